# shellcheck shell=bash
# What starts a machine: QEMU's BIOS, or UEFI (OVMF), with Secure Boot or without. As QEMU's arguments, one a line.

firmware() {
  if [[ -e $MACHINE/efi-variables ]]; then
    secure_boot
    esp "$MACHINE/linux/esp"
  elif [[ -e $MACHINE/esp ]]; then
    echo -bios
    echo "$(qemu_path)/usr/share/ovmf/OVMF.fd"
    esp "$MACHINE/esp"
  fi
}

# The variables hold Microsoft's and Debian's keys, and only the firmware can write to them.
secure_boot() {
  printf '%s\n' -machine q35,smm=on -global driver=cfi.pflash01,property=secure,value=on \
    -drive "if=pflash,unit=0,format=raw,readonly=on,file=$(qemu_path)/usr/share/OVMF/OVMF_CODE_4M.secboot.fd" \
    -drive "if=pflash,unit=1,format=raw,file=$MACHINE/efi-variables"
}

# esp FOLDER: as the EFI system partition of a disk of its own, behind the others.
esp() {
  printf '%s\n' -drive "if=none,id=esp,format=raw,readonly=on,file=fat:$1" -device virtio-blk-pci,drive=esp,bootindex=0,addr=0x1c
}
