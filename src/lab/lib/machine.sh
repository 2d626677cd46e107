# shellcheck shell=bash
# The process of one machine, whose files are in $MACHINE: QEMU's (a chroot's: namespace.sh).

readonly MEMORY_MIB=4096 CPUS=2
# A Linux without Xen has one processor: QEMU's emulation of several is not for JVMs (image/files/etc/default/grub).
readonly LINUX_MEMORY_MIB=1200

# The pid of this machine's process, if it runs. A pid file may be stale and its number somebody else's:
# only a process that was started with our own pid file counts.
machine_pid() {
  local pid words
  pid=$(cat "$MACHINE/pid" 2>/dev/null) && [[ -n $pid && -r /proc/$pid/cmdline ]] || return 1
  mapfile -d '' -t words 2>/dev/null <"/proc/$pid/cmdline" || return 1
  [[ " ${words[*]} " == *" $MACHINE/pid "* ]] || return 1
  echo "$pid"
}

running() { machine_pid >/dev/null; }
not_running() { ! running; }

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

choose_port() {
  local port
  if [[ -n ${DOM0_LAB_PORT:-} ]]; then
    ! port_taken "$DOM0_LAB_PORT" || die "port $DOM0_LAB_PORT of 127.0.0.1 (DOM0_LAB_PORT) is taken by another program"
    echo "$DOM0_LAB_PORT"
    return
  fi
  # The port it had before comes first: inventories may still name it. Another machine's is that one's, also while it is off.
  for port in $(cat "$MACHINE/port" 2>/dev/null) $(comm -23 <(seq 2222 2299) <(cat "$STATE"/machines/*/port 2>/dev/null | sort)); do
    port_taken "$port" || { echo "$port" && return; }
  done
  die "no port from 2222 to 2299 is free on 127.0.0.1: name one with DOM0_LAB_PORT"
}

# claim_port: one lab at a time, on descriptor 8; what the file says is nobody else's from then on.
claim_port() {
  local port
  flock -w 60 8 || die "another lab has been choosing a port for a minute ($STATE/ports.lock)"
  port=$(choose_port) || exit 1
  echo "$port" | tee "$MACHINE/port"
}

# Overlays on the image, so that making a machine costs nothing, and two empty disks. All qcow2: savevm wants it.
create_disks() {
  local image=$1 disk
  mkdir -p "$MACHINE"
  for disk in disk data; do
    qemu-img create -q -f qcow2 -F qcow2 -b "$image/$disk.qcow2" "$MACHINE/$disk.qcow2"
  done
  for disk in spare1 spare2; do
    qemu-img create -q -f qcow2 "$MACHINE/$disk.qcow2" 1G
  done
  ln -sfn "$image" "$MACHINE/image"
  [[ $FIRMWARE == bios ]] || ln -sfn "$image/esp" "$MACHINE/esp"
  ln -sfn "$(qemu_path)" "$MACHINE/qemu"
  # A snapshot made under one accelerator cannot be loaded under the other: a machine keeps its own.
  accelerator >"$MACHINE/accelerator"
}

# Disks with the snapshots in them, and what kind of machine it is; not the port, which is the other's.
copy_disks() {
  local from=$1 temporary=$MACHINE.copying file
  rm -rf "$temporary"
  mkdir -p "$temporary"
  cp --sparse=always "$from"/*.qcow2 "$temporary"
  for file in image esp qemu accelerator kind linux; do
    [[ ! -e $from/$file ]] || cp -P "$from/$file" "$temporary"
  done
  mv "$temporary" "$MACHINE"
}

# start_qemu [SNAPSHOT]: in the background; returns when QEMU is up (and the snapshot loaded).
start_qemu() {
  local port cpu disk arguments drives=() memory=$MEMORY_MIB cpus=$CPUS boot
  port=$(claim_port 8>"$STATE/ports.lock")
  read -ra cpu <<<"$(cpu_options "$(<"$MACHINE/accelerator")")"
  for disk in disk data spare1 spare2; do
    [[ ! -e $MACHINE/$disk.qcow2 ]] || drives+=(-drive "file=$MACHINE/$disk.qcow2,if=virtio,format=qcow2,cache=unsafe,discard=unmap")
  done
  mapfile -t boot < <(firmware)
  if [[ $(kind) == linux ]]; then
    memory=$LINUX_MEMORY_MIB cpus=1
    ((${#boot[@]} > 0)) ||
      boot=(-kernel "$MACHINE/linux/vmlinuz" -initrd "$MACHINE/linux/initrd" -append "root=/dev/vda rw console=ttyS0 systemd.show_status=0")
  fi
  # shellcheck disable=SC2054
  arguments=(
    -name "dom0-lab-$NAME" -machine q35 "${cpu[@]}" -smp "$cpus" -m "$memory" -display none
    "${drives[@]}" "${boot[@]}"
    # restrict: the machine reaches nothing outside, and outside only its ssh port is reached, from here.
    -netdev "user,id=lan,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=lan,romfile=
    -device virtio-rng-pci
    -qmp "unix:$MACHINE/monitor.sock,server=on,wait=off" -serial "file:$MACHINE/serial.log"
    -pidfile "$MACHINE/pid" -daemonize
  )
  ln -sfn "$(qemu_path)" "$MACHINE/running-qemu"
  qemu-system-x86_64 "${arguments[@]}" ${1:+-loadvm "$1"} 9>&- </dev/null >"$MACHINE/qemu.log" 2>&1 ||
    die "QEMU did not start: $(<"$MACHINE/qemu.log")"
}

# stop_machine: hard, whatever kind it is.
stop_machine() { if [[ $(kind) == chroot ]]; then stop_namespaces; else stop_qemu; fi; }

# Ends QEMU and waits until it is gone. Its disks lose nothing QEMU has taken: qcow2 is closed properly by `quit`.
stop_qemu() {
  local pid
  pid=$(machine_pid) || return 0
  monitor quit >/dev/null 2>&1 || true
  until_true 20 not_running || kill -TERM "$pid" 2>/dev/null || true
  until_true 10 not_running || kill -KILL "$pid" 2>/dev/null || true
  until_true 10 not_running || die "QEMU (pid $pid) does not end"
}
