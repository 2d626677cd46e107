# shellcheck shell=bash disable=SC2034
# Runs that are killed behind one command, and what has to be so after the next.
source "$(dirname "${BASH_SOURCE[0]}")/lib-volumes.sh"

# killed PROGRAM 'JSON MEMBERS': one run, just after what PROGRAM did. (Just before it, the host is as after the command before.)
killed() {
  json "\"vg\": \"tvg\", $2" | on_host "cat >/tmp/killed.json; $(stand_in after "$1")
    setsid --wait timeout 120 $run lvm_volume /tmp/killed.json >/tmp/killed.out 2>/dev/null </dev/null
    rm /usr/local/sbin/$1; cat /tmp/killed.out; ! test -s /tmp/killed.out" || fail "the run was not killed after $1"
}

# survives PROGRAM 'JSON MEMBERS' 'NAME FIELDS VALUE' [PREPARE]: on what PREPARE makes of the empty group, a run is killed just
# after PROGRAM; the next completes it (NAME is gone if there are no FIELDS); the third changes nothing.
survives() {
  local name fields value
  echo "== killed after $1: $2"
  group
  [[ -z ${4:-} ]] || on_host "set -e; $4"
  killed "$1" "$2"
  ours "$2" || fail "the next run did not complete it"
  does "$2" false
  read -r name fields value <<<"$3"
  if [[ -n $fields ]]; then lv_is "$name" "$fields" "$value"; else on_host "! lvs tvg/$name 2>/dev/null"; fi
  whole
}

# whole: LVM's metadata, the devices under it and every filesystem that is not mounted. (The hidden volumes of a RAID keep the tag that
# lvcreate gave them all: LVM lets nobody change it.)
whole() {
  on_host 'set -e
    timeout 60 vgck tvg
    if lvs --noheadings -o lv_name,lv_tags tvg | grep unfinished; then exit 1; fi
    if dmsetup info -c --noheadings -o name,suspended | grep :Suspended; then exit 1; fi
    for volume in /dev/tvg/*; do
      ! findmnt "$volume" >/dev/null || continue
      case $(blkid -o value -s TYPE "$volume") in
        ext4) timeout 120 e2fsck -f -n "$volume" ;;
        xfs) timeout 120 xfs_repair -n "$volume" ;;
      esac >/tmp/whole 2>&1 || { cat /tmp/whole; exit 1; }
    done' || fail "something is not whole"
}

# What a killed run finds in the group.
volume='timeout 60 lvcreate -qq -y -Wy -Zy -L 40m -n v tvg'
snapshot="$volume; timeout 60 lvcreate -qq -y -s -L 20m -n s tvg/v"
pool='timeout 60 lvcreate -qq -y --type thin-pool -L 40m -n tp tvg; timeout 60 lvcreate -qq -y -V 20m --thinpool tp -n tv tvg'
thin_snapshot="$pool; timeout 60 lvcreate -qq -y -s -n ts tvg/tv"
cache_pool="$volume; timeout 60 lvcreate -qq -y --type cache-pool -L 32m -n fast tvg"
cached="$cache_pool; timeout 60 lvconvert -qq -y --type cache --cachepool tvg/fast --cachemode writethrough tvg/v"
ext4="$volume; mkfs.ext4 -q /dev/tvg/v"
xfs='timeout 60 lvcreate -qq -y -Wy -Zy -L 320m -n v tvg; mkfs.xfs -q /dev/tvg/v'
