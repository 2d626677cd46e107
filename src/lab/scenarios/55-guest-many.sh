#!/bin/bash
# Ten guests from a list in one run, eight runs at once on one guest and on many, and runs that are killed.
source "$(dirname "$0")/lib.sh"

from ready
ten='{"xen_volumes": [], "xen_guest_defaults": {"type": "pv", "memory": 96, "kernel": "/var/lib/dom0-xen-lab/guests/vmlinuz",
  "ramdisk": "/var/lib/dom0-xen-lab/guests/obedient.img", "extra": "console=hvc0", "vif": "bridge=xenbr0"},
  "xen_guests": [{"name": "g1"}, {"name": "g2"}, {"name": "g3"}, {"name": "g4"}, {"name": "g5"},
    {"name": "g6"}, {"name": "g7"}, {"name": "g8"}, {"name": "g9"}, {"name": "g10"}]}'
play playbooks/guests.yml -e "$ten"
[[ $output =~ g10\ +running ]] || fail "the table lacks g10"
[[ $(on_host 'xl list | grep -c "^g[0-9]"') == 10 ]] || fail "not ten guests"
[[ $(on_host 'grep -ho "mac=[0-9a-f:]*" /etc/xen/g*.cfg | sort -u | wc -l') == 10 ]] || fail "a MAC is there twice"
play playbooks/guests.yml -e "$ten" -e '{"xen_guests": [{"name": "g1"}, {"name": "g5"}, {"name": "g10"}]}'
recap changed=0

# Guests without work cost an emulated host much of its time: four are enough for what follows.
on_host 'for i in 5 6 7 8 9 10; do xl destroy "g$i"; done'

# Eight at once, on one guest and on many: the lock lets one after the other at them.
run='$(echo /usr/lib/dom0-xen/*/run)'
on_host "for i in 1 2 3 4; do echo '{\"name\": \"g1\", \"state\": \"running\", \"cpu_weight\": '\$((100 + i))'}' | timeout 900 $run xen_guest >/tmp/one.\$i &
    echo '{\"name\": \"g'\$i'\", \"state\": \"running\", \"cap\": 50}' | timeout 900 $run xen_guest >/tmp/many.\$i & done; wait
  grep -L '\"failed\"' /tmp/one.* /tmp/many.* | wc -l | grep -x 8" || fail "a run failed"
[[ $(on_host 'xl list | awk "/^g[0-9]/ { print \$1 }" | sort | uniq -d') == '' ]] || fail "a guest is there twice"
[[ $(on_host 'xl list | grep -c "^g[0-9]"') == 4 ]] || fail "a guest was lost"

# Killed at whatever step that is: the next run completes it.
for seconds in 4 9; do
  on_host "xl destroy g2 2>/dev/null; sleep 3
    echo '{\"name\": \"g2\", \"state\": \"running\", \"memory\": $((96 + seconds))}' >/tmp/k.json
    timeout -s KILL $seconds $run xen_guest /tmp/k.json || true
    timeout 600 $run xen_guest /tmp/k.json | grep -q '\"state\":\"running\"'
    timeout 600 $run xen_guest /tmp/k.json | grep -q '\"changed\":false'" || fail "a run that was killed after $seconds s was not completed"
done
[[ $(on_host 'xl list | grep -c "^g2 "') == 1 ]] || fail "not exactly one g2"
