#!/bin/bash
# Real boots: a trial that comes up, with a guest that starts with the host; Linux without Xen; a trial that GRUB cannot load.
# takes: 340 s
source "$(dirname "$0")/../lib.sh"

options() { on_host 'xl info xen_commandline'; }
xen_runs() { on_host 'test -e /sys/hypervisor/type'; }

from ready
module xen_guest "name: web1, state: running, autostart: true" && is autostart true
uuid=$(fact uuid)
good="dom0_mem: '900M,max:900M', boot_default: xen, trial: true"
before=$(on_host 'md5sum /boot/grub/grub.cfg /etc/default/grub')
module grub_xen "$good" && is trial armed && is changed true && is reboot_required true
module grub_xen "$good" && is trial armed && is changed false
[[ $(on_host 'md5sum /boot/grub/grub.cfg /etc/default/grub') == "$before" ]] || fail "a trial must not touch what boots otherwise"
reboot_host
[[ $(options) == *dom0_mem=900M,max:900M* ]] || fail "the trial was not booted: $(options)"
eventually 300 on_host 'xl list web1' # xendomains saved it and brings it back
module xen_guest "name: web1, state: running, autostart: true" && is changed false && is uuid "$uuid"
module grub_xen "$good" && is trial committed && is changed true && is reboot_required false
module grub_xen "$good" && is trial committed && is changed false
on_host 'grep -F dom0_mem=900M,max:900M /boot/grub/grub.cfg && ! test -e /boot/grub/custom.cfg'

# Linux without Xen, by the playbook, which shuts the guest down first; how a host gets from Linux to Xen is booted in bare-to-guest.sh.
play playbooks/xen_host.yml -e '{"xen_dom0_mem": "900M,max:900M", "xen_boot_default": "linux", "xen_reboot_guests": "shutdown"}'
has "Linux runs without Xen, as wanted"
recap failed=0
! xen_runs || fail "Xen still runs"
module grub_xen "boot_default: linux" && is changed false && is reboot_required false

# A trial that GRUB cannot load: it goes on to the default by itself, and does not wait in its menu. (On Linux a boot takes a third of the time;
# one that loads and does not come up is in fleet.sh.)
module grub_xen "dom0_mem: '800M,max:800M', trial: true" && is trial armed
on_host 'sed -i "s|multiboot2 [^ ]*|multiboot2 /boot/gone.gz|" /boot/grub/custom.cfg'
reboot_host
! xen_runs || fail "Xen runs, although it was not there to be loaded"
must_refuse grub_xen "dom0_mem: '800M,max:800M', trial: true" "did not come up"
module grub_xen "boot_default: xen" && is changed true && is reboot_required true
module grub_xen "dom0_mem: '900M,max:900M', boot_default: xen" && is changed false && is reboot_required true
