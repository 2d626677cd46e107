# shellcheck shell=bash disable=SC2153
# One function for each command of the lab.

usage() {
  cat <<'TEXT'
Usage: src/lab/lab COMMAND

  up [bare|ready|kept]  boot the machine and wait for ssh (default: bare; nothing to do when it runs)
                          bare   a pristine Debian without Xen and Java; builds the image when needed
                          ready  at once, from the snapshot `ready`
                          kept   from its disks as they were left
  up kept SNAPSHOT      from its disks as they were in a snapshot
  up linux [bare|ready|secure]  a Linux without Xen, at once, from where it was booted (default: ready, with Java);
                          secure: ready, and booted by EFI with Secure Boot on
  up chroot [bare|ready]  without a kernel of its own: quicker still, for GRUB and scripts; as root, or by sudo
  image [linux]         build what `up bare` (or: what a Linux) starts from, unless it is there
  down                  switch the machine off, hard
  wait                  wait until ssh answers, by a new connection
  ssh [COMMAND...]      a shell on the machine as root, or one command
  port NUMBER           stdin and stdout joined with a port of the machine's 127.0.0.1
  console               the machine's serial log (followed when stdout is a terminal)
  snapshot NAME         save the whole running machine under a name
  reset [NAME]          bring the machine to a snapshot (default: ready), running or not
  has-snapshot NAME     status 0 if the machine has it
  copy FROM             make this machine from another one that is off: its disks and its snapshots
  controller SUITE [COMMAND...]  run a command, such as ansible-playbook, with the Ansible of a Debian: bookworm,
                        trixie or forky; without a command, only fetch that (once)
  inventory [--file]    print an Ansible inventory of the machine, or the path of a file with it
  machines              the names of all machines there are
  status                what there is and what runs
  destroy               down, and delete the machine's disks and snapshots
  clean                 destroy, and delete the cached images
  help                  this text

Environment:
  DOM0_LAB_NAME         which machine (default: lab1)
  DOM0_LAB_DIR          where all state lives (default: ~/.cache/dom0-xen-lab)
  DOM0_LAB_PORT         the ssh port on 127.0.0.1 (default: the first free one from 2222)
  DOM0_LAB_ACCEL        kvm or tcg (default: kvm where it really runs a guest)
  DOM0_LAB_SUITE        bookworm or trixie: the Debian that the machine runs (default: bookworm)
  DOM0_LAB_FIRMWARE     bios or uefi: what a Xen host that comes up bare is started by, then and later (default: bios)
  DOM0_LAB_QEMU         trixie or bookworm: the Debian that the lab's QEMU is of (default: trixie)
  DOM0_LAB_MIRROR       where the image's packages come from: a mirror's URL or a sources.list file
TEXT
}

lab_up() {
  local how=${1:-bare} from=${2:-}
  if [[ $how == kept && -n $from ]]; then
    valid_snapshot_name "$from"
    not_running || die "machine $NAME runs; its disks can be brought back when it is off: lab down"
  fi
  if running; then
    say "machine $NAME already runs (pid $(machine_pid))"
  else
    case $how in
      bare) prepare_bare ;;
      linux | chroot) "prepare_$how" "${from:=ready}" ;;
      ready | kept) need_run_tools ;;
      *) bad_usage "up takes bare, ready, kept, linux or chroot, not '$how'" ;;
    esac
    with_lock "$MACHINE.lock" start_unless_running "$how" "$from"
  fi
  phase "waiting for ssh" wait_for_ssh
  [[ $(kind) != linux ]] || set_clock
}

prepare_bare() {
  need_run_tools
  keep_snapshots
  xen_image
}

need_run_tools() {
  # shellcheck disable=SC2086 # a list of words
  need_tools $RUN_TOOLS
  need_qemu
}

lab_image() {
  case ${1:-} in
    '') xen_image ;;
    linux) linux_image ;;
    *) bad_usage "image takes linux or nothing, not '$1'" ;;
  esac
}

keep_snapshots() {
  local kept
  kept=$(snapshots | xargs)
  [[ -z $kept ]] || die "machine $NAME has snapshots ($kept), and a bare one would lose them. Either: lab reset NAME; or: lab destroy, lab up bare"
}

start_unless_running() {
  running || "start_$1" "$2"
}

start_bare() {
  keep_snapshots
  need_space "$STATE" 2
  rm -rf "$MACHINE"
  create_disks "$(image_path)"
  phase "starting machine $NAME, bare" start_qemu
}

# start_kept [SNAPSHOT]
start_kept() {
  [[ -e $MACHINE/disk.qcow2 ]] || die "there is no machine $NAME yet: lab up bare makes one"
  [[ -z $1 ]] || disks_of_snapshot "$1"
  phase "starting machine $NAME from its disks" start_qemu
}

start_ready() { start_at ready; }

start_at() {
  need_snapshot "$1"
  need_same_qemu
  warn_of_old_image
  phase "starting machine $NAME at snapshot $1" start_qemu "$1"
}

warn_of_old_image() {
  [[ $(readlink "$MACHINE/image") == "$(image_path)" ]] ||
    say "note: the image's recipe has changed since machine $NAME was made; lab destroy, then lab up bare, makes it anew"
}

lab_down() {
  drop_connections
  if running; then
    phase "switching machine $NAME off" stop_machine
  else
    say "machine $NAME does not run"
  fi
  rm -f "$MACHINE/pid" "$MACHINE/monitor.sock"
  end_abandoned_builds
}

# A build that was killed has left its folder. One that is at work holds its suite's lock and is left alone.
end_abandoned_builds() {
  local SUITE
  [[ -d $IMAGES ]] || return 0
  # shellcheck disable=SC2034 # image_lock and sweep_builds read it
  for SUITE in $SUITES; do
    exec 9>"$(image_lock)"
    if flock -n 9; then sweep_builds; else say "another lab is building an image: left alone"; fi
    exec 9>&-
  done
}

lab_status() {
  local pid
  pid=$(machine_pid) || pid=
  cat <<TEXT
machine:     $NAME
running:     $([[ -n $pid ]] && echo yes || echo no)
pid:         ${pid:--}
kind:        $(kind)
firmware:    $([[ -n $(firmware) ]] && echo uefi || echo bios)
ssh port:    $(cat "$MACHINE/port" 2>/dev/null || echo -)
snapshots:   $(snapshots | xargs)
accelerator: $(cat "$MACHINE/accelerator" 2>/dev/null || accelerator)
image:       $(readlink "$MACHINE/image" || echo "- (the recipe's: $(image_path))")
directory:   $MACHINE
TEXT
}

lab_machines() {
  local folder
  for folder in "$STATE"/machines/*/; do
    [[ ! -d $folder || $folder == *.copying/ ]] || basename "$folder"
  done
}

need_running() { running || die "machine $NAME does not run: lab up"; }

lab_ssh() {
  need_running
  ssh_to_machine root@127.0.0.1 "$@"
}

# ssh joins stdin and stdout with a port in the machine: no process is started there.
lab_port() {
  (($# == 1)) || bad_usage "port takes a port's number"
  need_running
  ssh_to_machine -W "127.0.0.1:$1" root@127.0.0.1
}

lab_wait() {
  need_running
  drop_connections
  phase "waiting for ssh" wait_for_ssh
}

lab_console() {
  [[ -e $MACHINE/serial.log ]] || die "machine $NAME has no log yet: lab up"
  if [[ ! -t 1 ]]; then
    readable <"$MACHINE/serial.log"
    return
  fi
  say "following $MACHINE/serial.log; Ctrl-C leaves (the machine goes on)"
  tail -n +1 -F "$MACHINE/serial.log" 2>/dev/null | readable
}

# GRUB and firmware paint the screen: without their escape sequences the log is text.
readable() { sed -u -e 's/\x1b\[[0-9;?=]*[a-zA-Z]//g' -e 's/\x1bc//g' -e 's/\r//g'; }

lab_snapshot() {
  (($# == 1)) || bad_usage "snapshot takes one name"
  valid_snapshot_name "$1"
  need_running
  need_qemu_of_snapshots
  drop_connections # saved along, it would lead to nobody once the machine is brought back
  with_lock "$MACHINE.lock" phase "saving snapshot $1" save_snapshot "$1"
}

lab_has-snapshot() {
  (($# == 1)) || bad_usage "has-snapshot takes one name"
  has_snapshot "$1"
}

lab_reset() {
  local name=${1:-ready}
  valid_snapshot_name "$name"
  drop_connections
  with_lock "$MACHINE.lock" go_to_snapshot "$name"
  phase "waiting for ssh" wait_for_ssh
  [[ $(kind) != linux ]] || set_clock
}

# Always in a new QEMU: within one process an emulated processor's time stamp counter never goes back
# (cpu_get_ticks), so after loadvm dom0's clock would jump by the time since the snapshot, and Xen's timers with it.
go_to_snapshot() {
  need_snapshot "$1"
  stop_qemu
  start_at "$1"
}

lab_copy() {
  (($# == 1)) || bad_usage "copy takes the name of one machine"
  local from=$STATE/machines/$1
  [[ -e $from/disk.qcow2 ]] || die "there is no machine $1"
  [[ ! -e $MACHINE ]] || die "machine $NAME is there already: lab destroy"
  if MACHINE=$from running; then die "machine $1 runs; its disks can be copied when it is off: DOM0_LAB_NAME=$1 lab down"; fi
  need_space "$STATE" 4
  with_lock "$from.lock" phase "copying machine $1 to $NAME" copy_disks "$from"
}

lab_controller() {
  (($# > 0)) || bad_usage "controller takes a Debian's name and a command"
  controller "$1"
  (($# == 1)) || on_controller "$@"
}

lab_inventory() {
  [[ -d $MACHINE ]] || die "there is no machine $NAME yet: lab up"
  case ${1:-} in
    '') inventory ;;
    --file)
      inventory >"$MACHINE/inventory.ini"
      echo "$MACHINE/inventory.ini"
      ;;
    *) bad_usage "inventory takes --file or nothing, not '$1'" ;;
  esac
}

lab_destroy() {
  lab_down
  rm -rf "$MACHINE" "$MACHINE.copying" "$MACHINE.lock"
  say "machine $NAME is gone"
}

# The images are under the other machines' disks as well.
lab_clean() {
  local other others=()
  for other in "$STATE"/machines/*/; do
    [[ ! -d $other || $other == "$MACHINE/" || $other == *.copying/ ]] || others+=("$(basename "$other")")
  done
  ((${#others[@]} == 0)) || die "other machines stand on the cached images: ${others[*]}. Destroy them first (DOM0_LAB_NAME=NAME lab destroy)"
  lab_destroy
  rm -rf "$IMAGES" "$STATE"/image-build-*.log "$STATE"/accelerator.*
}
