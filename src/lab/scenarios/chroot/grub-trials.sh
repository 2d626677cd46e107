#!/bin/bash
# A trial is an entry for one boot beside all that boots otherwise: armed, armed again, given up, and missed; and the default entry there and back.
# takes: 25 s
source "$(dirname "$0")/../lib.sh"

readonly CUSTOM=/boot/grub/custom.cfg
trial="dom0_mem: '900M,max:900M', dom0_options: {panic: 30}, trial: true"
other="dom0_mem: '800M,max:800M', dom0_options: {panic: 30}, trial: true"

sums() { on_host 'md5sum /boot/grub/grub.cfg /etc/default/grub /etc/default/grub.d/*'; }
environment() { on_host 'grub-editenv list'; }
# next_is TEXT: the entry of the next boot, as GRUB's own program reads it.
next_is() { [[ $(environment | sed -n 's/^next_entry=//p') == "$1" ]] || fail "not '$1' boots next: $(environment)"; }
untouched() { [[ $(sums) == "$before" ]] || fail "a trial must not touch what boots otherwise"; }

from ready
before=$(sums)
on_host "grub-editenv /boot/grub/grubenv set mine=kept"
module grub_xen "$trial" && is trial armed && is changed true && is reboot_required true
untouched
next_is dom0-xen-trial
on_host "grub-script-check $CUSTOM && grep -c '^menuentry.*--id .dom0-xen-trial' $CUSTOM | grep -x 1"
on_host "grep -q 'multiboot2.* dom0_mem=900M,max:900M' $CUSTOM && grep -q 'vmlinuz.* panic=30' $CUSTOM"
module grub_xen "$trial" && is trial armed && is changed false

# Other options: another entry in the place of the first.
module grub_xen "$other" && is trial armed && is changed true
untouched
on_host "grub-script-check $CUSTOM && grep -c '^menuentry' $CUSTOM | grep -x 1 && grep -q dom0_mem=800M,max:800M $CUSTOM && ! grep 900M $CUSTOM"

# Somebody else chose the next boot meanwhile: the trial is armed again.
on_host 'grub-reboot 0'
module grub_xen "$other" && is trial armed && is changed true
next_is dom0-xen-trial

# The next boot is another one, by its id, and has not what was tried.
on_host 'echo 00000000-0000-4000-8000-000000000001 >/run/boot_id && mount --bind /run/boot_id /proc/sys/kernel/random/boot_id &&
  grub-editenv /boot/grub/grubenv unset next_entry'
must_refuse grub_xen "$other" "did not come up"
untouched
module grub_xen "$trial" && is trial armed && is changed true # other options may be tried
next_is dom0-xen-trial

# Given up, by a task that sets something at once: no trace of it is left, and nobody else's words are lost.
on_host "printf 'set color_normal=white/black\n' | cat - $CUSTOM >/root/custom && cat /root/custom >$CUSTOM"
module grub_xen "dom0_mem: '700M,max:700M'" && is changed true
next_is ''
[[ $(on_host "cat $CUSTOM") == 'set color_normal=white/black' ]] || fail "custom.cfg is not what somebody wrote"
environment | grep -x mine=kept
module grub_xen "dom0_mem: '700M,max:700M'" && is changed false

# Somebody else's next boot is nobody's trial: a task without one leaves it.
on_host 'grub-reboot 0'
module grub_xen "dom0_mem: '710M,max:710M'" && is changed true
next_is 0
on_host 'grub-editenv /boot/grub/grubenv unset next_entry'

# Where the entry would not be booted once, or would be booted always, there is no trial.
before=$(sums)
on_host 'mv /etc/grub.d/41_custom /root && update-grub 2>/dev/null'
must_refuse grub_xen "$trial" "does not read custom.cfg"
on_host 'cp /root/41_custom /etc/grub.d/05_custom && cp /etc/default/grub /root && echo XEN_OVERRIDE_GRUB_DEFAULT=0 >>/etc/default/grub && update-grub 2>/dev/null'
must_refuse grub_xen "$trial" "before its own entries"
on_host 'mv /root/41_custom /etc/grub.d && rm /etc/grub.d/05_custom && cp /root/grub /etc/default && update-grub 2>/dev/null'
untouched
next_is ''

# default_is KIND: what GRUB's menu begins with, by an id that stands in grub.cfg.
default_is() {
  local id
  id=$(fact default_entry | python3 -c 'import json, sys; it = json.load(sys.stdin); print(it["id"] if it["is_xen"] == (sys.argv[1] == "xen") else "")' "$1")
  [[ -n $id ]] || fail "the default entry is not of $1"
  on_host "grep -qF \"menuentry_id_option '$id'\" /boot/grub/grub.cfg"
}

# The default entry: Linux and back, by the settings, and by the entry that is saved.
for settings in 0 saved; do
  on_host "sed -i 's/^GRUB_DEFAULT=.*/GRUB_DEFAULT=$settings/' /etc/default/grub; update-grub 2>/dev/null"
  for kind in linux xen linux; do
    module grub_xen "boot_default: $kind" && default_is "$kind"
    module grub_xen "boot_default: $kind" && is changed false && default_is "$kind"
  done
done
