#!/bin/bash
# What must never reach a boot loader's configuration, and what happens when update-grub fails.
source "$(dirname "$0")/lib.sh"

from ready
before=$(everything)
must_refuse grub_xen "options: {dom0_cpus_pin: true}" "dom0_vcpus_pin"
must_refuse grub_xen "dom0_mem: 4096" "KiB"
must_refuse grub_xen "options: {loglevel: all}" "loglvl"
must_refuse grub_xen "options: {loglvl: '\$(reboot)'}" "loglvl"
[[ $(everything) == "$before" ]] || fail "a refusal touched something"

# A drop-in that would silently win.
on_host 'echo GRUB_CMDLINE_XEN_DEFAULT=loglvl=all >/etc/default/grub.d/zz-mine.cfg'
must_refuse grub_xen "dom0_mem: '900M,max:900M'" "/etc/default/grub.d/zz-mine.cfg"
on_host 'rm /etc/default/grub.d/zz-mine.cfg'

# update-grub fails: every byte is put back.
on_host 'printf "#!/bin/sh\nexit 3\n" >/etc/grub.d/25_fail; chmod +x /etc/grub.d/25_fail'
must_refuse grub_xen "dom0_mem: '900M,max:900M'" "restored byte for byte"
on_host 'rm /etc/grub.d/25_fail /boot/grub/grub.cfg.new; true'
[[ $(everything) == "$before" ]] || fail "a failed update-grub left something behind"

# And a change that is right arrives, asks for a reboot, and is not made twice.
module grub_xen "dom0_mem: '900M,max:900M'" && is changed true && is reboot_required true
module grub_xen "dom0_mem: '900M,max:900M'" && is changed false && is reboot_required true
on_host 'grep -c "dom0_mem=900M,max:900M" /boot/grub/grub.cfg'
