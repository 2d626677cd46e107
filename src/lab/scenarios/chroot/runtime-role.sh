#!/bin/bash
# The role runtime: what is not as it should be is put right, and nothing else; archives follow the Java they were made with; other versions go when told.
# takes: 80 s
source "$(dirname "$0")/../lib.sh"

bootstrap() { play playbooks/bootstrap.yml "$@"; }
# settled: the next run finds nothing to do.
settled() { bootstrap && recap changed=0 && recap failed=0; }
modules=$(find modules -name '*.sh' | wc -l)
archives() { on_host 'cd /usr/lib/dom0-xen/*/ && ./run --archive --check'; }

from ready
bootstrap
recap changed=1 # the archives
archives | grep -c 'up to date' | grep -x "$modules"
settled

on_host 'cd /usr/lib/dom0-xen/* && sha256sum run *.jar >/root/sums'

# A file that more than root may write, or that is not root's, is not trusted, whatever is in it.
for spoil in 'chmod g+w grub_xen.jar' 'chown nobody xen_guest.jar' 'rm lvm_volume.jar' 'echo >>lvm_volume.jar' 'chmod o-r run' 'echo exit >>run'; do
  on_host "cd /usr/lib/dom0-xen/* && $spoil"
  if [[ $spoil == chmod\ g* ]]; then
    bootstrap --check
    has "The programs would be put"
  fi
  bootstrap
  recap failed=0
  on_host 'cd /usr/lib/dom0-xen/* && sha256sum --check --strict --status /root/sums && test -z "$(find . -maxdepth 1 \( ! -user root -o -perm /022 -o ! -perm -444 \) -print)"'
  archives | grep -c 'up to date' | grep -x "$modules"
done
settled

# Java was upgraded, an archive was cut short: they are made anew, after check mode has said so and made none.
on_host 'touch "$(dirname "$(readlink -f "$(command -v java)")")/../lib/modules"'
archives | grep -c 'would be made' | grep -x "$modules"
bootstrap --check
recap changed=1
archives | grep -c 'would be made' | grep -x "$modules"
bootstrap
recap changed=1
on_host ': >"$(echo /usr/lib/dom0-xen/*/grub_xen-*.jsa)"'
bootstrap
recap changed=1
archives | grep -c 'up to date' | grep -x "$modules"
settled

# Another Java came, and is the first on the path: the archives are made for it, here a cache of its own kind.
if [[ $suite == trixie ]]; then
  on_host 'apt-get install -qq -y openjdk-25-jre-headless >/dev/null 2>&1'
  archives | grep -c -- '-25.aot: would be made' | grep -x "$modules"
  bootstrap
  recap changed=1
  archives | grep -c -- '-25.aot: up to date' | grep -x "$modules"
  settled
  # In this mode Java ends rather than go without the cache.
  on_host 'cd "$(echo /usr/lib/dom0-xen/*)" && java=$(./run --java) && echo "{}" | "${java% *}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -XX:AOTMode=on -XX:AOTCache="$PWD/lvm_volume-25.aot" -cp "$PWD/lvm_volume.jar" dom0.lvmvolume.LvmVolume --sample' | grep '"item":"vg0/sample"'
fi

# Other versions stay until they are told to go, and ours stays then.
on_host 'cp -a /usr/lib/dom0-xen/* /usr/lib/dom0-xen.old && mv /usr/lib/dom0-xen.old /usr/lib/dom0-xen/0.0.9'
ours=$(on_host 'cd /usr/lib/dom0-xen && ls | grep -v -x 0.0.9')
settled
on_host 'test -e /usr/lib/dom0-xen/0.0.9/run'
bootstrap --check -e runtime_remove_old=true
recap changed=1
on_host 'test -e /usr/lib/dom0-xen/0.0.9/run'
bootstrap -e runtime_remove_old=true
recap changed=1
[[ $(on_host 'ls /usr/lib/dom0-xen') == "$ours" ]] || fail "not our version alone is left"
bootstrap -e runtime_remove_old=true
recap changed=0
