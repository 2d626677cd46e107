#!/bin/bash
# A second site.yml finds nothing to do, also as users get it: the collection installed from its artifact, without a network.
# Check mode of a guest's change tells what it would be; a host is not rebooted under its guests.
# takes: 100 s
source "$(dirname "$0")/../lib.sh"

from ready
before=$(everything)
installed_collection
play dom0.xen.site
recap changed=0
recap failed=0
[[ $(everything) == "$before" ]] || fail "something was touched"

play playbooks/guests.yml --check --diff -e '{"xen_guests": [{"name": "web1", "memory": 160}]}'
has '-memory = 128'
has '+memory = 160'
recap failed=0
[[ $(everything) == "$before" ]] || fail "check mode touched something"

boot=$(on_host 'cat /proc/sys/kernel/random/boot_id')
must_fail playbooks/xen_host.yml -e '{"xen_dom0_mem": "900M,max:900M"}'
has "is not rebooted under its guests: web1. The playbook rolling.yml"
play playbooks/xen_host.yml -e '{"xen_dom0_mem": "900M,max:900M", "xen_reboot_guests": "later"}'
has "still needs a reboot: dom0_mem"
[[ $(on_host 'cat /proc/sys/kernel/random/boot_id') == "$boot" ]] || fail "it was rebooted under its guest"
