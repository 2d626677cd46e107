#!/bin/bash
# Groups that are not as they should be: a PV is gone, two have one name; an lvm.conf that spoils reports.
# takes: 42 s
source "$(dirname "$0")/lib-volumes.sh"

from ready
group # an lvm.conf that spoils reports, and a German root
on_host 'printf "log { prefix = \"XX\" command_names = 1 verbose = 2 report_command_log = 1 }\nreport { binary_values_as_numeric = 1 compact_output = 1 }\n" >>/etc/lvm/lvmlocal.conf'
result=$(on_host "echo '{\"vg\": \"tvg\", \"lv\": \"a\", \"size\": \"12m\"}' | LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 timeout 300 $run lvm_volume")
is changed true
does '"lv": "a", "size": "12m"' false
on_host ': >/etc/lvm/lvmlocal.conf'

group # a disk that is gone
on_host 'timeout 60 lvcreate -qq -y -l 5 -n onc tvg /dev/ubdb
  printf "devices { global_filter = [ \"a|^/dev/ubdb$|\", \"r|.*|\" ] }\n" >>/etc/lvm/lvmlocal.conf'
[[ $(on_host 'vgs --noheadings -o vg_missing_pv_count tvg 2>/dev/null | xargs') == 1 ]] || fail "the PV is still there"
does '"lv": "onc", "size": "20m"' false
if ours '"lv": "onc", "size": "24m"'; then fail "a group that misses a PV was changed"; fi
[[ $(fact msg) == *"misses 1 of its PVs"* ]] || fail "$(fact msg)"
on_host ': >/etc/lvm/lvmlocal.conf'

group # two groups of one name
on_host 'set -e; timeout 60 vgreduce -qq tvg /dev/ubdc
  timeout 60 vgcreate -qq --config "devices { global_filter = [ \"a|^/dev/ubdc$|\", \"r|.*|\" ] }" tvg /dev/ubdc'
[[ $(on_host 'vgs --noheadings -o vg_name 2>/dev/null | grep -cw tvg') == 2 ]] || fail "there are no two groups of one name"
if ours '"lv": "a", "size": "8m"'; then fail "one of two groups of a name was taken"; fi
[[ $(fact msg) == *"more than one volume group with the name tvg"* ]] || fail "$(fact msg)"
