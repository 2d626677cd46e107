#!/bin/bash
# Save, restore, rename. What a host's reboot makes of guests is in fleet.sh.
# takes: 100 s
source "$(dirname "$0")/../lib.sh"

from ready
module xen_guest "name: web1, state: running, autostart: true, autostart_order: 7" && is autostart true
on_host 'test "$(readlink /etc/xen/auto/07-web1.cfg)" = /etc/xen/web1.cfg'
uuid=$(fact uuid)

# An upgrade of Xen's packages replaces xl below the processes that watch the guests.
on_host 'xl=$(readlink "/proc/$(pgrep -ox xl)/exe") && cp -p "$xl" "$xl.dpkg-new" && mv "$xl.dpkg-new" "$xl"'
module xen_guest "name: web1, state: running" && is changed false && is warnings missing

module xen_guest "name: web1, state: saved" && is changed true && is state saved
[[ $(on_host 'stat -c %a /var/lib/xen/save/web1') == 600 ]] || fail "everybody can read the guest's memory"
module xen_guest "name: web1, state: saved" && is changed false
must_refuse xen_guest "name: web1, state: absent" "saved"
# Nobody has its disk open now, and its memory knows what is on it.
must_refuse lvm_volume "vg: vg0, lv: web1, size: 300M, resizefs: true" "in the memory of the saved guest web1"
module xen_guest "name: web1, state: running" && is changed true && is state running && is uuid "$uuid"
on_host 'test ! -e /var/lib/xen/save/web1' || fail "the saved state would come back"

# A restore that is killed half-way leaves a domain that never ran: the guest still goes on from its memory.
module xen_guest "name: web1, state: saved" && is changed true
on_host 'xl restore -p /var/lib/xen/save/web1 & xl=$!
  timeout 300 sh -c "until xl list web1; do sleep 0.2; done" && kill -KILL $xl; wait; xl list'
module xen_guest "name: web1, state: running" && is changed true && is state running && is uuid "$uuid"
[[ $(fact commands) == *'"restore"'* ]] || fail "its memory was thrown away"
# A run that is killed before its last step leaves it paused.
module xen_guest "name: web1, state: saved" && is changed true
on_host 'xl restore -p /var/lib/xen/save/web1 && rm /var/lib/xen/save/web1'
module xen_guest "name: web1, state: running" && is changed true && is state running && is uuid "$uuid"

must_refuse xen_guest "name: www, rename_from: web1" "shut it down"
module xen_guest "name: web1, state: shutdown" && is changed true
module xen_guest "name: www, rename_from: web1, state: running" && is changed true && is uuid "$uuid" && is autostart true
module xen_guest "name: www, rename_from: web1, state: running" && is changed false
on_host 'test ! -e /etc/xen/web1.cfg && test ! -L /etc/xen/auto/07-web1.cfg && test -e /etc/xen/auto/07-www.cfg'
