#!/bin/bash
# A guest that does not obey a shutdown is not shot without force.
# takes: 50 s
source "$(dirname "$0")/../lib.sh"

from ready
deaf="name: deaf, type: pv, memory: 96, kernel: /var/lib/dom0-xen-lab/guests/vmlinux,
  ramdisk: /var/lib/dom0-xen-lab/guests/deaf.img, extra: console=hvc0"
module xen_guest "$deaf, state: running" && is changed true
eventually 120 guest_says deaf "dom0.xen guest deaf is running"

must_refuse xen_guest "name: deaf, state: shutdown, timeout: 10" "force"
on_host 'xl list deaf' || fail "the deaf guest is gone"
must_refuse xen_guest "name: deaf, state: absent, timeout: 10" "force"
module xen_guest "name: deaf, state: shutdown, timeout: 10, force: true" && is changed true
on_host '! xl list deaf 2>/dev/null' || fail "the deaf guest still runs"
