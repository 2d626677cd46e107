#!/bin/bash
# A PVH guest really runs, on a Xen host that Debian 12's QEMU boots (src/lab/lib/qemu.sh).
# takes: 100 s
source "$(dirname "$0")/../lib.sh"

# The Xen host's snapshot is another QEMU's: a copy of its disks is booted.
trap leave EXIT
lab down
host=$DOM0_LAB_NAME
export DOM0_LAB_QEMU=bookworm DOM0_LAB_NAME=test-$suite-pvh
lab destroy
lab copy "$host"
lab up kept ready

guest="name: pvh1, type: pvh, memory: 128, vcpus: 1, kernel: /var/lib/dom0-xen-lab/guests/vmlinux,
  ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img, cmdline: console=hvc0, state: running"
# QEMU's emulation of AMD's virtualisation resets the guest's CPU in its first second once in some 20 starts
# ("reason code 1" is a reboot that the kernel, not yet up, has not asked for). Xen starts it again by itself.
if run_module xen_guest "$guest"; then
  is changed true
else
  [[ $(fact msg) == *"shut down, reason code 1 "* ]] || fail "this should have succeeded"
  eventually 180 on_host "xl list pvh1"
  module xen_guest "$guest"
fi
eventually 180 guest_says pvh1 "dom0.xen guest pvh1 is running"
module xen_guest "name: pvh1, state: absent, force: true, timeout: 120" && is changed true
lab destroy
