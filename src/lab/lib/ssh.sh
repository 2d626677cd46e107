# shellcheck shell=bash
# SSH into the machine: as root, with its image's key, over loopback, or into a chroot through its namespace.

# The machine is made anew all the time and reached only over loopback: its host key proves nothing.
# One attempt may be slow on a busy machine; a connection that has gone dead is noticed in five minutes.
ssh_options() {
  printf '%s\n' \
    -o "IdentityFile=$MACHINE/image/key" -o IdentitiesOnly=yes -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null -o LogLevel=ERROR \
    -o ConnectTimeout=60 -o ServerAliveInterval=30 -o ServerAliveCountMax=10
  [[ $(kind) != chroot ]] || printf '%s\n' -o "$(namespace_route)"
}

# Of a chroot, which is reached through its namespace, the port means nothing.
ssh_port() { cat "$MACHINE/port" 2>/dev/null || echo 22; }

ssh_to_machine() {
  local options
  mapfile -t options < <(ssh_options)
  # -F: nobody's own ssh configuration has a say here. One connection for many commands, which Ansible uses as well:
  # to agree on keys takes an emulated machine seconds.
  ssh -F /dev/null "${options[@]}" -o ControlMaster=auto -o "ControlPath=$MACHINE/ssh" -o ControlPersist=60 \
    -p "$(ssh_port)" "$@" 9>&-
}

# QEMU takes the connection before anybody listens in the machine; so every attempt has its own end.
ssh_answers() {
  local options
  mapfile -t options < <(ssh_options)
  timeout 20 ssh -n -F /dev/null "${options[@]}" -p "$(ssh_port)" root@127.0.0.1 true 2>/dev/null
}

answers_or_ended() { ssh_answers || not_running; }

# Minutes, where a quiet machine takes 40 s: emulation on a busy one is several times slower.
wait_for_ssh() {
  until_true 900 answers_or_ended || die "no answer on the ssh port for 15 minutes. The machine's log: $MACHINE/serial.log"
  running || die "the machine has ended while it was waited for. Its log: $MACHINE/serial.log"
}

# A connection is kept open (ControlPersist). Once the machine has jumped elsewhere or booted anew it would only hang.
drop_connections() {
  [[ ! -S $MACHINE/ssh ]] || timeout 20 ssh -F /dev/null -o "ControlPath=$MACHINE/ssh" -O exit root@127.0.0.1 2>/dev/null || true
  rm -f "$MACHINE/ssh"
}
