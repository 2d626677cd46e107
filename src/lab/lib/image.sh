# shellcheck shell=bash
# The cached image: built once for each suite and each state of its recipe (everything in image/ and guest/).

BUILD_LOG=$STATE/image-build-$SUITE.log

# Each suite's image has a lock of its own: who needs one does not wait for another.
image_lock() { echo "$IMAGES/.lock-$SUITE"; }

# hash_of FOLDER...: of all files in these folders of the lab.
hash_of() { (cd "$LAB" && find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12); }

image_path() { echo "$IMAGES/$SUITE-$(hash_of image guest)"; }

image_built() { [[ -d $(image_path) ]]; }

# Everything a build could fail for later, asked before any work starts.
need_for_build() {
  # shellcheck disable=SC2046,SC2086
  need_tools $RUN_TOOLS $BUILD_TOOLS $( ((EUID == 0)) || echo "$USER_BUILD_TOOLS")
  need_space "$STATE" 6
  need_qemu
}

# xen_image: what a bare Xen host starts from.
xen_image() {
  image_built || need_for_build
  image_built || with_lock "$(image_lock)" build_unless_built
}

# Another lab may have built it while we waited for the lock.
build_unless_built() {
  image_built || phase "building the image (once; its log: $BUILD_LOG)" build_image
}

# What a build leaves behind when it is killed: its directory. Only under the image lock.
sweep_builds() {
  local directory
  for directory in "$IMAGES/.building-$SUITE".*; do
    [[ -d $directory ]] || continue
    # A bootstrap that is being ended by our own end may still write for a moment.
    rm -rf "$directory" 2>/dev/null || { sleep 3 && rm -rf "$directory"; }
  done
}

build_image() {
  local building image question
  image=$(image_path)
  sweep_builds
  trap sweep_builds EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  building=$(mktemp -d "$IMAGES/.building-$SUITE.XXXXXX")
  : >"$BUILD_LOG"
  accelerator >/dev/null 2>&1 9>&- & # the question may take half a minute, and its answer is kept
  question=$!
  make_disks "$building"
  wait "$question"
  mv "$building" "$image"
  trap - EXIT INT TERM HUP
}

# fetch_debian WHAT LOG ARGUMENT...: of mmdebstrap.
fetch_debian() {
  timeout 1800 "$LAB/lib/in-memory" mmdebstrap --architectures=amd64 "${@:3}" ${DOM0_LAB_MIRROR:+"$DOM0_LAB_MIRROR"} </dev/null >"$2" 2>&1 ||
    die_with "$2" "$1 could not be fetched"
}

# merge_usr FOLDER: of unpacked packages, which in Debian 12 have their files in /lib or in /usr/lib: one folder where they are installed.
merge_usr() {
  local folder
  for folder in bin lib lib64 sbin; do
    [[ -d $1/$folder && ! -L $1/$folder ]] || continue
    cp -a "$1/$folder" "$1/usr/"
    rm -r "${1:?}/$folder"
    ln -s "usr/$folder" "$1/$folder"
  done
}

# logged COMMAND...: into the build's log. In the background, since bash answers a signal only between two commands;
# and it ends when the lab ends, even by SIGKILL.
logged() {
  setpriv --pdeathsig TERM -- timeout 3600 "$LAB/lib/in-memory" "$@" </dev/null >>"$BUILD_LOG" 2>&1 &
  wait $! || die_with "$BUILD_LOG" "the image could not be built"
}

make_disks() {
  local building=$1 uuid root=()
  uuid=$(</proc/sys/kernel/random/uuid)
  ((EUID == 0)) || root=(fakeroot)
  ssh-keygen -q -t ed25519 -N '' -C dom0-lab -f "$building/key"
  phase "fetching and unpacking Debian" logged "$LAB/image/bootstrap" "$SUITE" "$building/key.pub" "$uuid" "$building/tree.tar"
  phase "writing the disk" logged "${root[@]}" "$LAB/image/assemble" "$building/tree.tar" "$uuid" "$building/disk.raw" "$building/esp"
  qemu-img convert -f raw -O qcow2 "$building/disk.raw" "$building/disk.qcow2"
  qemu-img create -q -f qcow2 "$building/data.qcow2" 8G
  rm -rf "$building"/tree.tar.* "$building/disk.raw"
}

# linux_image: what the machines without Xen start from, made from the same tree.
linux_image() {
  xen_image
  linux_image_built || with_lock "$(image_lock)" build_linux_unless_built
}

linux_image_path() { echo "$(image_path)/linux-$(hash_of linux)"; }

linux_image_built() { [[ -d $(linux_image_path) ]]; }

build_linux_unless_built() { linux_image_built || phase "making a Linux of the image" build_linux; }

build_linux() {
  local building
  # shellcheck disable=SC2046
  need_tools unshare=util-linux $( ((EUID == 0)) || echo newuidmap=uidmap)
  need_space "$STATE" 5
  sweep_builds
  building=$(mktemp -d "$IMAGES/.building-$SUITE.XXXXXX")
  logged "$LAB/linux/assemble" "$SUITE" "$(image_path)/tree.tar" "$building"
  mv "$building" "$(linux_image_path)"
}
