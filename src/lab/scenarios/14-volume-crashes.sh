#!/bin/bash
# Runs that are killed, find no room or a group that is not whole, and sixteen at once.
source "$(dirname "$0")/lib-volumes.sh"

run='$(echo /usr/lib/dom0-xen/*/run)'

from linux
group

# A program before lvcreate makes the volume and then sleeps, as if lvcreate were still wiping: the run is killed meanwhile.
on_host 'printf "#!/bin/sh\n/usr/sbin/lvcreate \"\$@\" && exec sleep 600\n" >/usr/local/sbin/lvcreate && chmod +x /usr/local/sbin/lvcreate'
on_host "echo '{\"vg\": \"tvg\", \"lv\": \"k\", \"size\": \"20m\"}' >/tmp/k.json
  timeout -s KILL 90 $run lvm_volume /tmp/k.json; rm /usr/local/sbin/lvcreate"
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

# a disk that is gone
on_host 'timeout 60 lvcreate -qq -y -l 5 -n onc tvg /dev/vdc; echo 1 >/sys/block/vdd/device/../remove 2>/dev/null ||
  printf "devices { global_filter = [ \"r|/dev/vdd|\", \"a|.*|\" ] }\n" >>/etc/lvm/lvmlocal.conf'
if on_host 'vgs --noheadings -o vg_missing_pv_count tvg 2>/dev/null' | grep -q 1; then
  does '"lv": "onc", "size": "20m"' false
  if ours '"lv": "onc", "size": "24m"'; then fail "a group that misses a PV was changed"; fi
  [[ $(fact msg) == *"misses 1 of its PVs"* ]] || fail "$(fact msg)"
else
  fail "the PV is still there"
fi

from linux
group # two groups of one name
on_host 'set -e; timeout 60 vgreduce -qq tvg /dev/vdd
  timeout 60 vgcreate -qq --config "devices { global_filter = [ \"a|^/dev/vdd$|\", \"r|.*|\" ] }" tvg /dev/vdd'
[[ $(on_host 'vgs --noheadings -o vg_name 2>/dev/null | grep -cw tvg') == 2 ]] || fail "there are no two groups of one name"
if ours '"lv": "a", "size": "8m"'; then fail "one of two groups of a name was taken"; fi
[[ $(fact msg) == *"more than one volume group with the name tvg"* ]] || fail "$(fact msg)"

from linux
group # an lvm.conf that spoils reports, and a German root
on_host 'printf "log { prefix = \"XX\" command_names = 1 verbose = 2 report_command_log = 1 }\nreport { binary_values_as_numeric = 1 compact_output = 1 }\n" >>/etc/lvm/lvmlocal.conf'
result=$(on_host "echo '{\"vg\": \"tvg\", \"lv\": \"a\", \"size\": \"12m\"}' | LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 timeout 300 $run lvm_volume")
is changed true
does '"lv": "a", "size": "12m"' false
on_host ': >/etc/lvm/lvmlocal.conf'

# sixteen at once, on one host: none is lost, none is made twice
on_host "for i in \$(seq 16); do
    echo '{\"vg\": \"tvg\", \"lv\": \"many'\$i'\", \"size\": \"8m\"}' | timeout 900 $run lvm_volume >/tmp/many.\$i &
  done; wait; grep -L '\"changed\":true' /tmp/many.* || true"
[[ $(on_host 'lvs --noheadings tvg | grep -c many') == 16 ]] || fail "not exactly sixteen volumes"
[[ $(on_host 'lvs --noheadings -o lv_tags tvg | xargs') == '' ]] || fail "a volume is marked as unfinished"
lab down # nobody comes after this one on this machine
