#!/bin/bash
# A run of grub_xen that is killed at a system call that makes its changes last, each in turn: each file is the old or the new one, and the next run does the rest.
# takes: 100 s
source "$(dirname "$0")/../lib.sh"
source "$(dirname "$0")/lib-calls.sh"

# killed_everywhere "YAML" LEAST: at each call that it makes, which are at least so many.
killed_everywhere() {
  local call number count=0
  undisturbed "$1"
  for call in $CALLS; do
    for number in $(seq 20); do
      pristine
      struck "$call" "$number" signal=KILL || break
      echo "killed at $call $number"
      whole
      completed "$1"
      count=$((count + 1))
    done
  done
  ((count >= $2)) || fail "it was killed $count times only"
}

from ready
install_strace
keep_pristine
killed_everywhere "dom0_mem: '900M,max:900M', dom0_options: {panic: 30}" 7
killed_everywhere "options: {loglvl: all}, path: /etc/default/grub.d/zz-dom0.cfg" 7
killed_everywhere "dom0_mem: '900M,max:900M', dom0_options: {panic: 30}, trial: true" 3
