#!/bin/bash
# teardown.yml destroys nothing without the word, and with it what the inventory names.
# takes: 70 s
source "$(dirname "$0")/../lib.sh"

from ready
before=$(everything)
must_fail playbooks/teardown.yml -e teardown_confirm=yes
[[ $(everything) == "$before" ]] || fail "teardown without the word touched something"

play playbooks/teardown.yml -e teardown_confirm=destroy
recap failed=0
on_host '! xl list web1 2>/dev/null && ! lvs vg0/web1 2>/dev/null && test ! -e /etc/xen/web1.cfg' || fail "something is left"
play playbooks/teardown.yml -e teardown_confirm=destroy
recap changed=0
