#!/bin/bash
# Real boots: Linux without Xen, a trial that GRUB cannot load. (One that comes up, and one that is loaded and does not, are in fleet.sh.)
# takes: 210 s
source "$(dirname "$0")/../lib.sh"

xen_runs() { on_host 'test -e /sys/hypervisor/type'; }

from ready
# Linux without Xen, by the playbook, which shuts the guest down first; how a host gets from Linux to Xen is booted in bare-to-guest.sh.
play playbooks/xen_host.yml -e '{"xen_dom0_mem": "900M,max:900M", "xen_boot_default": "linux", "xen_reboot_guests": "shutdown"}'
has "Linux runs without Xen, as wanted"
recap failed=0
! xen_runs || fail "Xen still runs"
module grub_xen "boot_default: linux" && is changed false && is reboot_required false

# A trial that GRUB cannot load: it goes on to the default by itself, and does not wait in its menu. (On Linux a boot takes a third of the time.)
module grub_xen "dom0_mem: '800M,max:800M', trial: true" && is trial armed
on_host 'sed -i "s|multiboot2 [^ ]*|multiboot2 /boot/gone.gz|" /boot/grub/custom.cfg'
reboot_host
! xen_runs || fail "Xen runs, although it was not there to be loaded"
must_refuse grub_xen "dom0_mem: '800M,max:800M', trial: true" "did not come up"
module grub_xen "boot_default: xen" && is changed true && is reboot_required true
module grub_xen "dom0_mem: '900M,max:900M', boot_default: xen" && is changed false && is reboot_required true
