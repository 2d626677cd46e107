#!/bin/bash
# What killed runs leave is told from what is somebody else's; no room; sixteen at once. (Every command: volume-kills-*.sh)
# takes: 60 s
source "$(dirname "$0")/lib-kills.sh"

from ready
group

killed lvcreate '"lv": "k", "size": "20m"'
lv_is k lv_tags dom0.xen-unfinished
twice '"lv": "k", "size": "20m"'
lv_is k lv_tags ''
on_host 'timeout 60 lvchange -qq --addtag dom0.xen-unfinished tvg/k; mkfs.ext4 -q /dev/tvg/k'
refuses '"lv": "k", "size": "20m"' "holds ext4"
on_host 'timeout 60 lvchange -qq --deltag dom0.xen-unfinished tvg/k'
on_host 'timeout 60 lvextend -qq -y -L 40m tvg/k' # killed between lvextend and resize2fs
twice '"lv": "k", "size": "40m", "resizefs": true'
on_host 'e2fsck -f -p /dev/tvg/k >/dev/null; resize2fs /dev/tvg/k 20M 2>/dev/null' # killed between resize2fs and lvreduce
twice '"lv": "k", "size": "20m", "resizefs": true, "shrink": true, "force": true'

refuses '"lv": "big", "size": "1g"' "free"

group
# sixteen at once, on one host: none is lost, none is made twice
on_host "for i in \$(seq 16); do
    echo '{\"vg\": \"tvg\", \"lv\": \"many'\$i'\", \"size\": \"8m\"}' | timeout 900 $run lvm_volume >/tmp/many.\$i &
  done; wait; grep -L '\"changed\":true' /tmp/many.* || true"
[[ $(on_host 'lvs --noheadings tvg | grep -c many') == 16 ]] || fail "not exactly sixteen volumes"
[[ $(on_host 'lvs --noheadings -o lv_tags tvg | xargs') == '' ]] || fail "a volume is marked as unfinished"
