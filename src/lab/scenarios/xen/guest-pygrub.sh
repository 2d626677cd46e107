#!/bin/bash
# A disk with its own kernel and menu: a PV guest by pygrub, which reads both from the disk at each start, and by GRUB as the guest's kernel.
# takes: 160 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'set -e; lvcreate -qq -y -L 96m -n py vg0; mke2fs -q -F -t ext4 -O ^metadata_csum,^64bit /dev/vg0/py; mkdir -p /mnt/py; mount /dev/vg0/py /mnt/py
  mkdir -p /mnt/py/boot/grub; cp /var/lib/dom0-xen-lab/guests/vmlinuz /mnt/py/boot; cp /var/lib/dom0-xen-lab/guests/obedient.img /mnt/py/boot/initrd.img
  printf "set default=0\nset timeout=0\nmenuentry \"a guest\" {\n  linux /boot/vmlinuz console=hvc0 ours=yes\n  initrd /boot/initrd.img\n}\n" >/mnt/py/boot/grub/grub.cfg'
guest="name: py, type: pv, memory: 128, bootloader: pygrub, disk: ['/dev/vg0/py,raw,xvda,w'], state: running"
must_refuse xen_guest "$guest" "mounted on /mnt/py"
on_host 'umount /mnt/py'
module xen_guest "$guest" && is changed true && is pending_restart '[]'
eventually 180 guest_says py "command line: console=hvc0 ours=yes"
module xen_guest "$guest, apply: restart" && is changed false && is pending_restart '[]'
first=$(fact domid)
module xen_guest "name: py, state: restarted, timeout: 120" && is changed true && is state running
[[ $(fact domid) != "$first" ]] || fail "it was not restarted"

# GRUB as the guest's kernel reads them from inside the guest: nothing in dom0 looks into the disk.
on_host 'DEBIAN_FRONTEND=noninteractive apt-get install -qq -y grub-xen-host >/dev/null 2>&1'
pvgrub="name: py, type: pv, memory: 128, kernel: /usr/lib/grub-xen/grub-x86_64-xen.bin, disk: ['/dev/vg0/py,raw,xvda,w'], state: running"
module xen_guest "$pvgrub, apply: restart, timeout: 120" && is changed true && is pending_restart '[]'
eventually 300 guest_says py "dom0.xen guest py is running"
module xen_guest "$pvgrub, apply: restart" && is changed false
