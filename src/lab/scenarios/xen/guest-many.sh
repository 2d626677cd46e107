#!/bin/bash
# Many guests from a list in one run, runs at once on one guest and on several, and runs that are killed.
# usage: [GUESTS=10] [KILLED_AFTER="4 9"] src/lab/scenarios/xen/guest-many.sh      each guest's boot takes an emulated host half a minute
# takes: 200 s
source "$(dirname "$0")/../lib.sh"

count=${GUESTS:-3}
# guests NUMBER...: a list of them, and what they have in common.
guests() {
  printf '{"xen_volumes": [], "xen_guest_defaults": {"type": "pv", "memory": 96, "kernel": "/var/lib/dom0-xen-lab/guests/vmlinux",
    "ramdisk": "/var/lib/dom0-xen-lab/guests/obedient.img", "extra": "console=hvc0", "vif": "bridge=xenbr0"}, "xen_guests": [%s]}' \
    "$(printf ', {"name": "g%d"}' "$@" | cut -c3-)"
}

from ready
mapfile -t numbers < <(seq "$count")
play playbooks/guests.yml -e "$(guests "${numbers[@]}")"
[[ $output =~ g$count\ +running ]] || fail "the table lacks g$count"
[[ $(on_host 'xl list | grep -c "^g[0-9]"') == "$count" ]] || fail "not $count guests"
[[ $(on_host 'grep -ho "mac=[0-9a-f:]*" /etc/xen/g*.cfg | sort -u | wc -l') == "$count" ]] || fail "a MAC is there twice"
play playbooks/guests.yml -e "$(guests 1 "$count")"
recap changed=0
bad=$(guests 1 2 | sed 's/{"name": "g1"}/&, {"name": "bad", "kernel": "\/none"}/')
must_fail playbooks/guests.yml -e "$bad"
[[ $output =~ bad\ +FAILED && $output =~ g2\ +running ]] || fail "the table does not tell who failed"
on_host "for i in \$(seq 4 $count); do xl destroy g\$i; done" # what follows needs three, and the others would only take time

# Four at once, two of them on one guest: the lock lets one after the other at it.
run='$(echo /usr/lib/dom0-xen/*/run)'
on_host "set_g1() { echo '{\"name\": \"g1\", \"state\": \"running\", \"cpu_weight\": '\$1'}' | timeout 900 $run xen_guest >/tmp/one.\$1; }
  cap() { echo '{\"name\": \"'\$1'\", \"state\": \"running\", \"cap\": 50}' | timeout 900 $run xen_guest >/tmp/many.\$1; }
  set_g1 101 & set_g1 102 & cap g2 & cap g3 & wait
  grep -L '\"failed\"' /tmp/one.* /tmp/many.* | wc -l | grep -x 4" || fail "a run failed"
[[ $(on_host 'xl list | awk "/^g[0-9]/ { print \$1 }" | sort | uniq -d') == '' ]] || fail "a guest is there twice"
[[ $(on_host 'xl list | grep -c "^g[0-9]"') == 3 ]] || fail "a guest was lost"

# Killed at whatever step that is: the next run completes it. (Each step: KilledRunsTest.)
for seconds in ${KILLED_AFTER:-5}; do
  on_host "xl destroy g2 2>/dev/null; sleep 3
    echo '{\"name\": \"g2\", \"state\": \"running\", \"memory\": $((96 + seconds))}' >/tmp/k.json
    timeout -s KILL $seconds $run xen_guest /tmp/k.json || true"
  module xen_guest "name: g2, state: running, memory: $((96 + seconds))" && is state running
  module xen_guest "name: g2, state: running, memory: $((96 + seconds))" && is changed false
done
[[ $(on_host 'xl list | grep -c "^g2 "') == 1 ]] || fail "not exactly one g2"
