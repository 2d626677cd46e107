#!/bin/bash
# What must never reach a boot loader's configuration. (What happens when update-grub fails: grub-files.sh)
# takes: 10 s
source "$(dirname "$0")/../lib.sh"

from ready
before=$(everything)
must_refuse grub_xen "options: {dom0_cpus_pin: true}" "dom0_vcpus_pin"
must_refuse grub_xen "dom0_mem: 4096" "KiB"
must_refuse grub_xen "options: {loglevel: all}" "loglvl"
must_refuse grub_xen "options: {loglvl: '\$(reboot)'}" "loglvl"

# A drop-in that would silently win.
on_host 'echo GRUB_CMDLINE_XEN_DEFAULT=loglvl=all >/etc/default/grub.d/zz-mine.cfg'
must_refuse grub_xen "dom0_mem: '900M,max:900M'" "/etc/default/grub.d/zz-mine.cfg"
on_host 'rm /etc/default/grub.d/zz-mine.cfg'

[[ $(everything) == "$before" ]] || fail "a refusal touched something"
