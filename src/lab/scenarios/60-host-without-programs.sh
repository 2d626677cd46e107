#!/bin/bash
# A host that the role runtime was not applied to gets one clear answer.
source "$(dirname "$0")/lib.sh"

from bare
must_refuse lvm_volume "vg: vg0, lv: x, size: 8M" "dom0.xen.runtime"
