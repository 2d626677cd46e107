#!/bin/bash
# rolling.yml with ten hosts that are none: a budget of failures, hosts that fail in each way, a second run that takes up where the first left off. One machine
# plays all ten; a stand-in for our programs keeps what each has, and one for shutdown its reboots.
# takes: 180 s
source "$(dirname "$0")/../lib.sh"

folder=$(mktemp -d "${TMPDIR:-/tmp}/fleet.XXXXXX")
hosts=(h0 h1 h2 h3 h4 h5 h6 h7 h8 h9)

rolling() { output=$(ANSIBLE_FORKS=10 ansible-playbook -i "$folder/hosts.ini" playbooks/rolling.yml -e "rolling_folder=$folder" "$@" 2>&1); }
must_fail_rolling() {
  begin "a rolling run that must fail: $*"
  ! rolling "$@" || fail "this run should have failed: $output"
  printf '%s\n' "$output" >"$folder/said"
}
must_pass_rolling() {
  begin "a rolling run: $*"
  rolling "$@" || fail "this run failed: $output"
}
# results RESULT...: what became of the ten, by the table at the end.
results() {
  local table
  table=$(grep -oE '^ +"h[0-9] +(done|failed|nothing due|not begun) ' <<<"$output" | tr -d '"' | sed -E 's/^ +//; s/ +/ /; s/ $//' | sort -u)
  [[ $table == "$(printf '%s\n' "$@")" ]] || fail "it ended as: $table; $output"
}
# all_up: no guest is lost.
all_up() { on_host 'cd /fleet; for host in h?; do ls "$host/up" | tr "\n" " "; done' | grep -x "$(printf 'a b c %.0s' "${hosts[@]}")"; }
on_fleet() { on_host "cd /fleet && $1"; }

for controller in trixie forky; do lab controller "$controller"; done
from ready
on_host 'mkdir -p /fleet && cat >/fleet/sh && chmod 755 /fleet/sh' <<'HOST'
#!/bin/sh
# A shell on one of the ten, by the name that this file is called by; nobody answers where it is gone.
HOST=$(basename "$(dirname "$0")") && export HOST
cd "/fleet/$HOST" || exit 255
[ ! -e gone ] || exit 255
mkdir -p /var/lib/dom0-xen
exec unshare -m sh -c 'mount --bind boot_id /proc/sys/kernel/random/boot_id && mount --bind lib /var/lib/dom0-xen && cd / && exec sh "$@"' sh "$@"
HOST
on_host 'cat >/usr/local/sbin/shutdown && cd /usr/local/sbin && chmod 755 shutdown && cp shutdown /sbin/shutdown
  printf "%s\n" "#!/bin/sh" "echo 1" >pidof && chmod 755 pidof' <<'SHUTDOWN'
#!/bin/sh
cd "/fleet/$HOST" || exit
cat /proc/sys/kernel/random/uuid >/fleet/$HOST/next && cat next >boot_id && rm -f due
[ ! -e dies ] || touch gone
SHUTDOWN
on_host 'cd /usr/lib/dom0-xen/* && rm -f *.jar *.jsa* && cat >run && chmod 755 run' <<'PROGRAM'
#!/usr/bin/python3
"""What our programs would say of a host with three guests: those in up run; one in deaf does not go down, one in broken does not come up."""
import json, os, sys

home = "/fleet/" + os.environ["HOST"]
wants = json.load(sys.stdin)
there = lambda *path: os.path.exists(os.path.join(home, *path))
uuid = lambda name: "uuid-%s-%s" % (name, os.environ["HOST"])
due = ["Xen was upgraded"] if there("due") else []


def info():
    guests = [{"name": name, "uuid": uuid(name), "config_file": "/etc/xen/%s.cfg" % name, "autostart_link": "/etc/xen/auto/" + name,
               "pending_restart": [], **({"domid": 1, "state": "running", "memory": 64} if there("up", name) else {"state": "absent"})} for name in "abc"]
    return {"unread": {}, "xen": {"running": True}, "boot": {"reboot_reasons": due}, "guests": guests, "volume_groups": [{"name": "vg0"}], "bridges": []}


def grub():
    return {"default_entry": {"is_xen": True}, "reboot_required": bool(due), "reboot_reasons": due, "commands": []}


def guest():
    if "guests" in wants:
        return {"results": [{"item": it["name"], "changed": True} for it in wants["guests"]]}
    name, state = wants["name"], wants["state"]
    with open(home + "/acts", "a") as file:
        file.write("%s %s\n" % (name, state))
    if state == "shutdown" and there("deaf", name) or state == "running" and there("broken", name):
        return {"failed": True, "msg": "%s is %s" % (name, "deaf" if state == "shutdown" else "broken")}
    if there("vanishes", name):
        open(home + "/gone", "w")
    if state == "running":
        open(os.path.join(home, "up", name), "w")
    elif there("up", name):
        os.remove(os.path.join(home, "up", name))
    return {"name": name, "uuid": uuid(name), "state": "running" if state == "running" else "absent"}


print(json.dumps({"changed": False, **{"xen_info": info, "grub_xen": grub, "xen_guest": guest}[sys.argv[1]]()}))
PROGRAM
on_fleet "for host in ${hosts[*]}; do
    mkdir -p \$host/up \$host/lib \$host/deaf \$host/broken \$host/vanishes && ln -s ../sh \$host/sh && touch \$host/up/{a,b,c} \$host/due && cat /proc/sys/kernel/random/uuid >\$host/boot_id
  done"
# Other Ansibles know no way into the machine's network but a port.
port=$(python3 -c 'import socket; door = socket.create_server(("127.0.0.1", 0)); print(door.getsockname()[1])')
socat "TCP-LISTEN:$port,bind=127.0.0.1,fork,reuseaddr" "EXEC:$LAB port 22" 2>/dev/null &
door=$!
trap 'kill "$door"; leave' EXIT
{
  echo '[xen_hosts]'
  for host in "${hosts[@]}"; do
    lab inventory | sed -n "/^$DOM0_LAB_NAME /{s/^$DOM0_LAB_NAME/$host ansible_shell_executable=\/fleet\/$host\/sh/; s/ansible_port=[0-9]*/ansible_port=$port/
      s/-o \"ProxyCommand[^\"]*\"//; s|ControlPath=[^']*|ControlPath=$folder/ssh-$host|; p}"
  done
} >"$folder/hosts.ini"

# A variable that is not there, of one host.
sed -i "s/^h8 /h8 rolling_policy='{\"timeout\": \"{{ nowhere }}\"}' /" "$folder/hosts.ini"
must_fail_rolling
has "'nowhere' is undefined"
sed -i "s/^h8 rolling_policy='[^']*' /h8 /" "$folder/hosts.ini"

# Three are in the way: all are named, and nothing is touched.
on_fleet 'touch h3/gone && rm h6/up/b && echo "{" >h6/lib/rolling.json && echo "root@other:/srv/rolling" >h7/lib/rolling.lock'
must_fail_rolling
has "the rolling run of root@other:/srv/rolling has this host since"
has "it cannot be reached"
has "is damaged"
on_fleet '! cat h?/acts && rm h3/gone h6/lib/rolling.json h7/lib/rolling.lock && touch h6/up/b'

# In turn, by the newest Ansible: deaf (h2), and that one may still go down, a guest that does not come up (h4), gone as its guests go down (h6), gone for good (h7); the fourth failure ends it.
by_controller forky
on_fleet 'touch h2/deaf/a h4/broken/b h6/vanishes/b h7/dies && rm h8/due'
must_fail_rolling -e rolling_budget=3 -e rolling_reboot_timeout=5 -e rolling_patience=5
results 'h0 done' 'h1 done' 'h2 failed' 'h3 done' 'h4 failed' 'h5 done' 'h6 failed' 'h7 failed' 'h8 not begun' 'h9 not begun'
[[ $(on_fleet 'cat h0/acts' | xargs) == 'c shutdown b shutdown a shutdown a running b running c running' ]] || fail "h0 went otherwise: $(on_fleet 'cat h0/acts')"
on_fleet 'ls h2/up | xargs | grep -x "a b c" && ls h4/up | xargs | grep -x "a c" && test -s h6/lib/rolling.json && test -s h4/lib/rolling.json && grep -F uuid-a h2/lib/rolling.json'
[[ $(cat "$folder"/rolling-*.ndjson | python3 -c 'import json, sys; print([json.loads(line)["result"] for line in sys.stdin])') == \
  "['done', 'done', 'failed', 'done', 'failed', 'done', 'failed', 'failed']" ]] || fail "the trace is $(cat "$folder"/rolling-*.ndjson)"

# All is mended, and the same command, by Debian 13's Ansible, brings the rest, three at a time; where nothing is due nothing is done.
on_fleet 'rm -r h?/deaf/* h4/broken/* h6/vanishes/* h6/gone h7/gone h7/dies; rm -f h?/acts'
by_controller trixie
must_pass_rolling -e rolling_serial=3
results 'h0 nothing due' 'h1 nothing due' 'h2 done' 'h3 nothing due' 'h4 done' 'h5 nothing due' 'h6 done' 'h7 done' 'h8 nothing due' 'h9 done'
all_up
on_fleet '! cat h0/acts && ! ls h?/lib/rolling.*'
! ls "$folder"/h*.json || fail "a copy of a record is left"

# A reboot that is not due.
must_pass_rolling --limit h0 -e rolling_always=true
results 'h0 done'
on_fleet 'grep -x "a running" h0/acts'
rm -r "$folder"
