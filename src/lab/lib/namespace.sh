# shellcheck shell=bash
# A chroot: programs at native speed, GRUB's above all, in namespaces of their own; no kernel of its own. As root (or by
# sudo), since it mounts the image. Nobody outside reaches it: ssh goes through its network namespace.

readonly NAMESPACE_TOOLS="socat=socat ssh=openssh-client flock=util-linux unshare=util-linux ip=iproute2"

prepare_chroot() {
  [[ $1 =~ ^(bare|ready)$ ]] || bad_usage "a chroot comes up bare or ready, not '$1'"
  # shellcheck disable=SC2086
  need_tools $NAMESPACE_TOOLS
  linux_image
}

# start_chroot FROM. Its disk is a copy of the image, with the same holes.
start_chroot() {
  need_space "$STATE" 2
  rm -rf "$MACHINE"
  mkdir -p "$MACHINE"
  ln -sfn "$(image_path)" "$MACHINE/image"
  echo chroot >"$MACHINE/kind"
  cp --sparse=always "$(linux_image_path)/$1.img" "$MACHINE/disk.img"
  phase "starting chroot $NAME" in_namespaces "$LAB/lib/boot-chroot" "$MACHINE/pid" "$MACHINE"
}

# in_namespaces COMMAND...: in the background; ended with everything that it started when the process whose number is in
# the machine's pid file ends. An ordinary user is root in there.
in_namespaces() {
  local user=()
  ((EUID == 0)) || user=(--map-root-user)
  setsid unshare "${user[@]}" --mount --net --uts --ipc --pid --fork --kill-child --mount-proc -- "$@" \
    9>&- </dev/null >"$MACHINE/serial.log" 2>&1 &
  echo $! >"$MACHINE/pid"
}

stop_namespaces() {
  local pid
  pid=$(machine_pid) || return 0
  kill -KILL "$pid"
  until_true 20 not_running || die "machine $NAME (pid $pid) does not end"
}

# What ssh runs to get there: the process that made the namespaces is in its network's.
namespace_route() {
  local users=''
  ((EUID == 0)) || users='--user --preserve-credentials '
  echo "ProxyCommand=nsenter --target $(<"$MACHINE/pid") $users--net socat - TCP:127.0.0.1:22"
}
