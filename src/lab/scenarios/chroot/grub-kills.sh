#!/bin/bash
# A run of grub_xen that is killed anywhere leaves a grub.cfg that boots, and the next run completes what it began.
# takes: 80 s
source "$(dirname "$0")/../lib.sh"

cfg=/boot/grub/grub.cfg
from ready

# wanted NUMBER: other options for each, so that there is always something to do.
wanted() { echo "\"dom0_mem\": \"$((800 + $1))M,max:$((800 + $1))M\", \"dom0_options\": {\"panic\": $1}"; }

# run_and_kill NUMBER SECONDS: in a session of its own, with everything that it started.
run_and_kill() {
  on_host "echo '{$(wanted "$1")}' >/root/arguments.json
    setsid --wait timeout -s KILL $2 /usr/lib/dom0-xen/*/run grub_xen /root/arguments.json >/root/killed.out 2>/dev/null </dev/null; true"
}

# completed NUMBER WHEN: what boots is whole; a run does the rest, if the killed one had not put grub.cfg in its place and had only its
# result to tell; the one after it finds nothing to do.
completed() {
  local option="multiboot2.* dom0_mem=$((800 + $1))M" rest=true
  echo "== killed $2"
  on_host "test ! -s /root/killed.out && grub-script-check $cfg && grep -q multiboot2 $cfg" || fail "it was not killed, or its grub.cfg does not boot"
  if on_host "grep -q '$option' $cfg"; then rest=false; fi
  module grub_xen "$(wanted "$1")" && is changed "$rest"
  on_host "grep -q '$option' $cfg" || fail "the option is not in $cfg"
  module grub_xen "$(wanted "$1")" && is changed false
  on_host "! ls $cfg.* /etc/default/grub.*~* 2>/dev/null" || fail "something is left"
}

# Before and after each program that a run starts.
number=0
for program in update-grub grub-script-check; do
  for moment in before after; do
    number=$((number + 1))
    before=$(on_host "md5sum <$cfg")
    on_host "$(stand_in "$moment" "$program")"
    run_and_kill "$number" 120
    on_host "rm /usr/local/sbin/$program"
    [[ $(on_host "md5sum <$cfg") == "$before" ]] || fail "killed $moment $program: $cfg was touched"
    completed "$number" "$moment $program"
  done
done

# And at whatever step that is after a while: in the JVM's start, while it reads, writes the settings, waits.
killed=0
for tenths in $(seq 1 15); do
  number=$((number + 1))
  run_and_kill "$number" "$((tenths / 10)).$((tenths % 10))"
  if [[ -n $(on_host 'cat /root/killed.out') ]]; then break; fi # it was done before
  completed "$number" "after $tenths tenths of a second"
  killed=$((killed + 1))
done
((killed >= 3)) || fail "it was killed $killed times only"
