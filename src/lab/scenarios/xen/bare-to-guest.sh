#!/bin/bash
# From a bare Debian to a running guest by site.yml; on 13 as users get it: the collection installed from its artifact, without a network. Leaves two
# machines with the snapshots that the others start from.
# takes: 350 s
source "$(dirname "$0")/../lib.sh"

# Debian 13 starts by UEFI, unless told otherwise: most servers of its days do.
[[ $suite == bookworm ]] || export DOM0_LAB_FIRMWARE=${DOM0_LAB_FIRMWARE:-uefi}
firmware() { on_host 'test -d /sys/firmware/efi && echo uefi || echo bios'; }

host=$DOM0_LAB_NAME other=${DOM0_LAB_NAME%1}2
for machine in "$other" "$host"; do DOM0_LAB_NAME=$machine lab destroy; done
lab up bare
on_host '! command -v xl && ! command -v java && ! test -e /usr/lib/dom0-xen' || fail "the bare host is not bare"
[[ $(firmware) == "${DOM0_LAB_FIRMWARE:-bios}" ]] || fail "the bare host was started by $(firmware)"

site=playbooks/site.yml
if [[ $suite == trixie ]]; then
  installed_collection
  play dom0.xen.bootstrap
  recap failed=0
  on_host '! command -v xl && test -e /usr/lib/dom0-xen/*/xen_guest.jar' || fail "bootstrap.yml does something else than it says"
  site=dom0.xen.site
fi
play "$site"
recap failed=0
has "Xen runs with the wanted options"
on_host 'test "$(cat /sys/hypervisor/type)" = xen'
on_host 'xl info | grep -E "^xen_commandline.* dom0_mem=1G,max:1G dom0_max_vcpus=1 dom0_vcpus_pin"'
[[ $(firmware) == "${DOM0_LAB_FIRMWARE:-bios}" ]] || fail "Xen was started by $(firmware)"
on_host 'xl list web1'
on_host 'test "$(lvs --noheadings --nosuffix --units m -o lv_size vg0/web1 | tr -d " ")" = 256.00'
eventually 120 guest_says web1 "dom0.xen guest web1 is running"
ready_driver # saved along: no scenario waits for its start
lab snapshot ready
lab down
DOM0_LAB_NAME=$other lab copy "$host"
