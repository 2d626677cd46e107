#!/bin/bash
# Whatever happens to update-grub or to the files: what boots is never half written, and the next run completes it.
# takes: 20 s
source "$(dirname "$0")/../lib.sh"

cfg=/boot/grub/grub.cfg
by_hand() { on_host "java -jar /usr/lib/dom0-xen/*/grub_xen.jar <<<'$1'"; }
sums() { on_host "md5sum $cfg /etc/default/grub"; }

from ready
before=$(sums)

# A generator that fills the file system of /boot/grub, one of its own here.
on_host 'set -e; truncate -s 40M /root/boot.img; mke2fs -q -F -t ext4 /root/boot.img; mkdir -p /mnt/boot
  mount -o loop /root/boot.img /mnt/boot; cp -a /boot/grub/. /mnt/boot; mount --bind /mnt/boot /boot/grub
  printf "#!/bin/sh\ncat /dev/zero >/boot/grub/fill 2>/dev/null\n" >/etc/grub.d/25_fill; chmod +x /etc/grub.d/25_fill'
must_refuse grub_xen "dom0_mem: '900M,max:900M'" "restored byte for byte"
[[ $(sums) == "$before" ]] || fail "a full file system left something behind"
must_refuse grub_xen "dom0_mem: '900M,max:900M'" "make room"
on_host 'rm /etc/grub.d/25_fill; umount /boot/grub; umount /mnt/boot; rm -r /root/boot.img /mnt/boot'
[[ $(sums) == "$before" ]] || fail "the files below the full file system were touched"

# A run that is killed while update-grub works: what boots is the old file; the next run completes it.
on_host 'printf "#!/bin/sh\ntouch /run/generating; sleep 600\n" >/etc/grub.d/25_slow; chmod +x /etc/grub.d/25_slow
  echo "{\"dom0_mem\": \"900M,max:900M\"}" >/root/900.json
  setsid java -jar /usr/lib/dom0-xen/*/grub_xen.jar /root/900.json >/root/killed.out 2>&1 </dev/null & echo $! >/root/killed.pid'
eventually 300 on_host 'test -e /run/generating'
on_host 'pkill -KILL -s "$(cat /root/killed.pid)"; rm /etc/grub.d/25_slow; ! test -s /root/killed.out'
[[ $(on_host "md5sum <$cfg") == "$(awk 'NR == 1 {print $1}' <<<"$before")  -" ]] || fail "the killed run touched $cfg"
module grub_xen "dom0_mem: '900M,max:900M'" && is changed true
module grub_xen "dom0_mem: '900M,max:900M'" && is changed false
on_host "! ls /boot/grub/grub.cfg.*" || fail "something is left beside $cfg"

# An immutable file; a symbolic link, its mode, its ACL (user 1 may read) and its extended attributes.
attribute() { on_host "python3 -c 'import os, struct; $1'"; }
acl='struct.pack("<I" + 5 * "HHI", 2, 1, 6, 2**32 - 1, 2, 4, 1, 4, 4, 2**32 - 1, 16, 4, 2**32 - 1, 32, 0, 2**32 - 1)'
on_host 'chattr +i /etc/default/grub'
must_refuse grub_xen "dom0_mem: '800M,max:800M'" "/etc/default/grub"
on_host 'chattr -i /etc/default/grub; mv /etc/default/grub /etc/default/grub.real; ln -s grub.real /etc/default/grub
  chmod 0640 /etc/default/grub.real'
attribute "[os.setxattr(\"/etc/default/grub.real\", *it) for it in [(\"user.note\", b\"kept\"), (\"system.posix_acl_access\", $acl)]]"

# An update-grub of the host's own that knows no -o, removes grub.cfg and fails: it comes back as it was, owner and ACL with it.
attribute "os.chown(\"$cfg\", 4, 5); os.chmod(\"$cfg\", 0o640); os.setxattr(\"$cfg\", \"system.posix_acl_access\", $acl)"
before=$(sums)
on_host "printf '#!/bin/sh\nrm $cfg; exit 1\n' >/usr/local/sbin/update-grub; chmod 755 /usr/local/sbin/update-grub"
must_refuse grub_xen "dom0_mem: '800M,max:800M'" "restored byte for byte: /etc/default/grub, $cfg"
on_host 'rm /usr/local/sbin/update-grub'
[[ $(sums) == "$before" ]] || fail "not all came back"
attribute "assert (os.stat(\"$cfg\").st_uid, os.stat(\"$cfg\").st_gid, os.getxattr(\"$cfg\", \"system.posix_acl_access\")) == (4, 5, $acl)"

# Words that the shell and GRUB would take for their own; dom0's kernel alone; two runs and an update-grub at once.
on_host 'java -jar /usr/lib/dom0-xen/*/grub_xen.jar <<<"{\"options\": {\"crashkernel\": \"64M<1G\", \"loglvl\": \"all\"}}" >/root/one.out &
  java -jar /usr/lib/dom0-xen/*/grub_xen.jar <<<"{\"dom0_options\": {\"panic\": 30, \"dyndbg\": \"file a.c +p\"}}" >/root/two.out &
  update-grub >/root/three.out 2>&1; wait; cat /root/one.out /root/two.out'
on_host 'grep -F "\"changed\":true" /root/one.out && grep -F "\"changed\":true" /root/two.out'
on_host "grep multiboot2 $cfg | grep -v -e '--' | grep -F '\"crashkernel=64M<1G\"' && grub-script-check $cfg"
on_host "awk '/module2.*vmlinuz/ && !/single/ && !/panic=30 \"dyndbg=file a.c [+]p\"/ {exit 1}
  /^[[:space:]]*linux[[:space:]]/ && /panic=30/ {exit 1}' $cfg" || fail "dom0's options are not in the Xen entries alone"
by_hand '{"options": {"crashkernel": "64M<1G"}, "dom0_options": {"panic": 30, "dyndbg": "file a.c +p"}}' | grep '"changed":false'
on_host 'test -L /etc/default/grub && test "$(stat -c %a /etc/default/grub.real)" = 640'
attribute "assert [os.getxattr(\"/etc/default/grub.real\", it) for it in [\"user.note\", \"system.posix_acl_access\"]] == [b\"kept\", $acl]"

# A drop-in that decides is changed where it stands; the title that leads nowhere is replaced by an id.
on_host 'echo GRUB_CMDLINE_XEN_DEFAULT=\"dom0_mem=700M\" >/etc/default/grub.d/zz-mine.cfg; echo GRUB_DISABLE_SUBMENU=y >>/etc/default/grub'
by_hand '{"dom0_mem": "900M,max:900M", "path": "auto", "boot_default": "xen"}' | grep '"default_entry":{[^}]*"is_xen":true}'
on_host 'grep -Fx "GRUB_CMDLINE_XEN_DEFAULT=\"dom0_mem=900M,max:900M\"" /etc/default/grub.d/zz-mine.cfg'
by_hand '{"dom0_mem": "900M,max:900M", "path": "auto", "boot_default": "xen"}' | grep '"changed":false'
