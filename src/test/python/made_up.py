"""Facts of hosts that do not exist, as xen_info would tell them: for the tests of the report, and to look at its page.

PYTHONPATH=target/python python3 src/test/python/made_up.py 300 >page.html     # after ./test fast
"""

import random
import sys

from ansible_collections.dom0.xen.plugins.filter.report import report
from ansible_collections.dom0.xen.plugins.plugin_utils.page import page

NOW = 1796000000
HOSTILE = "<script>alert('x')</script>\"&'\n\u202e${7*7}{{ 7 * 7 }}"


def guest(name, domid, **more):
    return {
        "name": name,
        "domid": domid,
        "config_file": "/etc/xen/%s.cfg" % name,
        "autostart": True,
        "state": "running",
        "uuid": "11111111-2222-3333-4444-%012d" % domid,
        "type": "pv",
        "disks": [{"target": "/dev/vg0/" + name, "vdev": "xvda", "read_only": False}],
        "vifs": [{"mac": "00:16:3e:00:00:%02x" % (domid % 256), "bridge": "xenbr0", "ip": "10.0.0.%d" % domid}],
        "memory": 1024,
        "vcpus": 2,
        "pending_restart": [],
        "drift": {},
        **more,
    }


def volume(name, guests, **more):
    return {"vg": "vg0", "lv": name, "size_bytes": 10 << 30, "segtype": "linear", "open": False, "users": [], "guests": guests,
            "origin": "", "pool": "", "health": "", "snapshot_invalid": False, **more}


def host(names=("web", "db"), **more):
    """A host where all is well."""
    cpus = [{"cpu": cpu, "core": cpu // 2, "socket": cpu // 4, "node": cpu // 4} for cpu in range(8)]
    vcpus = [{"domain": "Domain-0", "domid": 0, "vcpu": 0, "cpu": "0", "hard": "0", "soft": "all"}]
    guests = [guest(name, place + 1) for place, name in enumerate(names)]
    for it in guests:
        vcpus += [
            {"domain": it["name"], "domid": it["domid"], "vcpu": vcpu, "cpu": "-", "hard": str(1 + (2 * it["domid"] + vcpu) % 7), "soft": "all"}
            for vcpu in range(2)
        ]
    return {
        "host": {"hostname": "xen", "distribution": "Debian GNU/Linux 13 (trixie)", "kernel": "6.12.118+deb13-amd64",
                 "kernels_installed": ["6.12.118+deb13-amd64"], "uptime_seconds": 12 * 86400},
        "xen": {"running": True, "installed": ["4.20-amd64"], "version": "4.20.3", "options": "dom0_mem=4G,max:4G loglvl=all",
                "capabilities": ["pv", "hvm", "hap"], "total_memory": 65536, "free_memory": 65536 - 4096 - 1024 * len(guests),
                "dom0_memory": 4096, "dom0_vcpus": 1},
        "boot": {"default_entry": {"title": "Debian GNU/Linux, with Xen hypervisor", "is_xen": True}, "reboot_required": False,
                 "reboot_reasons": [], "grub_cfg_behind": False},
        "processors": {"cpus": cpus, "nodes": [], "vcpus": vcpus},
        "volume_groups": [{"name": "vg0", "size_bytes": 1 << 40, "free_bytes": 1 << 39, "extent_size_bytes": 4 << 20,
                           "pvs": [{"name": "/dev/sdb", "missing": False}]}],
        "volumes": [volume(name, [name], open=True) for name in names],
        "guests": guests,
        "bridges": [{"name": "xenbr0", "state": "up", "mtu": "1500", "ports": ["eno1"]}],
        "packages": [],
        "unread": {},
        **more,
    }


def fleet(number):
    """Hosts of all kinds: most are well."""
    chance = random.Random(1)
    infos = {}
    for place in range(number):
        info = host(["g%d-%d" % (place, it) for it in range(chance.randint(0, 3))])
        luck = chance.random()
        if luck < 0.03:
            info = {"unreachable": True, "msg": "Failed to connect to the host via ssh: No route to host"}
        elif luck < 0.08:
            info["boot"].update(reboot_required=True, reboot_reasons=["xen-hypervisor-4.20-amd64 was upgraded", "loglvl: absent -> all"])
        elif luck < 0.11:
            info["volumes"].append(volume("pool", [], segtype="thin-pool", data_percent="%.2f" % chance.uniform(70, 99), metadata_percent="12.00"))
        elif luck < 0.13:
            info["volumes"].append(volume("forgotten", []))
            info["guests"].append(guest("old", 9, state="saved", saved_at=NOW - 90 * 86400))
        elif luck < 0.14:
            info["guests"].append(guest(HOSTILE, 9, pending_restart=[HOSTILE]))
        infos["xen%03d" % place] = info
    return infos


if __name__ == "__main__":
    print(page(report(fleet(int(sys.argv[1])), NOW)), end="")
