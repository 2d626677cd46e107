# shellcheck shell=bash
# QEMU, the same one on every computer: Debian 13's, unpacked into a folder and run from there by its own loader. An
# emulated machine lives on starting processes, and the QEMU 7.2 of Debian 12 takes about twice the time of 10.0 for one.
# DOM0_LAB_QEMU=bookworm is for a PVH guest: 10.0 (and 11.1) tell Xen of each `mov` from a control register as one from
# CR0 (exit code 0), whether Xen intercepts that register or not, so a guest reads 0 from CR2 and stops at its first
# page fault. (Seen with xentrace; 7.2 does it right.)

readonly QEMU_SUITE=${DOM0_LAB_QEMU:-trixie} QEMU_PACKAGES=qemu-system-x86,qemu-utils,ovmf
[[ $QEMU_SUITE == @(trixie|bookworm) ]] || die "DOM0_LAB_QEMU must be trixie or bookworm: $QEMU_SUITE"

qemu_path() { echo "$IMAGES/qemu-$QEMU_SUITE"; }

qemu_unpacked() { [[ -d $(qemu_path) ]]; }

# need_qemu: it is there afterwards.
need_qemu() {
  qemu_unpacked && return
  # shellcheck disable=SC2086 # a list of words
  need_tools $BUILD_TOOLS
  need_space "$STATE" 1
  with_lock "$IMAGES/.qemu-lock" unpack_qemu_unless_unpacked
}

unpack_qemu_unless_unpacked() { qemu_unpacked || phase "fetching QEMU (once)" unpack_qemu; }

unpack_qemu() {
  local building=$IMAGES/.qemu log=$IMAGES/.qemu-log
  rm -rf "$building"
  fetch_debian QEMU "$log" --variant=extract --include="$QEMU_PACKAGES" "$QEMU_SUITE" "$building"
  rm -rf "${building:?}"/{dev,var,etc} # devices in it would be in the way of whoever removes the folder
  merge_usr "$building"
  mv "$building" "$(qemu_path)"
}

# from_qemu PROGRAM ARGS...: for at most $QEMU_LIMIT seconds, if there is one.
from_qemu() {
  local usr
  usr=$(qemu_path)/usr
  QEMU_MODULE_DIR=$usr/lib/x86_64-linux-gnu/qemu ${QEMU_LIMIT:+timeout -k 5 "$QEMU_LIMIT"} "$usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" --library-path "$usr/lib/x86_64-linux-gnu" "$usr/bin/$1" "${@:2}"
}

qemu-img() { from_qemu qemu-img "$@"; }

# Its firmware is where Debian's packages have it. The computer may have modules of another QEMU.
qemu-system-x86_64() {
  local share
  share=$(qemu_path)/usr/share
  from_qemu qemu-system-x86_64 -L "$share/qemu" -L "$share/seabios" "$@"
}

# A snapshot is for the QEMU that made it.
need_same_qemu() {
  [[ $(readlink "$MACHINE/qemu") == "$(qemu_path)" ]] ||
    die "machine $NAME was made by another QEMU ($(readlink "$MACHINE/qemu")). Either: lab up kept SNAPSHOT boots its disks; or: lab destroy, lab up bare"
}

# All snapshots of a machine are one QEMU's.
need_qemu_of_snapshots() {
  [[ $(readlink "$MACHINE/running-qemu") == "$(readlink "$MACHINE/qemu")" ]] ||
    die "machine $NAME runs in another QEMU than the one that its snapshots are of: no snapshot can be taken"
}
