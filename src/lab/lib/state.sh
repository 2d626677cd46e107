# shellcheck shell=bash disable=SC2034
# Where things are kept. Everything the lab writes is below $STATE.

STATE=${DOM0_LAB_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/dom0-xen-lab}
IMAGES=$STATE/images
NAME=${DOM0_LAB_NAME:-lab1}
SUITES="bookworm trixie"
SUITE=${DOM0_LAB_SUITE:-bookworm}
FIRMWARE=${DOM0_LAB_FIRMWARE:-bios}
MACHINE=$STATE/machines/$NAME

# The path goes into options of QEMU, ssh and Ansible, which divide at commas and spaces.
[[ $STATE =~ ^/[a-zA-Z0-9/._+@-]+$ ]] || die "DOM0_LAB_DIR must be an absolute path without spaces, commas or quotes: $STATE"
[[ " $SUITES " == *" $SUITE "* ]] || die "DOM0_LAB_SUITE must be bookworm or trixie: $SUITE"
[[ $FIRMWARE == @(bios|uefi) ]] || die "DOM0_LAB_FIRMWARE must be bios or uefi: $FIRMWARE"
[[ $NAME =~ ^[a-z0-9][a-z0-9-]{0,30}$ ]] || die "DOM0_LAB_NAME must be lower-case letters, digits and dashes: $NAME"
# The name of a unix socket is 107 bytes at most, and ssh adds 17 of its own while it makes one.
((${#MACHINE} <= 80)) || die "the path $MACHINE is too long for the sockets in it: set DOM0_LAB_DIR to a shorter one"

# kind: of the machine: xen or linux (QEMU, machine.sh), or chroot (namespace.sh).
kind() { cat "$MACHINE/kind" 2>/dev/null || echo xen; }

# with_lock FILE COMMAND...: one lab at a time does COMMAND; others wait. The lock is descriptor 9, which
# every program that outlives the lab must not inherit (9>&-).
with_lock() {
  local file=$1
  shift
  mkdir -p "$(dirname "$file")"
  exec 9>"$file"
  flock -n 9 || { say "another lab is at work here, waiting for it" && flock -w 1800 9; } || die "$file is still locked after 30 minutes"
  "$@"
  exec 9>&-
}

need_space() {
  local directory=$1 gib=$2 free_kib
  mkdir -p "$directory"
  free_kib=$(df --output=avail -k "$directory" | tail -n 1)
  ((free_kib >= gib * 1024 * 1024)) ||
    die "$directory has $((free_kib / 1024)) MiB free, $gib GiB are needed. DOM0_LAB_DIR moves the lab elsewhere"
}
