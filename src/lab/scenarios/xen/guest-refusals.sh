#!/bin/bash
# What would run two systems on one disk, or shoot the wrong domain, is refused.
# takes: 20 s
source "$(dirname "$0")/../lib.sh"

from ready
guest="type: pv, memory: 96, kernel: /var/lib/dom0-xen-lab/guests/vmlinux, ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img"
before=$(on_host 'xl list | awk "{print \$1, \$2}"')
must_refuse xen_guest "name: Domain-0, state: destroyed" "Domain-0"
must_refuse xen_guest "name: thief, state: running, $guest, disk: ['phy:/dev/vg0/web1,xvda,w']" "web1"
must_refuse xen_guest "name: thief, state: running, $guest, disk: ['phy:/dev/mapper/vg0-web1,xvda,w']" "web1"
must_refuse xen_guest "name: thief, state: running, $guest, disk: ['phy:/dev/vda1,xvda,w']" "mounted"
must_refuse xen_guest "name: web1, state: absent" "force"
[[ $(on_host 'xl list | awk "{print \$1, \$2}"') == "$before" ]] || fail "a refusal changed the domains"
