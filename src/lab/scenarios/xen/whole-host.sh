#!/bin/bash
# xen_info tells of a whole host what its tools say, and touches nothing.
# takes: 60 s
source "$(dirname "$0")/../lib.sh"

# tells PYTHON: holds of the result, "it".
tells() {
  python3 -c "import json, sys; it = json.load(sys.stdin); sys.exit(not ($1))" <<<"$result" || fail "it does not tell: $1"
}
# the LIST NAME: of a list, the one of this name.
the() { echo "next(x for x in it['$1'] if '$2' in (x.get('name'), x.get('lv')))"; }

from ready
before=$(everything)
module xen_info '' && is changed false && is unread '{}'
on_host 'xl list' # to be seen beside it in the log

version=$(on_host "xl info xen_version") free=$(on_host 'xl info free_memory')
tells "it['xen']['running'] and it['xen']['version'] == '$version' and it['xen']['free_memory'] == $free"
tells "it['xen']['dom0_memory'] == 1024 and '$version'.startswith(it['xen']['installed'][0].split('-')[0])"
tells "it['host']['kernel'] == '$(on_host 'uname -r')' and it['host']['kernel'] in it['host']['kernels_installed']"
tells "it['boot']['reboot_required'] is False and it['boot']['default_entry']['is_xen']"
tells "[(c['cpu'], c['node']) for c in it['processors']['cpus']] == [(0, 0), (1, 0)] and it['processors']['nodes'][0]['free_memory'] == $free"
tells "[(v['domain'], v['cpu'], v['hard']) for v in it['processors']['vcpus']][0] == ('Domain-0', '0', '0')"

domid=$(on_host 'xl domid web1') uuid=$(on_host "xl list -v web1 | awk 'NR == 2 { print \$7 }'")
tells "$(the guests web1)['state'] == 'running' and $(the guests web1)['domid'] == $domid and $(the guests web1)['uuid'] == '$uuid'"
tells "$(the guests web1)['type'] == 'pv' and $(the guests web1)['pending_restart'] == []"
tells "$(the bridges xenbr0)['ports'] == ['vif$domid.0']"
tells "$(the volumes web1)['guests'] == ['web1'] and $(the volumes web1)['users'] == ['in use by the guest of domain $domid']"
tells "$(the volume_groups vg0)['free_bytes'] == $(on_host 'vgs --noheadings --nosuffix --units b -o vg_free vg0')"

module xen_info 'gather_subset: packages'
tells "next(p for p in it['packages'] if p['name'].startswith('xen-hypervisor-'))['installed'] == '$(on_host "dpkg-query -W -f '\${Version}' xen-hypervisor-[0-9]*")'"

# A guest without a file, one that is down, and a file that xl cannot read.
on_host 'set -e; mv /etc/xen/web1.cfg /root; cd /etc/xen; printf "name = \"down\"\nkernel = \"/k\"\ntype = \"pvh\"\n" >down.cfg; echo "name = (" >broken.cfg'
module xen_info 'gather_subset: guests'
tells "$(the guests web1)['state'] == 'running' and 'config_file' not in $(the guests web1)"
tells "$(the guests down)['state'] == 'absent' and $(the guests down)['type'] == 'pvh' and 'line 1' in $(the guests broken)['error']"
on_host 'rm /etc/xen/down.cfg /etc/xen/broken.cfg; mv /root/web1.cfg /etc/xen'
[[ $(everything) == "$before" ]] || fail "something was touched"

output=$(ansible xen_hosts -i "$(lab inventory --file)" -m dom0.xen.xen_info -a 'gather_subset=xen,guests' --check)
echo "$output"
has '"version": "'"$version"'"'

# An address that only the file has; and when a guest was saved.
on_host "sed -i 's/bridge=xenbr0/&,ip=10.0.0.7/' /etc/xen/web1.cfg"
module xen_guest 'name: web1, state: saved' && is changed true
module xen_info 'gather_subset: guests'
tells "$(the guests web1)['state'] == 'saved' and $(the guests web1)['vifs'][0]['ip'] == '10.0.0.7'"
tells "0 <= $(on_host 'date +%s') - $(the guests web1)['saved_at'] < 900"
