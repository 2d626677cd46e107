#!/bin/bash
# A task with nothing to do: lvm_volume beside community.general.lvol, in turn, in one playbook over one connection.
# usage: src/bench/over-ssh.sh [PAIRS]      needs the snapshot "ready" and Debian's package ansible
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
pairs=${1:-20}
ansible-doc -t module community.general.lvol >/dev/null 2>&1 || {
  echo "community.general is missing: apt-get install ansible" >&2
  exit 1
}
src/lab/lab reset ready
play=$(mktemp --suffix=.yml)
trap 'rm "$play"' EXIT
{
  printf -- '- hosts: xen_hosts\n  gather_facts: false\n  tasks:\n'
  for ((i = 0; i <= pairs; i++)); do
    printf -- '    - {name: ours, dom0.xen.lvm_volume: {vg: vg0, lv: web1, size: 256m}}\n'
    printf -- '    - {name: lvol, community.general.lvol: {vg: vg0, lv: web1, size: 256m, shrink: false}}\n'
  done
} >"$play"
ANSIBLE_STDOUT_CALLBACK=json ansible-playbook -i "$(src/lab/lab inventory --file)" "$play" | python3 -c '
import datetime, json, statistics, sys
text = sys.stdin.read()
seconds = {"ours": [], "lvol": []}
for task in json.loads(text[text.index("{\n"):])["plays"][0]["tasks"]:
    for result in task["hosts"].values():
        assert result["changed"] is False and not result.get("failed"), result
    start, end = (datetime.datetime.fromisoformat(task["task"]["duration"][k].rstrip("Z")) for k in ("start", "end"))
    seconds[task["task"]["name"]].append((end - start).total_seconds())
ours, lvol = (times[1:] for times in seconds.values())  # the first pair warms the connection up
show = lambda name, x, unit: print("%-14s min %.3f  median %.3f  max %.3f %s" % (name, min(x), statistics.median(x), max(x), unit))
show("lvm_volume", ours, "s")
show("lvol", lvol, "s")
show("ratio of pairs", [a / b for a, b in zip(ours, lvol)], "")'
