#!/bin/bash
# On a bare host a module gives one clear answer, and bootstrap.yml in check mode installs nothing, as users get it: from the artifact.
# takes: 10 s
source "$(dirname "$0")/../lib.sh"

from bare
if output=$(ansible xen_hosts -i "$(lab inventory --file)" -m dom0.xen.lvm_volume -a "vg=vg0 lv=x size=8M" 2>&1); then
  fail "this should have been refused"
fi
has "dom0.xen.runtime"

installed_collection
on_host '! command -v java' || fail "the bare host is not bare"
play dom0.xen.bootstrap --check
recap failed=0
recap changed=2 # the programs and Java
on_host '! command -v java && ! test -e /usr/lib/dom0-xen' || fail "check mode installed something"
