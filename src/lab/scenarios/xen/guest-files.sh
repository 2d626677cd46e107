#!/bin/bash
# A guest's file: what somebody wrote stays, what xl reads is what was meant, and xl itself is asked first.
# takes: 30 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'cat >/etc/xen/hand.cfg <<EOF
# the guest of the web team
name = "hand"   # do not rename
type = "pv"; memory = 96
kernel = "/var/lib/dom0-xen-lab/guests/vmlinux"
ramdisk = "/var/lib/dom0-xen-lab/guests/obedient.img"
extra = "console=hvc0"
disk = [
  "phy:/dev/vg0/web1,xvda,r", # the system
]
xen_shell = "joe"
EOF'
module xen_guest "name: hand, memory: '96', disk: {target: /dev/vg0/web1, vdev: xvda, access: ro}" && is changed false
module xen_guest "name: hand, maxmem: 128, disk: [{target: /dev/vg0/web1, vdev: xvda, access: ro}, '/dev/vdc,raw,xvdb,r']" && is changed true
on_host 'set -e; cd /etc/xen; grep -qF "# do not rename" hand.cfg; grep -qF "xvda,r\", # the system" hand.cfg; grep -qF "xen_shell = \"joe\"" hand.cfg
  xl create -n -q -f hand.cfg | grep -q "/dev/vdc"'
must_refuse xen_guest "name: hand, extra_config: {maxcpus: 2}" "maxvcpus"
must_refuse xen_guest "name: hand, extra_config: {altp2m_count: 2}" "came with 4.21" # the hosts have 4.17 and 4.20

# Quotes and backslashes reach the guest's kernel as they were given.
module xen_guest "name: quoted, type: pv, kernel: /k, memory: 64, extra: 'a ''q'' \\ \"x\" # ; \$(y)'" && is changed true
[[ $(on_host 'xl create -n -q -f /etc/xen/quoted.cfg' | python3 -c 'import json,sys; print(json.load(sys.stdin)["b_info"]["cmdline"])') == \
  "a 'q' \\ \"x\" # ; \$(y)" ]] || fail "xl reads another command line"

# xl says no to what our rules let pass: the file stays as it was.
before=$(on_host 'md5sum /etc/xen/quoted.cfg; ls /run/dom0.xen* 2>/dev/null || true')
must_refuse xen_guest "name: quoted, extra_config: {ioports: ['zz']}" "have xl read"
[[ $(on_host 'md5sum /etc/xen/quoted.cfg; ls /run/dom0.xen* 2>/dev/null || true') == "$before" ]] || fail "a refused text left something"

# A password is in the file and nowhere else, and the file is for its owner's eyes.
module xen_guest "name: secret, type: pv, kernel: /k, memory: 64, vnc: true, vncpasswd: hush-hush-7" && is changed true
[[ $result != *hush-hush-7* ]] || fail "the result shows the password"
[[ $(on_host 'cd /etc/xen; stat -c %a quoted.cfg secret.cfg; grep -c hush-hush-7 secret.cfg' | xargs) == "644 600 1" ]] || fail "the files are not as they should be"
