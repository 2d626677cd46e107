# shellcheck shell=bash
# What the scenarios share. Each is a script in the folder of the machine that it needs (xen, linux, chroot); it starts
# from a known state and fails at the first thing that is not as it should be.
set -euo pipefail
kind=${DOM0_LAB_KIND:-$(basename "$(dirname "$(realpath "$0")")")}
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
suite=${DOM0_LAB_SUITE:-bookworm}
export DOM0_LAB_NAME=${DOM0_LAB_NAME:-test-$suite-$kind-1} ANSIBLE_NOCOLOR=1 ANSIBLE_CONFIG=$PWD/ansible.cfg
readonly COLLECTION=target/collections/ansible_collections/dom0/xen

readonly LAB=$PWD/src/lab/lab

lab() { "$LAB" "$@"; }

# from STATE: the machine as it was saved, whatever happened to it before. A Xen host has snapshots; the other kinds are
# made anew: bare, or ready, with Java, Xen's files and the programs on them.
from() {
  trap leave EXIT
  case $kind/$1 in
    xen/*) lab reset "$1" ;;
    linux/ready) from_prepared ;;
    *)
      lab destroy 2>/dev/null
      lab up "$kind" "$1"
      [[ $1 == bare ]] || { install_programs && on_host '/usr/lib/dom0-xen/*/run --archive grub_xen && update-grub 2>/dev/null'; }
      ;;
  esac
}

# As the role runtime does.
install_programs() { on_host 'tar -C /usr/lib -xf - --touch' <"$COLLECTION/roles/runtime/files/programs.tar"; }

# A copy of a Linux with the programs, the archive of the one that is started most, and the driver, which is made once for each build.
from_prepared() {
  local build
  build=programs-$(sha256sum <"$COLLECTION/roles/runtime/files/programs.tar" | cut -c -12)
  mkdir -p target/lab
  (flock 7 && prepare "$build" 7>&-) 7>"target/lab/prepare-$suite.lock"
  lab destroy 2>/dev/null
  lab copy "test-$suite-prepared"
  lab reset "$build"
}

prepare() {
  export DOM0_LAB_NAME=test-$suite-prepared
  ! lab has-snapshot "$1" || return 0
  lab destroy 2>/dev/null
  lab up linux ready
  install_programs
  on_host '/usr/lib/dom0-xen/*/run --archive lvm_volume' # each takes 15 s in emulation
  ready_driver
  lab snapshot "$1"
  lab down
}

# leave: nothing goes on running beside the next scenario, least of all an idle Xen host, which takes a third of a processor. Disks stay
# where they are needed again: a Xen host's with its snapshots, and those of what failed, to be looked at.
leave() {
  if (($? == 0)) && [[ $kind != xen ]]; then lab destroy; else lab down; fi 2>/dev/null
}

# installed_collection: installs the artifact without a network, as users do; for the ansible-playbooks that follow.
installed_collection() {
  local folder=$PWD/target/lab/collections-$DOM0_LAB_NAME
  rm -rf "$folder"
  export ANSIBLE_COLLECTIONS_PATH=$folder
  ansible-galaxy collection install --offline target/dom0-xen-*.tar.gz -p "$folder"
}

# by_controller SUITE: from here on the Ansible of that Debian runs, not this computer's.
by_controller() {
  local program
  for program in ansible ansible-doc ansible-galaxy ansible-inventory ansible-lint ansible-playbook; do
    eval "$program() { lab controller $1 $program \"\$@\"; }"
  done
}

# on_host COMMAND: by root's shell on the host.
on_host() { lab ssh "$1"; }

fail() {
  echo "NOT AS IT SHOULD BE: $*" >&2
  exit 1
}

# begin STEP: it goes into the log, with the seconds since the scenario's start.
begin() { echo "+ $SECONDS s: $*"; }

# play FILE ARGS...: a playbook against the host; its output is also kept in $output.
play() {
  begin "ansible-playbook $*"
  local log status=0
  log=$(mktemp)
  ansible-playbook -i "$(lab inventory --file)" -i playbooks/inventory/lab "$@" 2>&1 | tee "$log" | timed || status=$?
  output=$(<"$log")
  rm "$log"
  return "$status"
}

# timed: the same lines, with the seconds since the scenario's start before each task.
timed() {
  local line
  while IFS= read -r line; do
    [[ $line != TASK* ]] || echo "+ $SECONDS s"
    printf '%s\n' "$line"
  done
}

# must_fail FILE ARGS...: a playbook that has to fail.
must_fail() {
  if play "$@"; then fail "this playbook should have failed"; fi
}

# run_module NAME "YAML" [WORD...]: one run of ours; its result, a JSON object, in $result. Status 0 unless it failed. The
# first one of a scenario is a process, as Ansible starts it; the others are by the driver, which calls the installed
# program without a JVM's start. In a chroot that start costs nothing, and all are processes.
run_module() {
  local status=0
  if [[ -z ${launched:-} || $kind == chroot ]]; then
    launched=yes
    launch "$@"
    return
  fi
  begin "$*"
  find_programs # here, since a subshell, as below, would forget it
  result=$(json "$2" | call_driver "$1" "${@:3}") || status=$?
  echo "$result"
  return "$status"
}

# launch NAME "YAML" [WORD...]: one run by the launcher, a process of its own.
launch() {
  local status=0
  begin "run $*"
  result=$(json "$2" | on_host "timeout 900 \$(echo /usr/lib/dom0-xen/*/run) $1 --diff ${*:3}") || status=$?
  echo "$result"
  return "$status"
}

# json "YAML": members of a mapping as JSON. (Debian's Python has YAML, by ansible-core.)
json() { /usr/bin/python3 -c 'import json, sys, yaml; print(json.dumps(yaml.safe_load("{" + sys.argv[1] + "}")))' "$1"; }

readonly DRIVER_PORT=4711

# find_programs: their folder on the machine, in $programs.
find_programs() { programs=${programs:-$(on_host 'echo /usr/lib/dom0-xen/*')}; }

# call_driver NAME [WORD...]: what the program in the folder $programs prints, its status; arguments on stdin. The driver is started if need be.
call_driver() {
  local words answer
  words=$(printf '\t%s' --diff "${@:2}")
  answer=$({ printf '%s\n' "$programs/$1.jar$words" && cat; } | ask_driver) || fail "the driver gave no answer"
  printf '%s\n' "${answer#*$'\n'}"
  return "${answer%%$'\n'*}"
}

# A connection that was refused says nothing, and the driver is started; one that breaks off says "driver" alone.
ask_driver() {
  local question answer
  question=$(cat)
  answer=$(timeout 900 "$LAB" port "$DRIVER_PORT" <<<"$question" 2>/dev/null) || true
  if [[ -z $answer ]]; then
    start_driver
    answer=$(timeout 900 "$LAB" port "$DRIVER_PORT" <<<"$question") || true
  fi
  [[ $answer == driver$'\n'[0-9]* ]] && printf '%s' "${answer#*$'\n'}"
}

# start_driver: in the machine, with the environment that the launcher gives a program.
start_driver() {
  mkdir -p target/lab/classes
  [[ target/lab/classes/dom0/lab/Driver.class -nt src/lab/java/dom0/lab/Driver.java ]] ||
    javac --release 17 -d target/lab/classes src/lab/java/dom0/lab/Driver.java
  tar -C target/lab/classes -c . | on_host 'mkdir -p /run/lab-driver && tar -C /run/lab-driver -x
    java=$(/usr/lib/dom0-xen/*/run --java) || exit 1
    LC_ALL=C.UTF-8 PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin setsid "${java% *}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m \
      -cp /run/lab-driver dom0.lab.Driver '"$DRIVER_PORT"' </dev/null >/run/lab-driver/log 2>&1 &
    for i in $(seq 600); do ! grep -q ":'"$(printf %04X "$DRIVER_PORT")"' .* 0A " /proc/net/tcp* || exit 0; sleep 0.1; done
    cat /run/lab-driver/log; exit 1' || fail "the driver does not start"
}

# ready_driver: started, and with its classes loaded, to be saved along.
ready_driver() {
  start_driver
  find_programs
  json '"vg": none, "lv": none' | call_driver lvm_volume --check || true
  json '"dom0_mem": 1G' | call_driver grub_xen --check || true
  json '"name": none' | call_driver xen_guest --check || true
  json '' | call_driver xen_info || true
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

# stand_in before|after PROGRAM: shell for the host that puts one of its name in front of a program. It kills the whole session that starts
# it, before or after what the program does.
stand_in() {
  printf '%s' "real=\$(command -v $2); { echo '#!/bin/sh'
    [ $1 = before ] || echo \"\$real \\\"\\\$@\\\"\"
    echo 'exec pkill -KILL -s \"\$(ps -o sid= -p \$\$ | tr -d \" \")\"'; } >/usr/local/sbin/$2 && chmod 755 /usr/local/sbin/$2"
}

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
}

booted_since() {
  local now
  lab wait 2>/dev/null
  now=$(timeout 60 "$LAB" ssh 'systemctl is-system-running --wait >/dev/null; cat /proc/sys/kernel/random/boot_id' 2>/dev/null </dev/null) &&
    [[ -n $now && $now != "$1" ]]
}

# guest_says NAME TEXT: on the guest's console, which xl shows from its beginning and then waits. Nobody waits for xl's end.
guest_says() { on_host "grep -m1 -F '$2' < <(timeout 10 xl console $1 </dev/null 2>/dev/null)"; }

# everything: what a run might touch, to be compared.
everything() {
  on_host 'md5sum /etc/default/grub /etc/default/grub.d/* /boot/grub/grub.cfg; find /etc/xen -type f -exec md5sum {} + -printf "%p %T@\n" | sort;
    lvs --noheadings -o vg_name,lv_name,lv_size,lv_uuid; xl list | awk "{print \$1, \$2, \$3, \$4}";
    find /usr/lib/dom0-xen -type f -printf "%p %s %T@\n" | sort'
}
