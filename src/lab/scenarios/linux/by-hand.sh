#!/bin/bash
# The jars by hand on the host, without Ansible.
# takes: 70 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'vgcreate -qq -y vg0 /dev/vdb && rm /usr/lib/dom0-xen/*/*.jsa && /usr/lib/dom0-xen/*/run --archive lvm_volume' | grep '^lvm_volume-[0-9]*.jsa: made'
jar='java -jar /usr/lib/dom0-xen/*/lvm_volume.jar'
on_host "echo '{\"vg\": \"vg0\", \"lv\": \"hand\", \"size\": \"16M\"}' >/root/hand.json
  $jar /root/hand.json --check --diff" | grep '"changed":true'
on_host '! lvs vg0/hand 2>/dev/null' || fail "--check made a volume"
on_host "$jar </root/hand.json" | grep '"path":"/dev/vg0/hand"'
on_host "$jar /root/hand.json" | grep '"changed":false'
on_host "$jar --help" | grep 'shrink'
on_host "$jar --version" | grep -E '^lvm_volume [0-9]'
on_host "$jar </dev/null; test \$? = 3" | grep '"failed":true'
on_host "echo '{\"vg\": 7, \"size\": []}' | $jar; test \$? = 3" | grep 'option lv is required'
on_host "java -jar /usr/lib/dom0-xen/*/grub_xen.jar <<<'{}'" | grep '"default_entry"'
on_host "java -jar /usr/lib/dom0-xen/*/xen_info.jar <<<'{}'" | python3 -c 'import json, sys; it = json.load(sys.stdin)
assert not it["changed"] and it["unread"] == {} and not it["xen"]["running"] and [v["lv"] for v in it["volumes"]] == ["hand"], it'
# Who is not root gets an answer too: a module's refusal, with the class data archive that only root can make.
nobody='runuser -u nobody -- /usr/lib/dom0-xen/*/run'
on_host "echo '{\"vg\": \"vg0\", \"lv\": \"hand\", \"size\": \"16M\"}' | $nobody lvm_volume; test \$? = 3" | grep '"failed":true'
on_host "$nobody --archive lvm_volume" | grep 'lvm_volume-[0-9]*.jsa: up to date'
