# shellcheck shell=bash
# Snapshots: disks, memory and devices of the machine, kept inside its own disk.qcow2.

snapshots() {
  [[ -e $MACHINE/disk.qcow2 ]] || return 0
  # Both tables are alike: two lines of heading (three from the monitor), then ID and TAG first.
  if running; then monitor 'info snapshots'; else qemu-img snapshot -l "$MACHINE/disk.qcow2"; fi |
    tr -d '\r' | awk '$1 ~ /^([0-9]+|--)$/ { print $2 }'
}

has_snapshot() { [[ " $(snapshots | xargs) " == *" $1 "* ]]; }

need_snapshot() {
  local others
  has_snapshot "$1" && return
  others=$(snapshots | xargs)
  die "machine $NAME has no snapshot '$1' (it has: ${others:-none}). To make it: lab up bare, set the machine up, lab snapshot $1"
}

valid_snapshot_name() {
  [[ $1 =~ ^[a-zA-Z][a-zA-Z0-9._-]{0,60}$ ]] || bad_usage "a snapshot's name is letters, digits, dots and dashes, a letter first: '$1'"
}

save_snapshot() {
  local said
  said=$(monitor "savevm $1") || die "QEMU's monitor did not answer to savevm"
  [[ -z $said ]] || die "savevm $1: $said"
  has_snapshot "$1" || die "savevm $1 said nothing, but the snapshot is not there"
}

# disks_of_snapshot NAME: what the disks held then, not the memory; for a machine that is off.
disks_of_snapshot() {
  local disk
  need_snapshot "$1"
  for disk in "$MACHINE"/*.qcow2; do qemu-img snapshot -a "$1" "$disk"; done
}
