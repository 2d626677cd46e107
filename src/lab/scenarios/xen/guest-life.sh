#!/bin/bash
# One guest through all its states.
# takes: 70 s
source "$(dirname "$0")/../lib.sh"

from ready
module xen_guest "name: web1, state: running" && is changed false && is state running
first=$(fact domid)

module xen_guest "name: web1, state: paused" && is changed true && is state paused
module xen_guest "name: web1, state: running" && is changed true && is domid "$first"

module xen_guest "name: web1, state: restarted" && is changed true && is state running
[[ $(fact domid) != "$first" ]] || fail "the guest was not restarted"

# A kernel that is asked while it boots may acknowledge that and never get to it.
eventually 180 guest_says web1 "dom0.xen guest web1 is running"
module xen_guest "name: web1, state: shutdown" && is changed true
module xen_guest "name: web1, state: shutdown" && is changed false
on_host '! xl list web1 2>/dev/null' || fail "the guest still runs"

module xen_guest "name: web1, state: running, autostart: true" && is changed true && is state running
on_host 'test -e /etc/xen/auto/web1.cfg'
module xen_guest "name: web1, state: destroyed" && is changed true

module xen_guest "name: web1, state: absent" && is changed true
on_host 'test ! -e /etc/xen/web1.cfg && test ! -L /etc/xen/auto/web1.cfg'
on_host 'lvs vg0/web1' || fail "the guest's disk went with it"
