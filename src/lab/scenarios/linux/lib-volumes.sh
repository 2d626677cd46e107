# shellcheck shell=bash
# What the scenarios of volumes share: a small volume group on two disks. Every command on the host has a limit.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# shellcheck disable=SC2034 # for those that start it themselves: the launcher, for the host's shell
run='$(echo /usr/lib/dom0-xen/*/run)'

# group: the volume group tvg, empty, of two PVs with 63 extents of 4 MiB each.
group() {
  on_host 'set -e
    for mount in $(findmnt -rno TARGET | grep ^/mnt/ || true); do timeout 60 umount "$mount"; done
    if vgs tvg >/dev/null 2>&1; then timeout 120 lvremove -qq -ff -y tvg; exit; fi
    timeout 60 pvcreate -qq -y --setphysicalvolumesize 256m /dev/vdb /dev/vdc
    timeout 60 vgcreate -qq tvg /dev/vdb /dev/vdc'
}

# ours 'JSON MEMBERS' [--check]: one run of lvm_volume in tvg; its result in $result, its status 0 or 3.
ours() { run_module lvm_volume "\"vg\": \"tvg\", $1" "${@:2}"; }

# does 'JSON MEMBERS' true|false: succeeds, and changes something or nothing.
does() {
  ours "$1" || fail "this should have succeeded"
  is changed "$2"
}

# twice 'JSON MEMBERS': done once, and nothing left the second time.
twice() {
  does "$1" true
  does "$1" false
}

# foretold 'JSON MEMBERS': by check mode, to the word; then done once, and nothing left the second time.
foretold() {
  local commands
  ours "$1" --check || fail "check mode should have succeeded"
  is changed true
  commands=$(fact commands)
  does "$1" true
  [[ $(fact commands) == "$commands" ]] || fail "check mode foretold $commands"
  does "$1" false
}

# refuses 'JSON MEMBERS' WORDS: fails with these words, and LVM's metadata stays as it was.
refuses() {
  local before
  before=$(on_host 'vgs --noheadings -o vg_seqno tvg')
  if ours "$1"; then fail "this should have been refused"; fi
  [[ $(fact msg) == *"$2"* ]] || fail "the message lacks: $2"
  [[ $(on_host 'vgs --noheadings -o vg_seqno tvg') == "$before" ]] || fail "a refusal changed the group"
}

# lv NAME FIELDS: what LVM itself says of a volume, without blanks around.
lv() { on_host "lvs -a --noheadings --nosuffix --units m --separator ' ' -o $2 tvg/$1 | xargs"; }

# lv_is NAME FIELDS VALUE.
lv_is() { [[ $(lv "$1" "$2") == "$3" ]] || fail "$1: $2 is $(lv "$1" "$2"), not $3"; }
