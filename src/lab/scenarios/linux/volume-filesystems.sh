#!/bin/bash
# Filesystems grow and shrink with their volumes. How it is with a running guest's is in xen/guest-volumes.sh.
# takes: 70 s
source "$(dirname "$0")/lib-volumes.sh"

# sound NAME: what is on the volume is whole.
sound() { on_host "timeout 120 e2fsck -f -n /dev/tvg/$1" >/dev/null || fail "the filesystem on $1 is broken"; }

from ready
group
does '"lv": "e", "size": "40m"' true
on_host 'mkfs.ext4 -q /dev/tvg/e'
twice '"lv": "e", "size": "60m", "resizefs": true'
is filesystem_bytes "$((60 << 20))"
sound e
on_host 'timeout 60 lvextend -qq -y -l 20 tvg/e'
twice '"lv": "e", "size": "80m", "resizefs": true' # only the filesystem lags behind
sound e
on_host 'mkdir -p /mnt/e; mount /dev/tvg/e /mnt/e; echo kept >/mnt/e/file'
twice '"lv": "e", "size": "100m", "resizefs": true'
is users '["mounted at /mnt/e"]'
refuses '"lv": "e", "size": "40m", "resizefs": true, "shrink": true, "force": true' "mounted at /mnt/e"
refuses '"lv": "e", "state": "absent", "force": true' "mounted at /mnt/e"
refuses '"lv": "e", "active": false' "mounted at /mnt/e"
refuses '"lv": "f", "rename_from": "e"' "mounted at /mnt/e"
on_host 'umount /mnt/e'
refuses '"lv": "e", "size": "20m", "shrink": true, "force": true' "ext4, which reaches to 100 MiB"
twice '"lv": "e", "size": "40m", "resizefs": true, "shrink": true'
sound e
on_host 'mount /dev/tvg/e /mnt/e; grep -q kept /mnt/e/file; dd if=/dev/zero of=/mnt/e/full bs=1M count=20 status=none; umount /mnt/e'
refuses '"lv": "e", "size": "12m", "resizefs": true, "shrink": true, "force": true' "cannot be made smaller"
sound e

# What lags behind on a volume that is not active is seen once it is.
on_host 'timeout 60 lvextend -qq -y -l 15 tvg/e && lvchange -qq -an tvg/e'
ours '"lv": "e", "size": "80m", "resizefs": true' --check
[[ $(fact warnings) == *"is not active: what it holds is seen only once it is"* ]] || fail "check mode did not warn"
twice '"lv": "e", "size": "80m", "resizefs": true'
is filesystem_bytes "$((80 << 20))"
on_host 'lvchange -qq -an tvg/e'
refuses '"lv": "e", "size": "100m", "resizefs": true, "active": false' "it is not active"
on_host 'lvchange -qq -ay -pr tvg/e'
twice '"lv": "e", "size": "100m", "resizefs": true, "permission": "rw"'
sound e
on_host 'mount -o ro /dev/tvg/e /mnt/e'
refuses '"lv": "e", "size": "120m", "resizefs": true' "mounted read-only at /mnt/e"
on_host 'mount -o remount,rw /mnt/e && mount -o remount,bind,ro /mnt/e'
refuses '"lv": "e", "size": "120m", "resizefs": true' "mounted read-only at /mnt/e"
on_host 'umount /mnt/e; losetup /dev/loop7 /dev/tvg/e'
refuses '"lv": "e", "active": false' "under the loop device /dev/loop7"
on_host 'losetup -d /dev/loop7; timeout 60 lvcreate -qq -y -s -l 2 -n snap tvg/e; mkdir -p /mnt/snap; mount /dev/tvg/snap /mnt/snap'
refuses '"lv": "e", "active": false' "snap, which depends on it, is open, mounted at /mnt/snap"
on_host 'umount /mnt/snap; lvremove -qq -y tvg/snap'

# A filesystem that was not unmounted may be in the memory of a saved guest.
on_host 'mount /dev/tvg/e /mnt/e; echo lost >/mnt/e/more; sync; cp /dev/tvg/e /root/unclean; umount /mnt/e; cp /root/unclean /dev/tvg/e; rm /root/unclean'
refuses '"lv": "e", "size": "120m", "resizefs": true' "needs_recovery"
twice '"lv": "e", "size": "120m", "resizefs": true, "force": true'
sound e

# Another volume is mounted on top: whoever unmounts there unmounts that one.
does '"lv": "top", "size": "20m"' true
on_host 'mkfs.ext4 -q /dev/tvg/top; mount /dev/tvg/e /mnt/e; mount /dev/tvg/top /mnt/e'
refuses '"lv": "e", "state": "absent", "force": true, "unmount": true' "below another mount"
on_host 'umount /mnt/e; umount /mnt/e'

group # no filesystem, swap, unknown
does '"lv": "raw", "size": "8m"' true
twice '"lv": "raw", "size": "16m", "resizefs": true'
is filesystem none
on_host 'mkswap -q /dev/tvg/raw && swapon /dev/tvg/raw'
refuses '"lv": "raw", "state": "absent", "force": true' "used as swap"
on_host 'swapoff /dev/tvg/raw'
twice '"lv": "raw", "size": "20m", "resizefs": true'
on_host 'wipefs -qa /dev/tvg/raw; pvcreate -qq -y --config devices/scan_lvs=1 /dev/tvg/raw'
refuses '"lv": "raw", "size": "24m", "resizefs": true' "LVM2_member"
on_host 'wipefs -qa /dev/tvg/raw; echo "0 1000 linear /dev/tvg/raw 0" | dmsetup create ontop'
refuses '"lv": "raw", "state": "absent", "force": true' "under the device ontop"
on_host 'dmsetup remove ontop'

group # XFS wants 300 MiB: both PVs
does '"lv": "x", "size": "320m"' true
on_host 'mkfs.xfs -q /dev/tvg/x'
twice '"lv": "x", "size": "360m", "resizefs": true'
on_host 'mkdir -p /mnt/x; mount /dev/tvg/x /mnt/x'
twice '"lv": "x", "size": "400m", "resizefs": true'
on_host 'umount /mnt/x; timeout 120 xfs_repair -n /dev/tvg/x >/dev/null 2>&1' || fail "the XFS is broken"
refuses '"lv": "x", "size": "320m", "resizefs": true, "shrink": true, "force": true' "xfs"
