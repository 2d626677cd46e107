#!/bin/bash
# The Ansible of Debian 12, of 13 and of the one to come: each installs the artifact, documents it, lints it clean, predicts a change and knows
# the guests; the newest runs site.yml and makes the report.
# takes: 200 s
source "$(dirname "$0")/../lib.sh"

# lint: what we ask of the playbooks and what Galaxy's importer asks, of the collection, which must not lie in a git checkout for that.
lint() {
  local apart said
  apart=$(mktemp -d /tmp/lint.XXXXXX)
  cp -r "$ANSIBLE_COLLECTIONS_PATH/ansible_collections" "$apart"
  cd "$apart/ansible_collections/dom0/xen"
  said=$(ANSIBLE_COLLECTIONS_PATH=$apart ansible-lint --nocolor --offline --profile production \
    --exclude tests/integration/ --exclude tests/unit/ --parseable 2>&1) || fail "ansible-lint: $said"
  echo "$said"
  [[ $said =~ Passed.*\ [1-9][0-9]*\ files ]] || fail "ansible-lint looked at nothing"
  rm -r "$apart"
}

version() { ansible --version | sed -n 1p; }
own=$(version)
options=$(grep -c '^      rolling_' playbooks/roles/rolling/meta/argument_specs.yml)
controllers=(bookworm trixie forky)
others=() # all other scenarios are run by our own
for controller in "${controllers[@]}"; do
  lab controller "$controller"
  by_controller "$controller"
  ansible --version | grep '^ansible '
  installed_collection
  ansible-doc dom0.xen.{grub_xen,lvm_volume,xen_guest,xen_info} | grep -c '^OPTIONS\|^EXAMPLES\|^RETURN' | grep -x 12
  ansible-doc -t inventory dom0.xen.guests | grep -c '^OPTIONS\|^EXAMPLES' | grep -x 2
  ansible-doc -t role dom0.xen.rolling -e main | grep -c '^- rolling_' | grep -x "$options"
  (lint)
  [[ $(version) == "$own" ]] || others+=("$controller")
done
((${#others[@]} >= 2)) || fail "at least two of these controllers should not be our own: ${others[*]}"

from ready
folder=$PWD/target/lab/controllers
mkdir -p "$folder"
printf '%s\n' 'plugin: dom0.xen.guests' "inventories: ['$(lab inventory --file)']" 'keyed_groups: [{key: xen_guest.type, prefix: type}]' \
  >"$folder/all.xen_guests.yml"
before=$(everything)
newest=${others[-1]}
for controller in "${others[@]}"; do
  by_controller "$controller"
  playbook=site
  [[ $controller != "$newest" ]] || playbook=guests # it runs all of site.yml below
  play "dom0.xen.$playbook" --check --diff -e '{"xen_guests": [{"name": "web1", "memory": 160}]}'
  has '+memory = 160'
  recap failed=0
  output=$(ansible-inventory -i "$folder/all.xen_guests.yml" --graph)
  echo "$output"
  has "  |  |--web1"
  [[ $(everything) == "$before" ]] || fail "check mode touched something"
done

# The rest by the newest. (A rolling run by each: chroot/fleet-flow.)
by_controller "$newest"
play dom0.xen.site
recap changed=0
recap failed=0
rm -f "$folder"/xen-report.*
play dom0.xen.report -e "report_folder=$folder"
grep -F 'dom0_xen_guest_up{host="'"$DOM0_LAB_NAME"'",guest="web1"} 1' "$folder/xen-report.prom"
[[ $(everything) == "$before" ]] || fail "something was touched"
