#!/bin/bash
# A run that is killed just before or just after any command that changes LVM: the next one completes it, and LVM's metadata is whole.
# takes: 400 s
source "$(dirname "$0")/lib-volumes.sh"

from ready
on_host "$run --archive lvm_volume" # many starts

# survives PROGRAM 'JSON MEMBERS' [PREPARE]: killed before and after PROGRAM, each time on what PREPARE makes of the empty group.
survives() {
  local moment
  for moment in before after; do
    echo "== killed $moment $1: $2"
    group
    [[ -z ${3:-} ]] || on_host "set -e; $3"
    killed "$moment" "$1" "$2"
    ours "$2" || fail "the next run did not complete it"
    does "$2" false
    on_host '! lvs --noheadings -o lv_tags tvg | grep unfinished' || fail "a volume is marked as unfinished"
    on_host 'timeout 60 vgck tvg'
  done
}

volume='timeout 60 lvcreate -qq -y -Wy -Zy -L 40m -n v tvg'
pool='timeout 60 lvcreate -qq -y --type thin-pool -L 40m -n tp tvg; timeout 60 lvcreate -qq -y -V 20m --thinpool tp -n tv tvg'
ext4="$volume; mkfs.ext4 -q /dev/tvg/v"

survives lvcreate '"lv": "v", "size": "20m"'
survives lvchange '"lv": "v", "size": "20m"'
survives lvcreate '"lv": "v", "size": "20m", "stripes": 2'
survives lvcreate '"lv": "v", "size": "20m", "type": "raid1", "nosync": true'
survives lvcreate '"thinpool": "tp", "size": "40m"'
survives lvcreate '"lv": "tw", "thinpool": "tp", "size": "20m"' "$pool"
survives lvcreate '"lv": "tv", "snapshot": "ts"' "$pool"
survives lvcreate '"lv": "v", "snapshot": "s", "size": "20m"' "$volume"
survives lvextend '"lv": "v", "size": "60m"' "$volume"
survives lvextend '"lv": "v", "size": "60m", "resizefs": true' "$ext4"
survives resize2fs '"lv": "v", "size": "60m", "resizefs": true' "$ext4"
survives resize2fs '"lv": "v", "size": "20m", "resizefs": true, "shrink": true' "$ext4"
survives lvreduce '"lv": "v", "size": "20m", "resizefs": true, "shrink": true' "$ext4"
survives lvchange '"lv": "v", "tags": ["web"], "permission": "ro"' "$volume"
survives lvrename '"lv": "w", "rename_from": "v"' "$volume"
survives lvconvert '"lv": "tv", "snapshot": "ts", "state": "merged"' "$pool; timeout 60 lvcreate -qq -y -s -n ts tvg/tv"
survives lvconvert '"lv": "v", "cache_volume": "fast", "cache_mode": "writethrough"' "$volume; timeout 60 lvcreate -qq -y --type cache-pool -L 32m -n fast tvg"
survives lvremove '"lv": "v", "state": "absent", "force": true' "$volume"
survives lvremove '"thinpool": "tp", "state": "absent", "force": true, "remove_dependents": true' "$pool"
