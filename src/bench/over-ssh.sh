#!/bin/bash
# Tasks with nothing to do, in turn, in one playbook over one connection: lvm_volume beside community.general.lvol, and one
# task of lvm_volume for five volumes.
# usage: src/bench/over-ssh.sh [PAIRS]      needs the snapshot "ready" and Debian's package ansible
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
pairs=${1:-20}
[[ $(ansible-doc -t module community.general.lvol 2>/dev/null) == *LVOL* ]] || {
  echo "community.general is missing: apt-get install ansible" >&2
  exit 1
}
src/lab/lab reset ready
play=$(mktemp --suffix=.yml)
trap 'rm "$play"' EXIT
{
  five='{vg: vg0, size: 8m, volumes: [{lv: web1, size: 256m}, {lv: b2}, {lv: b3}, {lv: b4}, {lv: b5}]}'
  printf -- '- hosts: xen_hosts\n  gather_facts: false\n  tasks:\n    - {name: five are made, dom0.xen.lvm_volume: %s}\n' "$five"
  for ((i = 0; i <= pairs; i++)); do
    printf -- '    - {name: ours, dom0.xen.lvm_volume: {vg: vg0, lv: web1, size: 256m}}\n'
    printf -- '    - {name: lvol, community.general.lvol: {vg: vg0, lv: web1, size: 256m, shrink: false}}\n'
    printf -- '    - {name: five in one, dom0.xen.lvm_volume: %s}\n' "$five"
  done
} >"$play"
ANSIBLE_STDOUT_CALLBACK=json ansible-playbook -i "$(src/lab/lab inventory --file)" "$play" | python3 -c '
import datetime, json, statistics, sys
text = sys.stdin.read()
seconds = {"ours": [], "lvol": [], "five in one": []}
for task in json.loads(text[text.index("{\n"):])["plays"][0]["tasks"][1:]:
    for result in task["hosts"].values():
        assert result["changed"] is False and not result.get("failed"), result
    start, end = (datetime.datetime.fromisoformat(task["task"]["duration"][k].rstrip("Z")) for k in ("start", "end"))
    seconds[task["task"]["name"]].append((end - start).total_seconds())
ours, lvol, five = (times[1:] for times in seconds.values())  # the first round warms the connection up
show = lambda name, x, unit: print("%-33s min %.3f  median %.3f  max %.3f %s" % (name, min(x), statistics.median(x), max(x), unit))
show("lvm_volume", ours, "s")
show("lvol", lvol, "s")
show("five in one", five, "s")
show("ratio of pairs", [a / b for a, b in zip(ours, lvol)], "")
show("five in one to five tasks of lvol", [a / b / 5 for a, b in zip(five, lvol)], "")'
