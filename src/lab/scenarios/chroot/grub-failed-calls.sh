#!/bin/bash
# The disk is full or breaks at a system call that makes grub_xen's changes last, each in turn: the run says so, everything is put back, and the next run does it.
# takes: 90 s
source "$(dirname "$0")/../lib.sh"
source "$(dirname "$0")/lib-calls.sh"

# all_or_nothing: a run that fails has put everything back; one that does not has done it.
all_or_nothing() {
  if [[ $(fact failed) == true ]]; then
    [[ -n $(fact msg) && $(fact changed) == false && $(state) == "$old" ]] || fail "not put back: $(diff <(echo "$old") <(state))"
  else
    [[ $(state) == "$new" ]] || fail "not done: $(diff <(echo "$new") <(state))"
  fi
}

# failing_everywhere "YAML" LEAST PROMISE: at each call that it makes, which are at least so many; once, after which PROMISE
# holds, and from there on, so that nothing can be put back either.
failing_everywhere() {
  local call number count=0
  undisturbed "$1"
  for call in $CALLS; do
    for number in $(seq 20); do
      pristine
      struck "$call" "$number" error=ENOSPC || break
      echo "full at $call $number: $(fact msg)"
      "$3"

      pristine
      struck "$call" "$number+" error=EIO || fail "this call is not made again"
      echo "broken from $call $number on: $(fact msg)"
      whole
      completed "$1"
      count=$((count + 1))
    done
  done
  ((count >= $2)) || fail "it failed $count times only"
}

from ready
install_strace
keep_pristine
failing_everywhere "dom0_mem: '900M,max:900M', dom0_options: {panic: 30}" 7 all_or_nothing
# A trial that could not be armed may leave its entry in custom.cfg, which nothing boots.
failing_everywhere "dom0_mem: '900M,max:900M', dom0_options: {panic: 30}, trial: true" 3 whole
