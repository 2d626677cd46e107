# shellcheck shell=bash disable=SC2153
# Linux without Xen in QEMU: booted once for each image, from then on every machine is a copy of the booted one.

readonly BOOTED=booted # the snapshot's name

# A snapshot is for the QEMU that made it.
linux_booted_path() { echo "$(linux_image_path)/$BOOTED-$1-$(basename "$(qemu_path)")"; }

# prepare_linux FROM: the image, and what comes up from it.
prepare_linux() {
  [[ $1 =~ ^(bare|ready|secure)$ ]] || bad_usage "a Linux comes up bare, ready or secure, not '$1'"
  need_run_tools
  linux_image
  [[ $1 == secure || -d $(linux_booted_path "$1") ]] || with_lock "$(image_lock)" boot_linux_unless_booted "$1"
}

boot_linux_unless_booted() {
  [[ -d $(linux_booted_path "$1") ]] || phase "booting a Linux, once" boot_linux "$1"
}

boot_linux() {
  local NAME=booting-$SUITE-$1 MACHINE=$STATE/machines/booting-$SUITE-$1
  stop_qemu
  rm -rf "$MACHINE"
  create_linux_disks "$1"
  start_qemu
  wait_for_ssh
  ssh_to_machine -n root@127.0.0.1 'systemctl is-system-running --wait >/dev/null; ! command -v xl >/dev/null || update-grub 2>/dev/null'
  drop_connections
  save_snapshot "$BOOTED"
  stop_qemu
  rm -f "$MACHINE"/{pid,port,monitor.sock,serial.log,qemu.log}
  mv "$MACHINE" "$(linux_booted_path "$1")"
}

create_linux_disks() {
  local disk
  mkdir -p "$MACHINE"
  echo linux >"$MACHINE/kind"
  ln -sfn "$(image_path)" "$MACHINE/image"
  ln -sfn "$(linux_image_path)" "$MACHINE/linux"
  ln -sfn "$(qemu_path)" "$MACHINE/qemu"
  accelerator >"$MACHINE/accelerator"
  qemu-img create -q -f qcow2 -F raw -b "$(linux_image_path)/$1.img" "$MACHINE/disk.qcow2"
  for disk in spare1 spare2; do qemu-img create -q -f qcow2 "$MACHINE/$disk.qcow2" 1G; done
}

# Since the snapshot its clock has stood still.
set_clock() { ssh_to_machine -n root@127.0.0.1 "date -s @$(date +%s) >/dev/null"; }

# start_linux FROM
start_linux() {
  need_space "$STATE" 2
  rm -rf "$MACHINE"
  if [[ $1 == secure ]]; then
    create_linux_disks ready
    cp "$(qemu_path)/usr/share/OVMF/OVMF_VARS_4M.ms.fd" "$MACHINE/efi-variables"
    phase "starting Linux $NAME by EFI, with Secure Boot" start_qemu
    return
  fi
  cp -r --sparse=always "$(linux_booted_path "$1")" "$MACHINE"
  phase "starting Linux $NAME" start_qemu "$BOOTED"
}
