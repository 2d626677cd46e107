#!/bin/bash
# A PVH guest really runs.
source "$(dirname "$0")/lib.sh"

from ready
module xen_guest "name: pvh1, type: pvh, memory: 128, vcpus: 1, kernel: /var/lib/dom0-xen-lab/guests/vmlinuz,
  ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img, cmdline: console=hvc0, state: running"
is changed true
eventually 180 guest_says pvh1 "dom0.xen guest pvh1 is running"
module xen_guest "name: pvh1, state: absent, force: true, timeout: 120" && is changed true
