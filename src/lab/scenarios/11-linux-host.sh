#!/bin/bash
# A Debian with our runtime and without Xen, on a machine of its own: what the scenarios 12 to 19 start from.
source "$(dirname "$0")/lib.sh"

lab destroy
lab up bare
play playbooks/bootstrap.yml
recap failed=0
on_host '! command -v xl && test -e /usr/lib/dom0-xen/*/lvm_volume.jar'
lab snapshot linux
