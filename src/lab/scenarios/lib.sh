# shellcheck shell=bash
# What the scenarios share. Each is a script that starts from a snapshot and fails at the first thing
# that is not as it should be.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
export DOM0_LAB_NAME=${DOM0_LAB_NAME:-test} ANSIBLE_NOCOLOR=1 ANSIBLE_CONFIG=$PWD/ansible.cfg

lab() { src/lab/lab "$@"; }

# from SNAPSHOT: the host as it was saved, whatever the scenario before did to it.
from() { lab reset "$1"; }

# on_host COMMAND: by root's shell on the host.
on_host() { lab ssh "$1"; }

fail() {
  echo "NOT AS IT SHOULD BE: $*" >&2
  exit 1
}

# play FILE ARGS...: a playbook against the host; its output is also kept in $output.
play() {
  echo "+ ansible-playbook $*"
  local log status=0
  log=$(mktemp)
  ansible-playbook -i "$(lab inventory --file)" -i playbooks/inventory/lab "$@" 2>&1 | tee "$log" || status=$?
  output=$(<"$log")
  rm "$log"
  return "$status"
}

# must_fail FILE ARGS...: a playbook that has to fail.
must_fail() {
  if play "$@"; then fail "this playbook should have failed"; fi
}

# run_module NAME "YAML": one run of ours, as Ansible starts it but without Ansible, which costs seconds in emulation;
# its result, a JSON object, in $result. Status 0 unless it failed. (Debian'''s Python has YAML, by ansible-core.)
run_module() {
  local arguments status=0
  arguments=$(/usr/bin/python3 -c 'import json, sys, yaml; print(json.dumps(yaml.safe_load("{" + sys.argv[1] + "}")))' "$2")
  echo "+ $1: $2"
  result=$(on_host "timeout 900 \$(echo /usr/lib/dom0-xen/*/run) $1 --diff" <<<"$arguments") || status=$?
  echo "$result"
  return "$status"
}

# module NAME "YAML": one run of ours that has to succeed.
module() { run_module "$@" || fail "this should have succeeded"; }

# must_refuse NAME "YAML" WORDS: one run of ours that has to fail with these words in its message.
must_refuse() {
  if run_module "$1" "$2"; then fail "this should have been refused"; fi
  [[ $(fact msg) == *"$3"* ]] || fail "the message lacks: $3"
}

# fact NAME: one value of $result; JSON for what is no string.
fact() {
  python3 -c '
import json, sys
value = json.load(sys.stdin).get(sys.argv[1], "missing")
print(value if isinstance(value, str) else json.dumps(value))' "$1" <<<"$result"
}

# is NAME VALUE: a value of $result.
is() { [[ $(fact "$1") == "$2" ]] || fail "$1 is $(fact "$1"), not $2"; }

# has TEXT: somewhere in $output.
has() { [[ $output == *"$1"* ]] || fail "the output lacks: $1"; }

# recap WORD: in the closing line of the host, such as changed=0.
recap() { grep -E "^$DOM0_LAB_NAME +:.* $1( |\$)" <<<"$output" >/dev/null || fail "the recap lacks $1"; }

# eventually SECONDS COMMAND...: until it succeeds.
eventually() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || fail "still not so: $*"
    sleep 2
  done
}

# reboot_host: and wait until it answers in its next boot, however many it takes.
reboot_host() {
  local before
  before=$(on_host 'cat /proc/sys/kernel/random/boot_id')
  on_host 'systemctl reboot' || true
  eventually 1500 booted_since "$before"
  lab up kept # what the lab does to a Linux that has just come up
}

booted_since() {
  local now
  lab wait 2>/dev/null
  now=$(timeout 60 src/lab/lab ssh 'systemctl is-system-running --wait >/dev/null; cat /proc/sys/kernel/random/boot_id' 2>/dev/null </dev/null) &&
    [[ -n $now && $now != "$1" ]]
}

# guest_says NAME TEXT: on the guest's console, which xl shows from its beginning and then waits: it is ended.
guest_says() { on_host "timeout 10 xl console $1 </dev/null; true" | grep -F "$2"; }

# everything: what a run might touch, to be compared.
everything() {
  on_host 'md5sum /etc/default/grub /etc/default/grub.d/* /boot/grub/grub.cfg; find /etc/xen -type f -exec md5sum {} + -printf "%p %T@\n" | sort;
    lvs --noheadings -o vg_name,lv_name,lv_size,lv_uuid; xl list | awk "{print \$1, \$2, \$3, \$4}"; ls /usr/lib/dom0-xen/*'
}
