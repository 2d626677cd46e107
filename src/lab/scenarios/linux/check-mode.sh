#!/bin/bash
# --check --diff on a changed inventory tells what would change, and touches nothing; then that happens, and no more.
# takes: 60 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'vgcreate -qq -y vg0 /dev/vdb && lvcreate -qq -y -L 256m -n web1 vg0'
before=$(everything)
play playbooks/site.yml --check --diff -e '{"xen_dom0_mem": "900M,max:900M"}'
has '+GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=900M,max:900M'
recap failed=0
[[ $(everything) == "$before" ]] || fail "check mode touched something"

play playbooks/guests.yml --check --diff -e '{"xen_volumes": [{"lv": "web1", "vg": "vg0", "size": "512M"},
  {"lv": "web2", "vg": "vg0", "size": "64M"}]}'
recap failed=0
recap changed=1
[[ $(everything) == "$before" ]] || fail "check mode touched something"

# One host after the other.
twin=target/lab/twin-$DOM0_LAB_NAME.ini
sed "s/^$DOM0_LAB_NAME /twin /" "$(lab inventory --file)" >"$twin"
play playbooks/xen_host.yml -i "$twin" --check
[[ $(grep -c "^PLAY \[Boot the hosts" <<<"$output") == 2 ]] || fail "two hosts were taken at once"

# And what was foretold happens.
ansible xen_hosts -i "$(lab inventory --file)" -m dom0.xen.grub_xen -a 'dom0_mem=900M,max:900M dom0_max_vcpus=1 dom0_vcpus_pin=true'
on_host 'grep -F "GRUB_CMDLINE_XEN_DEFAULT=\"dom0_mem=900M,max:900M" /etc/default/grub && grep "multiboot2.* dom0_mem=900M,max:900M" /boot/grub/grub.cfg'
play playbooks/guests.yml -e '{"xen_guests": [], "xen_volumes": [{"lv": "web1", "vg": "vg0", "size": "512M"}]}'
recap changed=1
on_host 'test "$(lvs --noheadings --nosuffix --units m -o lv_size vg0/web1 | tr -d " ")" = 512.00'
play playbooks/guests.yml -e '{"xen_guests": [], "xen_volumes": [{"lv": "web1", "vg": "vg0", "size": "512M"}]}'
recap changed=0
