#!/bin/bash
# An update-grub that fails, lies, writes rubbish or is at work already, and folders that cannot be written: all stays as it was, and is told why.
# takes: 60 s
source "$(dirname "$0")/../lib.sh"

readonly CFG=/boot/grub/grub.cfg
readonly MINE=/usr/local/sbin/update-grub # found before Debian's
wanted="dom0_mem: '900M,max:900M', dom0_options: {panic: 30}"

sums() { on_host "md5sum $CFG /boot/grub/grubenv /etc/default/grub; ls -A /boot/grub /etc/default"; }

# refused WORDS...: with each of them, and nothing was touched.
refused() {
  local words
  must_refuse grub_xen "$wanted" "$1"
  for words in "${@:2}"; do [[ $(fact msg) == *"$words"* ]] || fail "the message lacks: $words"; done
  [[ $(sums) == "$before" ]] || fail "something was touched: $(diff <(echo "$before") <(sums))"
}

# generator SCRIPT: an update-grub that does this; $2 is the file that it is to write.
generator() { on_host "cat >$MINE && chmod 755 $MINE" <<<"#!/bin/sh"$'\n'"$1"; }

from ready
before=$(sums)

generator 'echo "no such thing as a root" >&2; exit 7'
refused "no such thing as a root" "restored byte for byte"
generator 'cat /boot/grub/grub.cfg; exit 0'
refused "wrote no $CFG" "restored byte for byte"
generator 'echo "menuentry { {" >"$2"'
refused "check the new $CFG" "restored byte for byte"
generator 'printf "\377\376\000" >"$2"'
refused "restored byte for byte"
generator 'echo "set timeout=5" >"$2"'
refused "the new $CFG is not used" "restored byte for byte"
generator 'cp /boot/grub/grub.cfg "$2"' # the old settings
refused "the new $CFG is not used" "restored byte for byte"
generator 'kill -KILL $$'
refused "restored byte for byte"
on_host "rm $MINE"

# A script of grub.d that fails, and one whose output is no GRUB script.
on_host 'printf "#!/bin/sh\nexit 3\n" >/etc/grub.d/25_fault; chmod 755 /etc/grub.d/25_fault'
refused "restored byte for byte"
on_host 'printf "#!/bin/sh\necho \"if true\"\n" >/etc/grub.d/25_fault'
refused "restored byte for byte"
on_host 'rm /etc/grub.d/25_fault'

# Folders that cannot be written, and one without room.
on_host 'mount --bind /boot /boot && mount -o remount,bind,ro /boot'
refused "/boot is mounted read-only"
on_host 'umount /boot && mount --bind /etc/default /etc/default && mount -o remount,bind,ro /etc/default'
refused "could not write /etc/default/grub: its folder cannot be written to: the filesystem is read-only"
on_host 'umount /etc/default && cp -a /etc/default /root && mount -t tmpfs -o size=64k small /etc/default && cp -a /root/default/. /etc/default &&
  { cat /dev/zero >/etc/default/fill 2>/dev/null; true; }'
before=$(sums)
refused "/etc/default/grub" "nothing was changed"
on_host 'umount /etc/default'
before=$(sums)

# Somebody else's update-grub, which read the settings before ours were written: it must not have the last word.
on_host 'printf "#!/bin/sh\ntouch /run/generating; sleep 4\n" >/etc/grub.d/45_slow; chmod 755 /etc/grub.d/45_slow
  (setsid update-grub >/dev/null 2>&1 </dev/null; touch /run/generated) & 
  until test -e /run/generating; do sleep 0.1; done; rm /etc/grub.d/45_slow'
module grub_xen "$wanted" && is changed true
on_host "test -e /run/generated && grep -q 'multiboot2.* dom0_mem=900M,max:900M' $CFG && grub-script-check $CFG"
module grub_xen "$wanted" && is changed false

# A run that is ended alone, as by a timeout of Ansible's. SIGKILL: its update-grub hangs on for a while, and the next run waits for it.
# ended SIGNAL: while update-grub runs; what the run printed in $result.
ended() {
  on_host 'printf "#!/bin/sh\ntouch /run/hanging; sleep 4\n" >/etc/grub.d/45_slow; chmod 755 /etc/grub.d/45_slow
    echo "{\"dom0_mem\": \"800M,max:800M\"}" >/root/800.json
    java -jar /usr/lib/dom0-xen/*/grub_xen.jar /root/800.json >/root/ended.out 2>&1 </dev/null &
    until test -e /run/hanging; do sleep 0.1; done; kill -'"$1"' $!; wait $!; rm /etc/grub.d/45_slow /run/hanging'
  result=$(on_host 'cat /root/ended.out')
}
ended KILL
[[ -z $result ]] || fail "a killed run said something"
on_host "grub-script-check $CFG && grep -q 'multiboot2.* dom0_mem=900M,max:900M' $CFG" || fail "a run that was killed touched $CFG"
module grub_xen "$wanted" && is changed true
# SIGTERM: what runs is still done, here all of it, and the answer is written.
ended TERM
is changed true
on_host "grub-script-check $CFG && grep -q 'multiboot2.* dom0_mem=800M,max:800M' $CFG" || fail "the answer was wrong"
module grub_xen "$wanted" && is changed true
# SIGTERM while it waits, here for another update-grub: all is as it was, and the answer says so.
before=$(on_host 'md5sum /etc/default/grub')
on_host 'printf "#!/bin/sh\ntouch /run/generating; sleep 15\n" >/etc/grub.d/45_slow; chmod 755 /etc/grub.d/45_slow; rm -f /run/generat*
  (setsid update-grub >/dev/null 2>&1 </dev/null; touch /run/generated) &
  until test -e /run/generating; do sleep 0.1; done; rm /etc/grub.d/45_slow
  java -jar /usr/lib/dom0-xen/*/grub_xen.jar /root/800.json >/root/ended.out 2>&1 </dev/null & ours=$!
  until grep -q 800M /etc/default/grub; do sleep 0.1; done; kill -TERM $ours; wait $ours
  ! test -e /run/generated; until test -e /run/generated; do sleep 0.1; done'
result=$(on_host 'cat /root/ended.out')
is failed true && is changed false
[[ $(fact msg) == *"ended by a signal while it waited; restored byte for byte: /etc/default/grub"* ]] || fail "$(fact msg)"
[[ $(on_host 'md5sum /etc/default/grub') == "$before" ]] || fail "something was touched"

module grub_xen "dom0_mem: '800M,max:800M'" && is changed true
module grub_xen "dom0_mem: '800M,max:800M'" && is changed false
on_host "grep -q 'multiboot2.* dom0_mem=800M,max:800M' $CFG && ! pgrep -x grub-mkconfig && ! ls $CFG.* 2>/dev/null" || fail "something is left"
