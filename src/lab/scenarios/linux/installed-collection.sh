#!/bin/bash
# The collection as users get it: installed from its artifact without a network, it brings a bare Linux the programs and Java.
# takes: 180 s
source "$(dirname "$0")/../lib.sh"

from bare
on_host '! command -v xl && ! command -v java && ! test -e /usr/lib/dom0-xen' || fail "the bare host is not bare"
installed_collection

play dom0.xen.bootstrap --check
recap failed=0
on_host '! command -v java && ! test -e /usr/lib/dom0-xen/*/run' || fail "check mode installed something"

play dom0.xen.bootstrap
recap failed=0
on_host '! command -v xl && test -e /usr/lib/dom0-xen/*/lvm_volume.jar'
on_host 'ls /usr/lib/dom0-xen/*/lvm_volume-*.jsa' || fail "no class data archive was made"
before=$(on_host 'cd /usr/lib/dom0-xen/*; find . -type f -printf "%p %T@\n" -exec md5sum {} +')
play dom0.xen.bootstrap
recap changed=0
[[ $(on_host 'cd /usr/lib/dom0-xen/*; find . -type f -printf "%p %T@\n" -exec md5sum {} +') == "$before" ]] || fail "something was touched"
