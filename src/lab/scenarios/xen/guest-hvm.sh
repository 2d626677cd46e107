#!/bin/bash
# A guest of type hvm, with Debian's qemu for Xen: its own kernel first, then a screen and a disk of its own.
# takes: 110 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'apt-get -q -y install qemu-system-xen >/dev/null'
guest="name: full, type: hvm, memory: 192, vcpus: 1, kernel: /var/lib/dom0-xen-lab/guests/vmlinuz,
  ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img, cmdline: console=ttyS0, serial: pty, disk: ['/dev/vdc,raw,hda,w'], vnc: true"
# Debian's QEMU for Xen has no passwords for VNC: xl does not say so, its log does.
must_refuse xen_guest "$guest, state: running, vncpasswd: hush" "DES"
on_host '! xl list full 2>/dev/null' || fail "half a guest is left"
module xen_guest "$guest, state: running, settle: 10, extra_config: {vncpasswd: null}" && is changed true && is state running && is pending_restart '[]'
module xen_guest "$guest, state: running" && is changed false
module xen_guest "name: full, state: running, vnclisten: 0.0.0.0, disk: ['/dev/vdc,raw,hda,w', '/dev/vdd,raw,hdb,w']" && is pending_restart '["disk", "vnclisten"]'
module xen_guest "name: full, state: shutdown, timeout: 10, force: true" && is changed true && is state absent
