#!/bin/bash
# What changes while a guest runs, what waits for a restart, and the restart when it is asked for.
# takes: 160 s
source "$(dirname "$0")/../lib.sh"

from ready
on_host 'lvcreate -qq -y -L 16m -n more vg0'
guest="name: live, type: pv, kernel: /var/lib/dom0-xen-lab/guests/vmlinux, ramdisk: /var/lib/dom0-xen-lab/guests/obedient.img,
  extra: console=hvc0, state: running"
# shows PYTHON VALUE: what xl list -l says of the guest, c being its configuration.
shows() {
  local now
  now=$(on_host "xl list -l live" | python3 -c "import json,sys; c=json.load(sys.stdin)[0]['config']; print(*($1))")
  [[ $now == "$2" ]] || fail "xl shows $now, not $2"
}

module xen_guest "$guest, memory: 96, maxmem: 160, maxvcpus: 2, vcpus: 1" && is changed true && is pending_restart '[]'
eventually 120 guest_says live "dom0.xen guest live is running"
first=$(fact domid)

module xen_guest "$guest, memory: 128, cpus: '1', cpu_weight: 512, cap: 80, disk: ['/dev/vg0/more,raw,xvdb,w'], vif: ['bridge=xenbr0']"
is changed true && is domid "$first" && is pending_restart '[]'
shows "c['b_info']['target_memkb'], c['b_info']['sched_params']['weight'], c['disks'][0]['vdev'], c['nics'][0]['bridge']" \
  "131072 512 xvdb xenbr0"
module xen_guest "$guest, memory: 128, cpus: '1', cpu_weight: 512, cap: 80, disk: ['/dev/vg0/more,raw,xvdb,w'], vif: ['bridge=xenbr0']" && is changed false
must_refuse xen_guest "name: thief, type: pv, memory: 64, kernel: /var/lib/dom0-xen-lab/guests/vmlinux, state: running, disk: ['/dev/vg0/more,raw,xvda,w']" "live"

# Pins that were made since its start are lost when the guest reboots; the next run makes them again.
on_host "xl reboot $first"
eventually 180 on_host "xl domid live | grep -vx $first"
module xen_guest "$guest, cpus: '1'" && is changed true
on_host 'xl vcpu-list live | awk "NR == 2 { exit \$(NF-2) != 1 }"' || fail "it is not pinned"
# Xen leaves out CPUs that this host lacks.
module xen_guest "$guest, cpus: '1-4'" && is changed true && is drift '{}'
module xen_guest "$guest, cpus: '1-4'" && is changed false

# No memory is taken unasked; a kernel's command line waits, and so does what only xl can compare.
waiting='["memory", "cmdline", "localtime"]'
module xen_guest "$guest, memory: 112, extra: 'console=hvc0 quiet', localtime: true" && is pending_restart "$waiting"
module xen_guest "$guest, disk: [], vif: [], extra: 'console=hvc0 quiet'" && is changed true && is pending_restart "$waiting"
shows "[len(c.get('disks', [])), len(c.get('nics', []))]" "0 0"
# The guest has nobody who would bring a CPU up.
must_refuse xen_guest "$guest, vcpus: 2, extra: 'console=hvc0 quiet'" "online"
module xen_guest "name: live, state: running, vcpus: 2" && is changed false
[[ $(fact warnings) == *"and uses 1"* ]] || fail "no word of the CPU that is not used"
second=$(on_host 'xl domid live')
module xen_guest "$guest, vcpus: 2, extra: 'console=hvc0 quiet', apply: restart, console_lines: 5" && is changed true && is pending_restart '[]'
[[ $(fact domid) != "$second" ]] || fail "it was not restarted"
module xen_guest "$guest, vcpus: 2, extra: 'console=hvc0 quiet', apply: restart" && is changed false
