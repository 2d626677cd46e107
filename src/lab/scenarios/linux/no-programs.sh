#!/bin/bash
# A host that the role runtime was not applied to gets one clear answer.
# takes: 5 s
source "$(dirname "$0")/../lib.sh"

from bare
if output=$(ansible xen_hosts -i "$(lab inventory --file)" -m dom0.xen.lvm_volume -a "vg=vg0 lv=x size=8M" 2>&1); then
  fail "this should have been refused"
fi
has "dom0.xen.runtime"
