#!/bin/bash
# Thin pools, thin volumes and their snapshots; copy-on-write snapshots, overflown and merged; caches: each made once, the same the second time.
# takes: 80 s
source "$(dirname "$0")/lib-volumes.sh"

from ready
group # thin pools, thin volumes, thin snapshots
does '"thinpool": "tp", "size": "40m", "when_full": "error"' true
twice '"thinpool": "tp", "size": "60m", "pool_metadata_size": "8m", "discards": "nopassdown", "zero": false'
refuses '"thinpool": "tp", "size": "20m", "shrink": true, "force": true' "cannot be made smaller"
does '"lv": "tv", "thinpool": "tp", "size": "20m"' true
does '"thinpool": "tq", "rename_from": "tp"' true # its volume is active
does '"thinpool": "tp", "rename_from": "tq"' true
twice '"lv": "tv", "size": "50%POOL"'
refuses '"lv": "tv", "size": "50%VG"' "%POOL"
foretold '"lv": "tv", "snapshot": "ts"'
is active false
twice '"lv": "tv", "snapshot": "tu", "activation_skip": false'
is active true
refuses '"thinpool": "tp", "state": "absent", "force": true' "ts, tu, tv"
twice '"lv": "tv", "snapshot": "ts", "state": "merged"'
twice '"thinpool": "tp", "state": "absent", "force": true, "remove_dependents": true'
# A pool whose only volume is gone, as teardown.yml leaves it, is still open: to the device of its own name.
does '"thinpool": "tp", "size": "40m"' true
does '"lv": "tv", "thinpool": "tp", "size": "20m"' true
twice '"lv": "tv", "state": "absent", "force": true'
twice '"thinpool": "tp", "active": false'
twice '"thinpool": "tp", "active": true'
twice '"thinpool": "tp", "state": "absent", "force": true'
twice '"thinpool": "tp", "size": "100%FREE"'

group # thick snapshots
does '"lv": "o", "size": "100m"' true
for share in 10:4 100:26; do
  twice "\"lv\": \"o\", \"snapshot\": \"s\", \"size\": \"${share%:*}%ORIGIN\""
  lv_is s lv_size "$((4 * ${share#*:})).00"
  on_host 'timeout 60 lvremove -qq -y tvg/s'
done
does '"lv": "o", "snapshot": "s", "size": "20m"' true
twice '"lv": "o", "snapshot": "s", "size": "24m"'
refuses '"lv": "o", "state": "absent", "force": true' "depend on it: s"
refuses '"lv": "o", "size": "120m"' "depend on it: s"
on_host 'dd if=/dev/urandom of=/dev/tvg/o bs=1M count=30 oflag=direct status=none; sync'
refuses '"lv": "o", "snapshot": "s", "size": "24m"' "overflowed"
does '"lv": "o", "snapshot": "s", "state": "absent", "force": true' true
does '"lv": "o", "snapshot": "s", "size": "24m"' true
on_host 'mkfs.ext4 -q /dev/tvg/o; mkdir -p /mnt/o; mount /dev/tvg/o /mnt/o'
does '"lv": "o", "snapshot": "s", "state": "merged"' true
is merge_pending true
does '"lv": "o", "snapshot": "s", "state": "merged"' false
on_host 'umount /mnt/o; timeout 60 lvchange -an tvg/o; timeout 60 lvchange -ay tvg/o'
eventually 120 ours '"lv": "o", "snapshot": "s", "state": "merged"'
on_host 'timeout 120 sh -c "while lvs tvg/s >/dev/null 2>&1; do sleep 2; done"'
does '"lv": "o", "snapshot": "s", "state": "merged"' false
is merge_pending false

group # a cache
does '"lv": "slow", "size": "80m"' true
twice '"lv": "fast", "size": "32m", "opts": "--type cache-pool"'
foretold '"lv": "slow", "cache_volume": "fast", "cache_mode": "writethrough"'
twice '"lv": "slow", "size": "100m"'
twice '"lv": "slow", "cached": false'
lv_is slow segtype 'linear linear' # it was extended
