# shellcheck shell=bash disable=SC2034
# For scenarios in which something happens to a run of grub_xen at a certain system call: by strace, which counts them.

# The calls by which a written file comes to the disk, takes its name, and a leftover goes.
readonly CALLS="fsync rename unlink"
readonly CFG=/boot/grub/grub.cfg

# install_strace: this computer's with its libraries. The machine's image has none, and no network to get one.
install_strace() {
  local program libraries
  program=$(command -v strace) || fail "strace is not installed here"
  mapfile -t libraries < <(ldd "$program" | grep -o '/[^ ]*')
  tar -ch --transform 's,.*/,,' "${libraries[@]}" "$program" 2>/dev/null | on_host 'mkdir -p /run/strace && tar -C /run/strace -x
    printf "#!/bin/sh\ncd /run/strace && exec ./ld-linux-x86-64.so.2 --library-path . ./strace \"\$@\"\n" >/usr/local/sbin/strace
    chmod 755 /usr/local/sbin/strace; strace -o /dev/null true'
}

# keep_pristine: what a run may change, the settings and what lies beside grub.cfg.
keep_pristine() { on_host "tar -cf /root/pristine.tar -C / etc/default -C /boot/grub grub.cfg grubenv"; }

# pristine: and nothing that another run has made.
pristine() {
  on_host 'set -e; rm -rf /etc/default; find /boot/grub -maxdepth 1 -type f ! -name unicode.pf2 -delete
    tar -C / -xf /root/pristine.tar etc/default; tar -C /boot/grub -xf /root/pristine.tar grub.cfg grubenv'
}

# state: what counts of them. Names that end in ~ are nobody's: a killed run leaves its temporary files.
state() { on_host "cd / && find etc/default boot/grub/*.cfg boot/grub/grubenv -type f ! -name '*~' -exec md5sum {} + | sort -k 2"; }

# struck CALL WHEN WHAT: a run to whose WHENth such call (3: the third; 3+: that and all later ones) WHAT happens; its
# answer in $result. Status 1 if it makes fewer of them. --seccomp-bpf is quicker, but with it strace 6.1 sends
# a signal at the first call only.
struck() {
  local quick=--seccomp-bpf
  [[ $3 != signal=* ]] || quick=
  result=$(on_host "strace -f $quick -qqq -o /root/trace -e signal=none -e trace=$1 -e inject=$1:$3:when=$2 \
    /usr/lib/dom0-xen/*/run grub_xen /root/arguments.json </dev/null 2>/dev/null; true")
  on_host 'grep -q -e INJECTED -e "= ?" /root/trace'
}

# undisturbed "YAML": from the same files each time; what a run does to which nothing happens.
undisturbed() {
  echo "== $1"
  json "$1" | on_host 'cat >/root/arguments.json'
  pristine
  old=$(state)
  module grub_xen "$1" >/dev/null && is changed true
  new=$(state)
  [[ $old != "$new" ]] || fail "nothing is to be done here"
}

# whole: each file is the old or the new one, byte for byte, and those who read them can.
whole() {
  local line
  while IFS= read -r line; do
    [[ $'\n'$old$'\n'$new$'\n' == *$'\n'$line$'\n'* ]] || fail "neither as it was nor as it is to be: $line"
  done < <(state)
  on_host "grub-script-check $CFG && sh -n /etc/default/grub && grub-editenv list >/dev/null" || fail "GRUB cannot read its files"
}

# completed "YAML": the next run does what is missing, which is nothing if all was done; the one after it has nothing to do.
completed() {
  local missing=true
  [[ $(state) != "$new" ]] || missing=false
  module grub_xen "$1" >/dev/null && is changed "$missing"
  [[ $(state) == "$new" ]] || fail "not what an undisturbed run does: $(diff <(echo "$new") <(state))"
  module grub_xen "$1" >/dev/null && is changed false
}
