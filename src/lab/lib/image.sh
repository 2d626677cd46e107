# shellcheck shell=bash
# The cached image: built once for each state of its recipe (everything in image/ and guest/).

BUILD_LOG=$STATE/image-build.log

recipe_hash() { (cd "$LAB" && find image guest -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12); }

image_path() { echo "$IMAGES/$(recipe_hash)"; }

image_built() { [[ -d $(image_path) ]]; }

# Everything a build could fail for later, asked before any work starts.
need_for_build() {
  # shellcheck disable=SC2046,SC2086
  need_tools $RUN_TOOLS $BUILD_TOOLS $( ((EUID == 0)) || echo "$USER_BUILD_TOOLS")
  need_space "$STATE" 6
}

ensure_image() {
  image_built || with_lock "$IMAGES/.lock" build_unless_built
}

# Another lab may have built it while we waited for the lock.
build_unless_built() {
  image_built || phase "building the image (once; its log: $BUILD_LOG)" build_image
}

# What a build leaves behind when it is killed: its directory, perhaps with a QEMU. Only under the image lock.
sweep_builds() {
  local directory
  for directory in "$IMAGES"/.building.*; do
    [[ -d $directory ]] || continue
    MACHINE=$directory/machine stop_qemu
    # A bootstrap that is being ended by our own end may still write for a moment.
    rm -rf "$directory" 2>/dev/null || { sleep 3 && rm -rf "$directory"; }
  done
}

build_image() {
  local building image
  image=$(image_path)
  sweep_builds
  trap sweep_builds EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  building=$(mktemp -d "$IMAGES/.building.XXXXXX")
  : >"$BUILD_LOG"
  make_disks "$building"
  boot_once "$building"
  mv "$building/machine/disk.qcow2" "$building/machine/data.qcow2" "$building/"
  rm -r "$building/machine"
  mv "$building" "$image"
  trap - EXIT INT TERM HUP
}

build_failed() { die "the image could not be built. The whole log: $BUILD_LOG. Its end:"$'\n'"$(tail -n 15 "$BUILD_LOG")"; }

# logged COMMAND...: into the build's log. In the background, since bash answers a signal only between two commands;
# and it ends when the lab ends, even by SIGKILL.
logged() {
  setpriv --pdeathsig TERM -- timeout 3600 "$@" </dev/null >>"$BUILD_LOG" 2>&1 &
  wait $! || build_failed
}

make_disks() {
  local building=$1 uuid root=()
  uuid=$(</proc/sys/kernel/random/uuid)
  ((EUID == 0)) || root=(fakeroot)
  mkdir "$building/machine"
  ssh-keygen -q -t ed25519 -N '' -C dom0-lab -f "$building/key"
  phase "fetching and unpacking Debian" logged "$LAB/image/bootstrap" "$building/key.pub" "$uuid" "$building/tree.tar"
  phase "writing the disk" logged "${root[@]}" "$LAB/image/assemble" "$building/tree.tar" "$uuid" "$building/disk.raw"
  qemu-img convert -f raw -O qcow2 "$building/disk.raw" "$building/machine/disk.qcow2"
  qemu-img create -q -f qcow2 "$building/machine/data.qcow2" 8G
  rm -rf "$building"/tree.tar* "$building/disk.raw"
}

# Its first boot: what can only be done with real disks, then a clean end.
boot_once() {
  # shellcheck disable=SC2034
  local MACHINE=$1/machine NAME=image
  ln -s "$1" "$MACHINE/image"
  accelerator >"$MACHINE/accelerator"
  start_qemu
  phase "booting it for the first time" wait_for_ssh
  phase "its boot loader and volume group" first_boot
  until_true 300 not_running || die "the new image does not power off. Its log: $MACHINE/serial.log"
}

first_boot() {
  ssh_to_machine root@127.0.0.1 sh -s <"$LAB/image/first-boot" >>"$BUILD_LOG" 2>&1 || build_failed
  # The connection may break before poweroff has answered.
  ssh_to_machine -n root@127.0.0.1 poweroff || true
}
