#!/bin/bash
# Save, restore, rename. What a host's reboot makes of guests is in 46-grub-boots.sh.
source "$(dirname "$0")/lib.sh"

from ready
module xen_guest "name: web1, state: running, autostart: true, autostart_order: 7" && is autostart true
on_host 'test "$(readlink /etc/xen/auto/07-web1.cfg)" = /etc/xen/web1.cfg'
uuid=$(fact uuid)
module xen_guest "name: web1, state: saved" && is changed true && is state saved
[[ $(on_host 'stat -c %a /var/lib/xen/save/web1') == 600 ]] || fail "everybody can read the guest's memory"
module xen_guest "name: web1, state: saved" && is changed false
must_refuse xen_guest "name: web1, state: absent" "saved"
module xen_guest "name: web1, state: running" && is changed true && is state running && is uuid "$uuid"
on_host 'test ! -e /var/lib/xen/save/web1' || fail "the saved state would come back"

must_refuse xen_guest "name: www, rename_from: web1" "shut it down"
module xen_guest "name: web1, state: shutdown" && is changed true
module xen_guest "name: www, rename_from: web1, state: running" && is changed true && is uuid "$uuid" && is autostart true
module xen_guest "name: www, rename_from: web1, state: running" && is changed false
on_host 'test ! -e /etc/xen/web1.cfg && test ! -L /etc/xen/auto/07-web1.cfg && test -e /etc/xen/auto/www.cfg'
