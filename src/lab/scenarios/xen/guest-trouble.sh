#!/bin/bash
# Guests that crash, reboot in a loop, stay when they are down, or whose kernel is gone.
# takes: 120 s
source "$(dirname "$0")/../lib.sh"

from ready
guests=/var/lib/dom0-xen-lab/guests
guest="type: pv, memory: 96, kernel: $guests/vmlinux, ramdisk: $guests/obedient.img, state: running"

must_refuse xen_guest "name: panics, $guest, extra: 'console=hvc0 rdinit=/none panic=1', settle: 60" "panics was"
on_host '! xl list panics 2>/dev/null' || fail "it is still there"
must_refuse xen_guest "name: loops, $guest, extra: 'console=hvc0 rdinit=/sbin/reboot', settle: 60" "loops"
module xen_guest "name: loops, state: destroyed" && is changed true && is state absent
on_host 'sleep 20; ! xl list loops 2>/dev/null' || fail "it came back"

module xen_guest "name: stays, $guest, extra: console=hvc0, on_poweroff: preserve" && is changed true
eventually 120 guest_says stays "dom0.xen guest stays is running"
must_refuse xen_guest "name: stays, state: shutdown" "on_poweroff"
on_host 'xl shutdown stays'
eventually 60 on_host 'xl list stays | grep -q -e "---s"'
must_refuse xen_guest "name: stays, state: running" "force"
module xen_guest "name: stays, state: running, force: true" && is changed true && is state running

on_host "cp $guests/vmlinux /boot/guest-kernel"
module xen_guest "name: stays, state: running, kernel: /boot/guest-kernel, apply: restart, force: true" && is changed true
on_host 'rm /boot/guest-kernel'
must_refuse xen_guest "name: stays, state: restarted, force: true" "/boot/guest-kernel"
on_host 'xl list stays' || fail "the guest was lost"
module xen_guest "name: stays, state: absent, force: true" && is changed true
