#!/bin/bash
# Groups that are not as they should be: a PV is gone, two have one name; an lvm.conf that spoils reports.
# takes: 30 s
source "$(dirname "$0")/lib-volumes.sh"

from ready
group # an lvm.conf that spoils reports, and a German root
on_host 'printf "log { prefix = \"XX\" command_names = 1 verbose = 2 report_command_log = 1 }\nreport { binary_values_as_numeric = 1 compact_output = 1 }\n" >>/etc/lvm/lvmlocal.conf'
result=$(on_host "echo '{\"vg\": \"tvg\", \"lv\": \"a\", \"size\": \"12m\"}' | LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 timeout 300 $run lvm_volume")
is changed true
does '"lv": "a", "size": "12m"' false
on_host ': >/etc/lvm/lvmlocal.conf'

group # a disk that is gone
on_host 'timeout 60 lvcreate -qq -y -l 5 -n onc tvg /dev/vdb
  printf "devices { global_filter = [ \"a|^/dev/vdb$|\", \"r|.*|\" ] }\n" >>/etc/lvm/lvmlocal.conf'
[[ $(on_host 'vgs --noheadings -o vg_missing_pv_count tvg 2>/dev/null | xargs') == 1 ]] || fail "the PV is still there"
does '"lv": "onc", "size": "20m"' false
if ours '"lv": "onc", "size": "24m"'; then fail "a group that misses a PV was changed"; fi
[[ $(fact msg) == *"is missing 1 of its PVs"* ]] || fail "$(fact msg)"
on_host ': >/etc/lvm/lvmlocal.conf'

group # two groups of one name
on_host 'set -e; timeout 60 vgreduce -qq tvg /dev/vdc
  timeout 60 vgcreate -qq --config "devices { global_filter = [ \"a|^/dev/vdc$|\", \"r|.*|\" ] }" tvg /dev/vdc'
[[ $(on_host 'vgs --noheadings -o vg_name 2>/dev/null | grep -cw tvg') == 2 ]] || fail "there are no two groups of one name"
if ours '"lv": "a", "size": "8m"'; then fail "one of two groups of a name was taken"; fi
[[ $(fact msg) == *"more than one volume group with the name tvg"* ]] || fail "$(fact msg)"
on_host 'vgremove -qq -ff -y --select "vg_name=tvg" || true; wipefs -qa /dev/vdb /dev/vdc'

group # a part of a volume is on the disk that is gone
on_host 'lvcreate -qq -y -l 5 -n onb tvg /dev/vdb && lvcreate -qq -y -l 70 -n both tvg && vgchange -qq -an tvg
  printf "devices { global_filter = [ \"a|^/dev/vdb$|\", \"r|.*|\" ] }\n" >>/etc/lvm/lvmlocal.conf'
if ours '"lv": "both"'; then fail "a partial volume was activated"; fi
[[ $(fact msg) == *"lies on a PV that is missing: UUID "* ]] || fail "$(fact msg)"
does '"lv": "onb"' true
on_host ': >/etc/lvm/lvmlocal.conf; vgchange -qq -an tvg'

group # the clone of a PV
on_host 'lvcreate -qq -y -an -Zn -l 5 -n v tvg && cp --sparse=always /dev/vdc /root/clone && losetup /dev/loop7 /root/clone && pvscan -qq --cache'
for wanted in '"lv": "v", "size": "40m"' '"lv": "w", "size": "8m"'; do
  if ours "$wanted"; then fail "a group with duplicate PVs was changed"; fi
  [[ $(fact msg) == *"appear twice, also on /dev/"* ]] || fail "$(fact msg)"
done
on_host 'losetup -d /dev/loop7; rm /root/clone; pvscan -qq --cache; vgchange -qq -an tvg'

group # a group of another host
on_host 'vgchange -qq -y --systemid other tvg'
for wanted in '"lv": "v", "size": "8m"' '"lv": "v", "state": "absent"'; do
  if ours "$wanted"; then fail "a group of another host was taken for none"; fi
  [[ $(fact msg) == *"belongs to the host with the system ID other"* ]] || fail "$(fact msg)"
done
