#!/bin/bash
# A run that is killed behind a command that makes a volume: a later one completes it, and LVM's metadata is whole.
# takes: 70 s
source "$(dirname "$0")/lib-kills.sh"

from ready

survives lvcreate '"lv": "v", "size": "20m"' 'v lv_size 20.00'
survives lvchange '"lv": "v", "size": "20m"' 'v lv_size 20.00'
survives lvcreate '"lv": "v", "size": "20m", "wipe": false' 'v lv_size 20.00'
survives lvcreate '"lv": "v", "size": "20m", "stripes": 2' 'v stripes,lv_size 2 24.00'
survives lvcreate '"lv": "v", "size": "20m", "type": "raid1", "nosync": true' 'v segtype,lv_size raid1 20.00'
survives lvcreate '"thinpool": "tp", "size": "40m"' 'tp segtype,lv_size thin-pool 40.00'
survives lvcreate '"lv": "tw", "thinpool": "tp", "size": "20m"' 'tw pool_lv,lv_size tp 20.00' "$pool"
survives lvcreate '"lv": "tv", "snapshot": "ts"' 'ts origin tv' "$pool"
survives lvchange '"lv": "tv", "snapshot": "ts", "activation_skip": false, "permission": "ro"' 'ts lv_permissions read-only' "$pool"
survives lvcreate '"lv": "v", "snapshot": "s", "size": "20m"' 's origin,lv_size v 20.00' "$volume"
survives lvcreate '"lv": "fast", "size": "32m", "opts": "--type cache-pool"' 'fast segtype cache-pool'
