#!/bin/bash
# A running guest's volume is extended, what is on it never touched, and what would take it from the guest is refused.
# takes: 30 s
source "$(dirname "$0")/../lib.sh"

from ready
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, active: false" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web2, rename_from: web1" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, size: 128M, resizefs: true, shrink: true, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: big, size: 100T" "free"
must_refuse lvm_volume "vg: nosuch, lv: x, size: 8M" "vg0"
[[ $(on_host 'lvs --noheadings -o lv_name,lv_size vg0 | xargs') == "web1 256.00m" ]] || fail "a refusal changed something"

before=$(on_host 'dumpe2fs -h /dev/vg0/web1 2>/dev/null | md5sum')
module lvm_volume "vg: vg0, lv: web1, size: 300M, resizefs: true" && is changed true
[[ $(fact warnings) == *"the guest web1"* ]] || fail "no warning names the guest: $(fact warnings)"
[[ $(fact commands) == '[["lvextend", "--yes", "-l", "75", "vg0/web1"]]' ]] || fail "more than lvextend: $(fact commands)"
[[ $(on_host 'dumpe2fs -h /dev/vg0/web1 2>/dev/null | md5sum') == "$before" ]] || fail "the guest's disk was touched"
module lvm_volume "vg: vg0, lv: web1"
[[ $(fact users) == *"the guest of domain"* ]] || fail "no user: $(fact users)"
[[ $(on_host 'xl list | grep -c "^web1 "') == 1 ]] || fail "the guest is gone"

module lvm_volume "lv: alone, size: 100%FREE" && is changed true && is vg vg0
module lvm_volume "lv: alone, size: 100%FREE" && is changed false
