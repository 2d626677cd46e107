#!/bin/bash
# rolling.yml takes two hosts through an upgrade and a reboot without losing a guest: obedient and deaf ones, some that are saved by it or by
# xendomains; with the controller killed, a host unplugged, a kernel gone, a trial that comes up and one that does not. The page and the inventory tell of it.
# takes: 800 s
source "$(dirname "$0")/../lib.sh"
source "$(dirname "$0")/lib-newer-xen.sh"

first=$DOM0_LAB_NAME second=${DOM0_LAB_NAME}b
folder=$(mktemp -d "${TMPDIR:-/tmp}/fleet.XXXXXX")
leave_fleet() {
  local status=$?
  DOM0_LAB_NAME=$second lab destroy 2>/dev/null
  if ((status == 0)); then rm -r "$folder"; else echo "what there is of the run: $folder" >&2; fi
  (exit "$status")
  leave
}
on() { DOM0_LAB_NAME=$1 on_host "$2"; }

# rolling ARGS...: the playbook, for both hosts. In $output what it says.
rolling() { play playbooks/rolling.yml -i "$folder/second.ini" -e "@$folder/vars.json" -e "rolling_folder=$folder" "$@"; }
must_fail_rolling() { ! rolling "$@" || fail "this run should have failed"; }

# beside ARGS...: the same, in the background as process $run, its output in $folder/log.
beside() {
  begin "ansible-playbook in the background"
  : >"$folder/log"
  setsid ansible-playbook -i "$(lab inventory --file)" -i playbooks/inventory/lab -i "$folder/second.ini" playbooks/rolling.yml \
    -e "@$folder/vars.json" -e "rolling_folder=$folder" "$@" >"$folder/log" 2>&1 &
  run=$!
}
# reaches HOST TASK: the run in the background has come to a task on a host.
reaches() { test -e "$folder/log" && awk -v host="$1" -v task="TASK [dom0.xen.rolling : $2]" 'index($0, task) == 1 { there = 1; next } /^TASK/ { there = 0 }
  there && index($0, "[" host "]") { found = 1 } END { exit !found }' "$folder/log"; }

# became HOST RESULT: the last line of the last trace that is of the host.
became() {
  python3 - "$1" "$2" "$folder"/rolling-*.ndjson <<'PYTHON' || fail "the trace of $1 does not say $2"
import json, sys
lines = [json.loads(line) for path in sys.argv[3:] for line in open(path)]
last = [line for line in lines if line["host"] == sys.argv[1]][-1]
print(json.dumps(last))
away = [guest for guest in last["guests"] if not guest["back"] and last["result"] == "done"]
sys.exit(last["result"] != sys.argv[2] or bool(away) or last["times"]["ended"] < last["times"]["begun"])
PYTHON
}

# All guests there are, each once, with its uuid.
guests() { on "$1" "xl list -v | awk 'NR > 2 { print \$1, \$7 }' | sort"; }
whole() {
  local host
  for host in "$@"; do
    [[ $(guests "$host") == "$(<"$folder/guests-$host")" ]] || fail "the guests of $host are $(guests "$host"), not $(<"$folder/guests-$host")"
  done
}
boot_of() { on "$1" 'cat /proc/sys/kernel/random/boot_id'; }
recorded() { on "$1" 'test -s /var/lib/dom0-xen/rolling.json'; }

trap leave_fleet EXIT
lab down 2>/dev/null
DOM0_LAB_NAME=$second lab destroy 2>/dev/null
DOM0_LAB_NAME=$second lab copy "$first"
DOM0_LAB_NAME=$second lab reset ready &
lab reset ready
wait $!
cp "$(DOM0_LAB_NAME=$second lab inventory --file)" "$folder/second.ini"
cat >"$folder/vars.json" <<JSON
{"xen_options": {"loglvl": "all"}, "rolling_reboot_timeout": 1500, "rolling_patience": 20, "rolling_budget": 1,
 "rolling_trial": "{{ inventory_hostname == '$first' }}",
 "rolling_policies": {"deaf": {"timeout": 10, "deaf": "destroy"}, "db1": {"down": "save"}, "left": {"down": "ignore"}}}
JSON
module xen_guest 'state: running, type: pv, memory: 96, kernel: /var/lib/dom0-xen-lab/guests/vmlinux, extra: console=hvc0, guests: [
  {name: deaf, autostart: true, autostart_order: 10, ramdisk: /var/lib/dom0-xen-lab/guests/deaf.img},
  {name: web1, autostart: true, autostart_order: 20, memory: null, kernel: null, extra: null, type: null},
  {name: db1, ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img}, {name: left, autostart: true, autostart_order: 30, ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img}]'
# The second is a copy: its guest is another one.
on "$second" 'set -e; xl destroy web1; sed -i "/^uuid/s/= .*/= \"00000000-0000-4000-8000-000000000002\"/" /etc/xen/web1.cfg; xl create -q /etc/xen/web1.cfg
  mkdir -p /etc/xen/auto; ln -s /etc/xen/web1.cfg /etc/xen/auto/web1.cfg'
for host in "$first" "$second"; do guests "$host" | tee "$folder/guests-$host"; done

# Nothing begins while something is in the way anywhere, and all of it is named at once.
boots="$(boot_of "$first") $(boot_of "$second")"
on "$first" 'mv /var/lib/dom0-xen-lab/guests/deaf.img /root; mv /etc/xen/db1.cfg /root'
must_fail_rolling --check -e "{\"rolling_policies\": {\"web1\": {\"down\": \"{{ 'migrate' if inventory_hostname == '$second' else 'shutdown' }}\"}}}"
has "deaf could not be started again: /var/lib/dom0-xen-lab/guests/deaf.img is no file on this host"
has "db1 has no file in /etc/xen that it could be started from again"
has "web1 has down: migrate, which this role cannot do"
on "$first" 'mv /root/deaf.img /var/lib/dom0-xen-lab/guests; mv /root/db1.cfg /etc/xen'

# The controller is killed while the first host's guests are down; no other run may begin while it lives.
beside
eventually 600 reaches "$first" "Reach the host"
must_fail_rolling
has "another rolling run is under way with this folder"
eventually 600 reaches "$first" "Note the end of web1"
kill -KILL -- "-$run"
recorded "$first" || fail "nothing is written down on $first"
on "$first" 'grep -F loglvl=all /boot/grub/custom.cfg && ! grep -F loglvl=all /boot/grub/grub.cfg' || fail "no trial is armed on $first"
[[ "$(boot_of "$first") $(boot_of "$second")" == "$boots" ]] || fail "something was rebooted"

# The next run resumes the first where it was left, and brings its Xen up to date. Then the second is unplugged as its guests go down.
offer_newer_xen "$first"
beside -e "{\"rolling_upgrade\": \"{{ 'xen' if inventory_hostname == '$first' else 'none' }}\"}"
eventually 1200 reaches "$first" "Write the guests down on the host"
module xen_info 'gather_subset: xen'
[[ $(fact xen) == *'"fixed_by_reboot": ["XSA-9999"]'* ]] || fail "what a reboot would mend is not told"
eventually 2400 reaches "$second" "Note the end of web1"
# GRUB does not replay ext4's journal: after the power cut it would read the old grub.cfg, and the host would need one reboot more, of minutes.
on "$second" 'fsfreeze -f / && fsfreeze -u /'
DOM0_LAB_NAME=$second lab down
if wait "$run"; then fail "the run should have failed"; fi
cat "$folder/log"
grep -E "^ +\"$first +done " "$folder/log"
grep -E "^ +\"$second +failed .*could not be brought back" "$folder/log"
became "$first" "done"
grep -h '"xen-hypervisor-[0-9.]*-amd64 [^"]*+lab1"' "$folder"/rolling-*.ndjson
became "$second" failed
whole "$first"
on "$first" '! ls /var/lib/dom0-xen/rolling.*' || fail "something is left on $first"
on "$first" 'xl info xen_commandline | grep -F loglvl=all && grep -F loglvl=all /boot/grub/grub.cfg && ! test -e /boot/grub/custom.cfg' ||
  fail "the trial that came up was not made permanent"
test -s "$folder/$second.json" || fail "the controller does not know which guests $second had"

# What is known of both, one of which does not answer.
printf '%s\n' 'plugin: dom0.xen.guests' "inventories: ['$(lab inventory --file)', second.ini]" 'keyed_groups: [{key: xen_dom0, prefix: dom0}]' \
  >"$folder/all.xen_guests.yml"
output=$(ansible-inventory -i "$folder/all.xen_guests.yml" --graph 2>&1)
echo "$output"
has "  |  |--deaf"
has "the guests of a Xen host are missing here"
play playbooks/report.yml -i "$folder/second.ini" -e "report_folder=$folder" -e "report_traces=$folder"
python3 - "$first" "$second" "$folder/xen-report.json" <<'PYTHON' || fail "the report is not as it should be"
import json, sys
hosts = {row["host"]: row for row in json.load(open(sys.argv[3]))["hosts"]}
ours, gone = hosts[sys.argv[1]], hosts[sys.argv[2]]
print(ours["findings"], gone["findings"])
assert [it["text"] for it in ours["findings"]] == [] and ours["rolling"]["result"] == "done", ours["findings"]
assert gone["status"] == "red" and gone["findings"][0]["text"].startswith("could not be asked"), gone["findings"]
assert any(it["text"].startswith("web1 may be down") for it in gone["findings"]), gone["findings"]
PYTHON
grep -F "could not be asked" "$folder/xen-report.html"
grep -F "dom0_xen_host_asked{host=\"$second\"} 0" "$folder/xen-report.prom"

# Plugged in again it is brought up to date. The first has a deaf guest that must not be destroyed now: those that are down already come up again.
DOM0_LAB_NAME=$second lab up kept
DOM0_LAB_NAME=$second eventually 900 on_host 'systemctl is-system-running | grep -x "running\|degraded"'
boot=$(boot_of "$first")
on "$first" 'touch /run/reboot-required'
must_fail_rolling -e '{"rolling_policies": {"deaf": {"timeout": 5}, "db1": {"down": "save"}, "left": {"down": "ignore"}}}'
grep -E "^ +\"$first +failed .*deaf .*after it was asked to shut down" <<<"$output"
grep -E "^ +\"$second +done " <<<"$output"
became "$first" failed
became "$second" "done"
whole "$first" "$second"
[[ $(boot_of "$first") == "$boot" ]] || fail "$first was rebooted under a deaf guest"
on "$second" '! ls /var/lib/dom0-xen/rolling.*' || fail "something is left on $second"
recorded "$first" || fail "the deaf guest may still go down, and nothing would start it"
DOM0_LAB_NAME=$first lab down

# Options that do not boot: the host falls back by itself, and has its guests.
boot=$(boot_of "$second")
must_fail_rolling --limit "$second" -e '{"rolling_trial": true, "rolling_boot": {"dom0_mem": "48M,max:48M", "dom0_options": {"panic": 5}, "force": true}}'
grep -E "^ +\"$second +failed .*did not come up" <<<"$output"
became "$second" failed
whole "$second"
[[ $(boot_of "$second") != "$boot" ]] || fail "$second was not rebooted"
DOM0_LAB_NAME=$second lab console | grep -aF 'dom0_mem=48M,max:48M' || fail "the trial was never booted"
