#!/bin/bash
# Every form of size; settings, names; linear, striped and RAID volumes: made once, the same the second time, as check mode foretold.
# takes: 70 s
source "$(dirname "$0")/lib-volumes.sh"

from ready
group
foretold '"lv": "form", "size": "10M"'
for size in 1.1m 33%VG 50%FREE 100%FREE; do
  on_host 'timeout 60 lvremove -qq -y tvg/form'
  twice "\"lv\": \"form\", \"size\": \"$size\""
done
on_host 'timeout 60 lvremove -qq -y tvg/form'
for share in 25 75 100; do # all of the group are 126 extents, of /dev/vdc 63: what lvcreate itself makes of the same
  twice "\"lv\": \"form\", \"size\": \"$share%FREE\", \"pvs\": [\"/dev/vdc\"]"
  ours=$(lv form lv_size,devices)
  on_host "lvremove -qq -y tvg/form && lvcreate -qq -y -l $share%FREE -n form tvg /dev/vdc"
  lv_is form lv_size,devices "$ours"
  on_host 'lvremove -qq -y tvg/form'
done
twice '"lv": "form", "size": "50%PVS", "pvs": ["/dev/vdc"]'
lv_is form devices '/dev/vdc(0)'
does '"lv": "form", "size": "+4m", "allow_relative": true' true
lv_is form lv_size 128.00
does '"lv": "form", "size": "8m"' false
is size_satisfied false

group # several in one task: one that fails hides no other
foretold '"volumes": [{"lv": "m1", "size": "8m"}, {"lv": "m2", "size": "12m", "tags": ["x"]}, {"lv": "m3", "size": "16m", "stripes": 2}]'
if ours '"volumes": [{"lv": "m1", "size": "1t"}, {"lv": "m4", "size": "8m"}]'; then fail "a volume larger than its group was made"; fi
[[ $(fact msg) == "1 of 2 volumes failed: "* ]] || fail "$(fact msg)"
lv_is m4 lv_size 8.00

group # settings, renames, activation
twice '"lv": "a", "size": "12m", "active": false, "tags": ["x/y=z", "web"], "permission": "ro", "read_ahead": "16"'
lv_is a lv_active,lv_permissions,lv_tags,lv_read_ahead 'read-only web,x/y=z 0.01'
foretold '"lv": "a", "permission": "rw", "tags": [], "active": true, "allocation": "cling", "autoactivation": false'
twice '"lv": "b", "rename_from": "a"'
refuses '"lv": "c", "rename_from": "a"' "neither does a"

group # striped and RAID: two PVs
refuses '"lv": "st", "size": "20m", "stripes": 2, "stripe_size": "8m"' "more than an extent"
twice '"lv": "st", "size": "20m", "stripes": 2'
lv_is st lv_size,stripes '24.00 2'
refuses '"lv": "st", "type": "linear"' "striped of 2 images, not linear"
twice '"lv": "r", "size": "20%VG", "opts": "--type raid1 -m1 --nosync"'
lv_is r segtype,lv_size 'raid1 48.00'
foretold '"lv": "r", "size": "100%FREE", "type": "raid1"'
twice '"lv": "r", "state": "absent", "force": true'

group # stripes on uneven PVs, as LVM gives them out
on_host 'lvcreate -qq -y -l 50 -n fill tvg /dev/vdc'
refuses '"lv": "st", "size": "160m", "stripes": 2' "needs 20 extents of 4 MiB on each of 2 PVs, but LVM finds no more than 13"
twice '"lv": "st", "size": "80m", "stripes": 2'
refuses '"lv": "st", "size": "120m"' "needs 5 more extents"
twice '"lv": "st", "size": "100%FREE"'
lv_is st lv_size,stripes '104.00 2'
on_host 'lvremove -qq -y tvg/fill && lvextend -qq -y -i 1 -l 30 tvg/st'
twice '"lv": "st", "size": "132m"' # segments of two kinds, of which the last goes on
