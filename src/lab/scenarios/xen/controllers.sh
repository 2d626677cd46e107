#!/bin/bash
# The Ansible of Debian 12, of 13 and of the one to come: each installs the artifact, documents it, lints it clean, foretells a change by site.yml and knows
# the guests; the newest runs site.yml and makes the report.
# takes: 250 s
source "$(dirname "$0")/../lib.sh"

# lints: what we ask of the playbooks, and what Galaxy's importer asks of the collection, which must not lie in a git checkout for that.
lints() {
  local apart
  apart=$(mktemp -d /tmp/lint.XXXXXX)
  cp -r "$ANSIBLE_COLLECTIONS_PATH/ansible_collections" "$apart"
  lint playbooks
  cd "$apart/ansible_collections/dom0/xen"
  ANSIBLE_COLLECTIONS_PATH=$apart lint --exclude tests/integration/ --exclude tests/unit/ --parseable
  rm -r "$apart"
}

lint() {
  local said
  said=$(ansible-lint --nocolor --offline --profile production "$@" 2>&1) || fail "ansible-lint: $said"
  echo "$said"
  [[ $said =~ Passed.*\ [1-9][0-9]*\ files ]] || fail "ansible-lint looked at nothing"
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
  for name in grub_xen lvm_volume xen_guest xen_info; do
    ansible-doc "dom0.xen.$name" | grep -c '^OPTIONS\|^EXAMPLES\|^RETURN' | grep -x 3
  done
  ansible-doc -t inventory dom0.xen.guests | grep -c '^OPTIONS\|^EXAMPLES' | grep -x 2
  ansible-doc -t role dom0.xen.rolling -e main | grep -c '^- rolling_' | grep -x "$options"
  (lints)
  [[ $(version) == "$own" ]] || others+=("$controller")
done
((${#others[@]} >= 2)) || fail "at least two of these controllers should not be our own: ${others[*]}"

from ready
folder=$PWD/target/lab/controllers
mkdir -p "$folder"
printf '%s\n' 'plugin: dom0.xen.guests' "inventories: ['$(lab inventory --file)']" 'keyed_groups: [{key: xen_guest.type, prefix: type}]' \
  >"$folder/all.xen_guests.yml"
before=$(everything)
for controller in "${others[@]}"; do
  by_controller "$controller"
  play dom0.xen.site --check --diff -e '{"xen_guests": [{"name": "web1", "memory": 160}]}'
  has '+memory = 160'
  recap failed=0
  output=$(ansible-inventory -i "$folder/all.xen_guests.yml" --graph)
  echo "$output"
  has "  |  |--web1"
  [[ $(everything) == "$before" ]] || fail "check mode touched something"
done

# The rest by the newest. (A rolling run by each: chroot/fleet-flow.)
play dom0.xen.site
recap changed=0
recap failed=0
rm -f "$folder"/xen-report.*
play dom0.xen.report -e "report_folder=$folder"
grep -F 'dom0_xen_guest_up{host="'"$DOM0_LAB_NAME"'",guest="web1"} 1' "$folder/xen-report.prom"
[[ $(everything) == "$before" ]] || fail "something was touched"
