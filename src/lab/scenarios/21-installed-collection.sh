#!/bin/bash
# The collection installed from its artifact, without a network, does the same as the checkout.
source "$(dirname "$0")/lib.sh"

from ready
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
ansible-galaxy collection install --offline target/dom0-xen-*.tar.gz -p "$folder"
export ANSIBLE_COLLECTIONS_PATH=$folder
play dom0.xen.site
recap changed=0
recap failed=0
