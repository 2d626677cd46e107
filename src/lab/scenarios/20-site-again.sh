#!/bin/bash
# A second site.yml finds nothing to do.
source "$(dirname "$0")/lib.sh"

from ready
before=$(everything)
play playbooks/site.yml
recap changed=0
recap failed=0
[[ $(everything) == "$before" ]] || fail "something was touched"
