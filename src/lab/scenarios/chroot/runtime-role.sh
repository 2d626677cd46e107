#!/bin/bash
# The role runtime: what is not as it should be is put right, and nothing else; archives follow the Java they were made with; other versions go when told.
# takes: 80 s
source "$(dirname "$0")/../lib.sh"

bootstrap() { play playbooks/bootstrap.yml "$@"; }
# settled: the next run finds nothing to do.
settled() { bootstrap && recap changed=0 && recap failed=0; }
archives() { on_host 'cd /usr/lib/dom0-xen/*/ && ./run --archive --check'; }

from ready
bootstrap
recap changed=1 # the archives
archives | grep -c 'up to date' | grep -x 3
settled

on_host 'cd /usr/lib/dom0-xen/* && sha256sum run *.jar >/root/sums'

# A file that more than root may write, or that is not root's, is not trusted, whatever is in it.
for spoil in 'chmod g+w grub_xen.jar' 'chown nobody xen_guest.jar' 'rm lvm_volume.jar' 'chmod o-r run' 'echo exit >>run'; do
  on_host "cd /usr/lib/dom0-xen/* && $spoil"
  bootstrap --check
  has "The programs would be put"
  bootstrap
  recap failed=0
  on_host 'cd /usr/lib/dom0-xen/* && sha256sum --check --strict --status /root/sums && test -z "$(find . -maxdepth 1 \( ! -user root -o -perm /022 -o ! -perm -444 \) -print)"'
  archives | grep -c 'up to date' | grep -x 3
done
settled

# Java was upgraded, an archive was cut short: they are made anew, after check mode has said so and made none.
on_host 'touch "$(dirname "$(readlink -f "$(command -v java)")")/../lib/modules"'
archives | grep -c 'would be made' | grep -x 3
bootstrap --check
recap changed=1
archives | grep -c 'would be made' | grep -x 3
bootstrap
recap changed=1
on_host ': >"$(echo /usr/lib/dom0-xen/*/grub_xen-*.jsa)"'
bootstrap
recap changed=1
archives | grep -c 'up to date' | grep -x 3
settled

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
