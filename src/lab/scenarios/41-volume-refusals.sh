#!/bin/bash
# What would destroy data, or could not work, is refused; what is asked for twice is done once.
source "$(dirname "$0")/lib.sh"

from ready
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, state: absent, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: web1, size: 128M, shrink: true, force: true" "in use by the guest web1"
must_refuse lvm_volume "vg: vg0, lv: big, size: 100T" "free"
must_refuse lvm_volume "vg: nosuch, lv: x, size: 8M" "vg0"
must_refuse lvm_volume "vg: vg0, lv: snapshot1, size: 8M" "snapshot"
must_refuse lvm_volume "vg: vg0, lv: 'a/b/c', size: 8M" "not 'b/c'"
must_refuse lvm_volume "vg: vg0, lv: x, size: 8 apples" "apples"
[[ $(on_host 'lvs --noheadings -o lv_name,lv_size vg0 | xargs') == "web1 256.00m" ]] || fail "a refusal changed something"

for size in 10M 3%VG 50%FREE; do
  module lvm_volume "vg: vg0, lv: form, size: '$size'" && is changed true
  module lvm_volume "vg: vg0, lv: form, size: '$size'" && is changed false
  must_refuse lvm_volume "vg: vg0, lv: form, state: absent" "force"
  module lvm_volume "vg: vg0, lv: form, state: absent, force: true" && is changed true
done
module lvm_volume "lv: alone, size: 100%FREE" && is changed true && is vg vg0
module lvm_volume "lv: alone, size: 100%FREE" && is changed false
