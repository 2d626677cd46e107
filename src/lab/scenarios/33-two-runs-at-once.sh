#!/bin/bash
# Two runs at once make one guest, and four make four volumes.
source "$(dirname "$0")/lib.sh"

from ready
arguments='{"name": "twin", "type": "pv", "memory": 96, "kernel": "/var/lib/dom0-xen-lab/guests/vmlinuz",
  "ramdisk": "/var/lib/dom0-xen-lab/guests/obedient.img", "extra": "console=hvc0", "state": "running"}'
on_host "run=\$(echo /usr/lib/dom0-xen/*/run)
  for i in 1 2; do echo '$arguments' | \$run xen_guest >/tmp/twin.\$i & done; wait; cat /tmp/twin.*"
[[ $(on_host 'xl list | grep -c "^twin "') == 1 ]] || fail "not exactly one guest"
[[ $(on_host 'grep -l "\"changed\":true" /tmp/twin.* | wc -l') == 1 ]] || fail "not exactly one run made it"

on_host "run=\$(echo /usr/lib/dom0-xen/*/run)
  for i in 1 2 3 4; do echo '{\"vg\": \"vg0\", \"lv\": \"many'\$i'\", \"size\": \"8M\"}' | \$run lvm_volume >/tmp/many.\$i & done; wait; cat /tmp/many.*"
[[ $(on_host 'lvs --noheadings vg0 | grep -c many') == 4 ]] || fail "not exactly four volumes"
