#!/bin/bash
# A run that is killed behind a command that resizes a volume or its filesystem: a later one completes it, and all is whole.
# takes: 180 s
source "$(dirname "$0")/lib-kills.sh"

from ready

larger='"lv": "v", "size": "60m", "resizefs": true'
smaller='"lv": "v", "size": "20m", "resizefs": true, "shrink": true'
survives lvextend '"lv": "v", "size": "60m"' 'v lv_size 60.00' "$volume"
survives lvreduce '"lv": "v", "size": "20m", "shrink": true, "force": true' 'v lv_size 20.00' "$volume"
survives lvextend "$larger" 'v lv_size 60.00' "$ext4"
survives e2fsck "$larger" 'v lv_size 60.00' "$ext4"
survives resize2fs "$larger" 'v lv_size 60.00' "$ext4"
survives e2fsck "$smaller" 'v lv_size 20.00' "$ext4"
survives resize2fs "$smaller" 'v lv_size 20.00' "$ext4"
survives lvreduce "$smaller" 'v lv_size 20.00' "$ext4"
survives fsadm '"lv": "v", "size": "360m", "resizefs": true' 'v lv_size 360.00' "$xfs"
survives xfs_growfs '"lv": "v", "size": "360m", "resizefs": true' 'v lv_size 360.00' "$xfs; mkdir -p /mnt/v; mount /dev/tvg/v /mnt/v"
survives lvextend '"lv": "v", "size": "60m"' 'v segtype,lv_size raid1 60.00' 'timeout 60 lvcreate -qq -y --type raid1 -m 1 --nosync -L 40m -n v tvg'
survives lvextend '"lv": "v", "snapshot": "s", "size": "24m"' 's lv_size 24.00' "$snapshot"
survives lvextend '"lv": "tv", "size": "40m"' 'tv lv_size 40.00' "$pool"
survives lvextend '"thinpool": "tp", "size": "60m", "pool_metadata_size": "8m"' 'tp lv_size,lv_metadata_size 60.00 8.00' "$pool"
survives lvextend '"lv": "v", "size": "60m"' 'v segtype,lv_size cache 60.00' "$cached"
