#!/bin/bash
# What would destroy data, or could not work, is refused; what is asked for twice is done once.
source "$(dirname "$0")/lib.sh"

from ready
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, size: 128M, shrink: true, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: big, size: 100T" "free"
must_refuse lvm_volume "vg: nosuch, lv: x, size: 8M" "vg0"
[[ $(on_host 'lvs --noheadings -o lv_name,lv_size vg0 | xargs') == "web1 256.00m" ]] || fail "a refusal changed something"

module lvm_volume "lv: alone, size: 100%FREE" && is changed true && is vg vg0
module lvm_volume "lv: alone, size: 100%FREE" && is changed false
