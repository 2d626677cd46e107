#!/bin/bash
# A run that is killed behind a command that changes, renames, converts or removes a volume: a later one completes it, and all is whole.
# takes: 170 s
source "$(dirname "$0")/lib-kills.sh"

from ready

survives lvchange '"lv": "v", "tags": ["web"], "permission": "ro"' 'v lv_tags,lv_permissions web read-only' "$volume"
survives lvchange '"lv": "v", "active": false' 'v lv_active ' "$volume"
survives lvchange '"lv": "v"' 'v lv_active active' "$volume; timeout 60 lvchange -qq -an tvg/v"
survives lvchange '"lv": "v", "minor": 77' 'v lv_minor 77' "$volume"
survives lvchange '"thinpool": "tp", "zero": false, "discards": "nopassdown", "when_full": "error"' \
  'tp zero,discards,lv_when_full nopassdown error' "$pool"
survives lvchange '"lv": "v", "cache_volume": "fast", "cache_mode": "writeback"' 'v cache_mode writeback' "$cached"
survives lvrename '"lv": "w", "rename_from": "v"' 'w lv_size 40.00' "$volume"
survives lvrename '"thinpool": "tq", "rename_from": "tp"' 'tv pool_lv tq' "$pool"
survives lvconvert '"lv": "v", "cache_volume": "fast", "cache_mode": "writethrough"' 'v segtype,cache_mode cache writethrough' "$cache_pool"
survives lvconvert '"lv": "v", "cached": false' 'v segtype linear' "$cached"
survives lvconvert '"lv": "tv", "snapshot": "ts", "state": "merged"' 'ts' "$thin_snapshot"
survives lvconvert '"lv": "v", "snapshot": "s", "state": "merged"' 's' "$snapshot"
survives lvremove '"lv": "v", "state": "absent", "force": true' 'v' "$volume"
survives umount '"lv": "v", "state": "absent", "force": true, "unmount": true' 'v' "$ext4; mkdir -p /mnt/v; mount /dev/tvg/v /mnt/v"
survives lvremove '"lv": "v", "snapshot": "s", "state": "absent", "force": true' 's' "$snapshot"
survives lvremove '"lv": "tv", "state": "absent", "force": true' 'tv' "$pool"
survives lvremove '"thinpool": "tp", "state": "absent", "force": true, "remove_dependents": true' 'tp' "$pool"
survives lvremove '"lv": "v", "state": "absent", "force": true, "remove_dependents": true' 'v' "$cached"
