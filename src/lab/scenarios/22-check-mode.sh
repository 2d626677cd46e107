#!/bin/bash
# --check --diff on a changed inventory tells what would change, and touches nothing.
source "$(dirname "$0")/lib.sh"

from ready
before=$(everything)
play playbooks/site.yml --check --diff -e '{"xen_dom0_mem": "900M,max:900M", "xen_guests": [
  {"name": "web1", "memory": 160}]}'
has '+GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=900M,max:900M'
has '-memory = 128'
has '+memory = 160'
recap failed=0
[[ $(everything) == "$before" ]] || fail "check mode touched something"

play playbooks/guests.yml --check --diff -e '{"xen_volumes": [{"lv": "web1", "vg": "vg0", "size": "512M"},
  {"lv": "web2", "vg": "vg0", "size": "64M"}]}'
recap failed=0
recap changed=1
[[ $(everything) == "$before" ]] || fail "check mode touched something"

# And what was foretold happens.
play playbooks/guests.yml -e '{"xen_volumes": [{"lv": "web1", "vg": "vg0", "size": "512M"}]}'
recap changed=1
on_host 'test "$(lvs --noheadings --nosuffix --units m -o lv_size vg0/web1 | tr -d " ")" = 512.00'
