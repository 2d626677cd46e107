# shellcheck shell=bash
# Other controllers: the Ansible of another Debian, in a folder made by mmdebstrap and entered by chroot. No machine: it
# shares this computer's network, and sees the checkout, the lab's state and /tmp where they are.

readonly CONTROLLERS="bookworm trixie forky"
readonly CONTROLLER_PACKAGES=ansible-core,ansible-lint,openssh-client,base-files,base-passwd,coreutils,dash,libc-bin

controller_path() { echo "$IMAGES/controller-$1"; }

# make_controller SUITE: its packages are unpacked, and none is set up, which takes four times as long: a Python program needs
# little else. Its files are whoever's who makes it, since an ordinary user is root in there. Of the release that is not out yet,
# a mirror may keep a state longer than that is valid for; its signature is checked all the same.
make_controller() {
  local building=$IMAGES/.controller log=$IMAGES/.controller-log
  rm -rf "$building"
  mkdir -p "$building/root"
  fetch_debian "the Ansible of $1" "$log" --variant=extract --include="$CONTROLLER_PACKAGES" --format=tar --skip=output/dev \
    --aptopt='Acquire::Check-Valid-Until "false"' "$1" "$building/tree.tar"
  tar -C "$building/root" --no-same-owner -xf "$building/tree.tar"
  mkdir -p "$building/root/dev"
  cp "$building/root/usr/share/base-passwd/passwd.master" "$building/root/etc/passwd"
  cp "$building/root/usr/share/base-passwd/group.master" "$building/root/etc/group"
  merge_usr "$building/root"
  mv "$building/root" "$(controller_path "$1")"
  rm -r "$building"
}

make_controller_unless_made() { [[ -d $(controller_path "$1") ]] || phase "fetching the Ansible of $1 (once)" make_controller "$1"; }

# controller SUITE: it is there afterwards.
controller() {
  [[ " $CONTROLLERS " == *" $1 "* ]] || bad_usage "a controller is of one of $CONTROLLERS, not '$1'"
  [[ ! -d $(controller_path "$1") ]] || return 0
  # shellcheck disable=SC2046,SC2086 # lists of words
  need_tools $BUILD_TOOLS unshare=util-linux $( ((EUID == 0)) || echo newuidmap=uidmap)
  need_space "$STATE" 2
  with_lock "$IMAGES/.controller-lock" make_controller_unless_made "$1"
}

# on_controller SUITE COMMAND...
on_controller() {
  local user=()
  ((EUID == 0)) || user=(--map-root-user)
  unshare "${user[@]}" --mount -- "$LAB/lib/enter-controller" "$(controller_path "$1")" "$(realpath "$LAB/../..")" "$STATE" "${@:2}" 9>&-
}
