#!/bin/bash
# shellcheck disable=SC2016 source-path=src/lab/scenarios/linux
# The same tasks by community.general.lvol and by lvm_volume, side by side on real volumes: what lvol does wrong, ours does right.
# usage: src/bench/beside-lvol.sh      on a Linux of the lab; needs Debian's package `ansible` and `mvn package`; keeps the table in
# target/lab/beside-lvol.txt, and fails where lvm_volume does not do what is right.
export DOM0_LAB_KIND=linux
# shellcheck source=src/lab/scenarios/linux/lib-volumes.sh
source "$(dirname "$(realpath "$0")")/../lab/scenarios/linux/lib-volumes.sh"

[[ $(ansible-doc -t module community.general.lvol 2>/dev/null) == *LVOL* ]] || fail "community.general.lvol is missing here: apt-get install ansible"
mkdir -p target/lab
table=target/lab/beside-lvol.txt
printf '%-4s | %-52s | %-44s | %s\n' "row" "task" "lvol" "lvm_volume" >"$table"

# lvol 'JSON MEMBERS' [--check]: the peer; its result in $result.
lvol() {
  local arguments=${1//\"shrink\": true, /}
  output=$(timeout 300 ansible xen_hosts -i "$(lab inventory --file)" -m community.general.lvol \
    -a "{\"vg\": \"tvg\", $arguments}" ${2:+"$2"} 2>&1) || true
  result=$(python3 -c '
import json, sys
text = sys.stdin.read()
print(json.dumps(json.loads(text[text.index("=> ") + 3:])))' <<<"$output") || result='{"failed": true, "msg": "no result"}'
}

# outcome: $result in a few words.
outcome() {
  python3 -c '
import json, sys
result = json.load(sys.stdin)
if result.get("failed"):
    print("FAILED: " + " ".join(str(result.get("msg", "")).split())[:60])
else:
    print("changed" if result.get("changed") else "unchanged")' <<<"$result"
}

# row ID 'SETUP' 'JSON MEMBERS' 'WHAT TO SEE' 'OURS' [--check]: both from the same state; ours must come out as said,
# "OUTCOME[; WHAT IS SEEN]", of which the outcome may be the beginning.
row() {
  local id=$1 setup=$2 arguments=$3 see=$4 expected=$5 check=${6:-} theirs mine
  group
  on_host "set -e; cd /tmp; $setup"
  lvol "$arguments" "$check"
  theirs="$(outcome); $(on_host "$see" 2>&1 | xargs -0 echo | tr '\n' ' ' || true)"
  group
  on_host "set -e; cd /tmp; $setup"
  ours "$arguments" "$check" || true
  mine="$(outcome); $(on_host "$see" 2>&1 | tr '\n' ' ' || true)"
  printf '%-4s | %-52s | %-44s | %s\n' "$id" "${arguments//\"/}${check:+ $check}" "$theirs" "$mine" | tee -a "$table"
  [[ $mine == *"${expected%%;*}"* && $mine == *"${expected##*; }"* ]] || fail "$id: ours is '$mine', not '$expected'"
}

volumes='lvs --noheadings -o lv_name,lv_size,lv_active tvg | xargs -n3 | xargs'
sizes='lvs --noheadings --nosuffix --units m -o lv_name,lv_size tvg | xargs'
names='lvs --noheadings -o lv_name tvg | xargs'
make() { echo "timeout 60 lvcreate -qq -y $([[ $1 == -s ]] || echo -Wn) $*"; }

from ready
row M1 true '"lv": "a", "size": "12m", "active": false' 'lvs --noheadings -o lv_active tvg/a | xargs echo active:' 'changed; active: '
row M2 "$(make -n a -L 12m tvg)" '"lv": "a", "active": false' "$volumes" 'changed; active' --check
row M3 "$(make -n a -L 12m tvg); lvchange -an tvg/a" '"lv": "a", "active": true' 'lvs --noheadings -o lv_active tvg/a | xargs echo active:' 'changed; active: ' --check
row M4 "$(make -n b -L 12m tvg)" '"lv": "b", "size": "10"' "$sizes" 'unchanged; 12.00'
row M5 "$(make -n b -L 12m tvg)" '"lv": "b", "size": "10", "force": true' "$sizes" 'unchanged; 12.00'
row M7 "$(make -n b -L 12m tvg)" '"lv": "b", "size": "16MiB"' "$sizes" 'changed; 16.00'
row M8 "$(make -n b -L 12m tvg)" '"lv": "b", "size": "20m", "pvs": "/dev/vdb"' "$sizes" 'changed; 20.00'
row M9 "$(make -n b -L 20m tvg)" '"lv": "b", "shrink": true, "size": "12m", "force": true, "pvs": "/dev/vdb"' "$sizes" 'changed; 12.00'
row M10 "$(make -n b -L 20m tvg)" '"lv": "b", "size": "+4m"' "$sizes" 'FAILED: option size; 20.00'
row M11 'true' '"lv": "r", "size": "20%VG", "opts": "--type raid1 -m1 --nosync"' "$sizes" 'changed; 48.00'
row M12 "$(make -n p -l 31 tvg /dev/vdb)" '"lv": "p", "size": "50%PVS", "pvs": "/dev/vdb"' "$sizes" 'unchanged; 124.00'
row M13 "$(make -n o -L 40m tvg); $(make -s -n s -L 24m tvg/o)" '"lv": "o", "snapshot": "s", "size": "50%ORIGIN"' "$sizes" 'unchanged; 24.00'
row M14 "$(make -n o -L 40m tvg); $(make -s -n s -L 24m tvg/o)" '"lv": "o", "state": "absent", "force": true' "$names" 'FAILED: could not remove; o s'
row M15 "$(make -n f -l 100%FREE tvg)" '"lv": "f", "size": "100%FREE"' "$names" 'unchanged; f'
row M16 "$(make -n f -l 100%FREE tvg)" '"lv": "f", "size": "100%FREE", "shrink": false' "$names" 'unchanged; f'
row M17a "$(make -n f -L 8m tvg)" '"lv": "f", "state": "absent"' "$names" 'FAILED: could not remove; f'
row M17b "$(make -n f -L 8m tvg)" '"lv": "f", "state": "absent", "force": true' "$names" 'changed; f' --check
row M17c "$(make -n f -L 8m tvg)" '"lv": "f", "state": "absent", "force": true' "$names" 'changed'
row M17d 'true' '"lv": "f", "state": "absent", "force": true' "$names" 'unchanged'
row M18 'true' '"lv": "ro", "size": "8m", "opts": "-pr -Wy"' 'lvs --noheadings -o lv_name,lv_permissions tvg | xargs' 'changed; ro read-only'
pool="timeout 60 lvcreate -qq -y --type thin-pool -n tp -L 40m tvg; lvcreate -qq -y -V 20m --thinpool tp -n tv tvg"
row M19 "$pool; lvcreate -qq -y -s -n ts tvg/tv" '"lv": "tv", "snapshot": "ts"' "$names" 'unchanged; ts'
row M20 "$pool" '"thinpool": "tp", "shrink": true, "size": "20m", "force": true' "$sizes" 'FAILED: could not reduce tvg/tp: a thin pool cannot be made smaller; 40.00'
row M21 "$pool" '"lv": "tv", "size": "50%VG"' "$sizes" 'FAILED: tvg/tv cannot have the size; tv 20.00'
row M22 "$pool; lvcreate -qq -y -s -n ts tvg/tv" '"thinpool": "tp", "state": "absent", "force": true' "$names" 'FAILED: could not remove; tv'
ext="$(make -n e -L 40m tvg); mkfs.ext4 -q /dev/tvg/e; timeout 60 lvextend -qq -y -L 60m tvg/e"
row M23 "$ext" '"lv": "e", "size": "60m", "resizefs": true' 'dumpe2fs -h /dev/tvg/e 2>/dev/null | grep "Block count"' 'changed; 61440'
row M24 "$ext" '"lv": "e", "shrink": true, "size": "20m", "force": true' 'e2fsck -f -n /dev/tvg/e >/dev/null 2>&1 && echo whole || echo BROKEN' 'FAILED: could not reduce; whole'
row M25 "$(make -n q -L 24m tvg)" '"lv": "q", "size": "24m", "opts": "-i 2"' 'lvs --noheadings -o segtype tvg/q | xargs' 'FAILED: tvg/q is there; linear'
row M26 "$(make -n raw -L 8m tvg)" '"lv": "raw", "size": "16m", "resizefs": true' "$sizes" 'changed; 16.00'
row M27 'true' '"lv": "snapshot1", "size": "8m"' "$names" 'FAILED: option lv must not begin'
row M28 'true' '"lv": "x", "thinpool": "nosuch", "size": "20m"' "$names" 'FAILED: the thin pool nosuch does not exist'
# M6: a group that is not there yet is foretold in check mode, and refused by a real run
result=$(on_host "echo '{\"vg\": \"later\", \"lv\": \"a\", \"size\": \"8m\"}' >/tmp/later.json
  timeout 300 \$(echo /usr/lib/dom0-xen/*/run) lvm_volume /tmp/later.json --check")
is changed true
must_refuse lvm_volume "vg: later, lv: a, size: 8m" "there is no volume group later"

cat "$table"
