# shellcheck shell=bash
# The machine as an Ansible inventory: its variables stand with its name, so several of these make one.

# Ansible's lasting connections (ControlPersist) get a socket in the machine's own directory, where `lab reset`
# finds and ends them: after the jump they would hang.
inventory() {
  local options
  options=$(ssh_options | sed 's/^ProxyCommand=.*/"&"/' | xargs -d '\n')
  cat <<INI
[xen_hosts]
$NAME ansible_host=127.0.0.1 ansible_port=$(ssh_port) ansible_user=root ansible_timeout=60 ansible_python_interpreter=/usr/bin/python3 ansible_ssh_private_key_file='$MACHINE/image/key' ansible_ssh_common_args='-F /dev/null $options -o ControlPath=$MACHINE/ssh'
INI
}
