# shellcheck shell=bash
# Machines that are processes of this computer, in namespaces of their own, from the image of a Linux (linux_image):
#
#   linux    user-mode Linux: a kernel of its own, device-mapper, systemd, udev
#   chroot   no kernel of its own: programs at native speed, GRUB's above all. As root (or by sudo), since it mounts the image
#
# Nobody outside reaches them: ssh goes through their network namespace.

readonly NAMESPACE_TOOLS="socat=socat ssh=openssh-client flock=util-linux unshare=util-linux taskset=util-linux ip=iproute2"

# prepare_linux FROM: the image, and what this kind of machine needs.
prepare_linux() {
  [[ $1 =~ ^(bare|ready)$ ]] || bad_usage "a Linux comes up bare or ready, not '$1'"
  # shellcheck disable=SC2086
  need_tools $NAMESPACE_TOOLS linux.uml=user-mode-linux
  [[ -w /dev/net/tun ]] || die "/dev/net/tun cannot be opened: modprobe tun, or as root: chmod 666 /dev/net/tun"
  linux_image
}

prepare_chroot() {
  [[ $1 =~ ^(bare|ready)$ ]] || bad_usage "a chroot comes up bare or ready, not '$1'"
  # shellcheck disable=SC2086
  need_tools $NAMESPACE_TOOLS
  linux_image
}

# start_linux FROM. Its disks are a copy-on-write file above the image and two empty ones.
start_linux() {
  local disk
  new_machine linux 192.168.78.2
  for disk in spare1 spare2; do truncate -s 1G "$MACHINE/$disk.img"; done
  phase "starting Linux $NAME" in_namespaces "$LAB/lib/boot-linux" "$MACHINE/pid" "$MACHINE" "$(linux_image_path)/$1.img" "$(calm_cpu)"
}

# calm_cpu: the processor that the fewest processes of other Linuxes in user mode are bound to, of those that the lab may use.
calm_cpu() {
  local cpu taken
  taken=$(pgrep -x linux.uml | sed 's|.*|/proc/&/status|' | xargs -r grep -hs ^Cpus_allowed_list | cut -f 2) || true
  for cpu in $(seq 0 $(($(nproc --all) - 1))); do
    if taskset -c "$cpu" true 2>/dev/null; then echo "$(grep -cx "$cpu" <<<"$taken") $cpu"; fi
  done | sort -n | sed -n '1s/.* //p'
}

# start_chroot FROM. Its disk is a copy of the image, with the same holes.
start_chroot() {
  new_machine chroot 127.0.0.1
  cp --sparse=always "$(linux_image_path)/$1.img" "$MACHINE/disk.img"
  phase "starting chroot $NAME" in_namespaces "$LAB/lib/boot-chroot" "$MACHINE/pid" "$MACHINE"
}

# new_machine KIND ADDRESS
new_machine() {
  need_space "$STATE" 2
  rm -rf "$MACHINE"
  mkdir -p "$MACHINE"
  ln -sfn "$(image_path)" "$MACHINE/image"
  echo "$1" >"$MACHINE/kind"
  echo "$2" >"$MACHINE/address"
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
  echo "ProxyCommand=nsenter --target $(<"$MACHINE/pid") $users--net socat - TCP:$(<"$MACHINE/address"):22"
}
