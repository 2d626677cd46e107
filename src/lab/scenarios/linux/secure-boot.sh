#!/bin/bash
# Firmware with Secure Boot on, Debian's signed shim and GRUB: they load no Xen, and grub_xen refuses to have it booted, in check mode too.
# takes: 60 s
source "$(dirname "$0")/../lib.sh"

from secure
on_host 'od -An -tu1 -j4 -N1 /sys/firmware/efi/efivars/SecureBoot-* | grep -x " *1"' || fail "Secure Boot is off"
[[ $(lab console | grep -c 'prohibited by secure boot policy') == 2 ]] || fail "GRUB inserted multiboot2, or loaded Xen by it"

before=$(on_host 'md5sum /etc/default/grub /boot/grub/grub.cfg')
must_refuse grub_xen "dom0_mem: '1G,max:1G', boot_default: xen" "Secure Boot is on"
if run_module grub_xen "dom0_mem: '1G,max:1G', boot_default: xen" --check; then fail "check mode promised a boot into Xen"; fi
must_refuse grub_xen "dom0_mem: '1G,max:1G', trial: true" "Secure Boot is on"
[[ $(on_host 'md5sum /etc/default/grub /boot/grub/grub.cfg') == "$before" ]] || fail "something was touched"
module grub_xen "dom0_mem: '1G,max:1G', boot_default: linux" && is changed true
module grub_xen "dom0_mem: '1G,max:1G', boot_default: linux" && is changed false
