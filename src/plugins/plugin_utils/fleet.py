# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say of a fleet, made of what xen_info told of each host."""

from __future__ import annotations

import re

RED, AMBER, GREEN = "red", "amber", "green"

#: From here on a thin pool is a worry, and soon a disaster: its guests stop when it is full.
POOL_FULL, POOL_FILLING = 95.0, 80.0

#: Seconds: a saved state that old was probably forgotten.
OLD_STATE = 30 * 86400


def fleet(hosts, made, now):
    """The whole, as it is written as JSON.

    hosts: for each its "host" (its name in the inventory), "info" (what xen_info returned, or the failure), "rolling" (its line
    in the trace of the last rolling run, or nothing) and "record" (what a run that has not ended wrote down, or nothing). made: when, as a text; now: the same
    in seconds.
    """
    rows = [of_host(host, now) for host in hosts]
    order = [RED, AMBER, GREEN]
    rows.sort(key=lambda row: (order.index(row["status"]), row["host"]))
    return {
        "made": made,
        "time": now,
        "counts": {
            "hosts": len(rows),
            "guests": sum(len(guests(row)) for row in rows),
            "running_guests": sum(len(running(row)) for row in rows),
            **{status: sum(row["status"] == status for row in rows) for status in order},
        },
        "hosts": rows,
    }


def of_host(host, now):
    info = host.get("info") or {}
    row = {"host": host["host"], "info": info if asked(info) else {}, "rolling": host.get("rolling") or {}, "record": host.get("record") or {}}
    found = sorted(findings(row, info, now), key=lambda it: it["level"] != RED)
    levels = [finding["level"] for finding in found]
    row["status"] = RED if RED in levels else AMBER if AMBER in levels else GREEN
    row["findings"] = found
    row["pins"] = pins(row)
    return row


def asked(info):
    return not info.get("unreachable") and not info.get("failed") and "unread" in info


def guests(row):
    return row["info"].get("guests") or []


def running(row):
    return [guest for guest in guests(row) if "domid" in guest]


def volumes(row):
    return row["info"].get("volumes") or []


def pools(row):
    return [volume for volume in volumes(row) if volume.get("segtype") == "thin-pool"]


def fills(pool):
    """How full each part of a thin pool is, in percent, and what to make of that; None: it is well."""
    for part in ("data", "metadata"):
        percent = float(pool.get(part + "_percent") or 0)
        yield part, percent, RED if percent >= POOL_FULL else AMBER if percent >= POOL_FILLING else None


def unused(row):
    """Volumes that nobody has: no guest's disk, nothing mounted, no origin and no pool of another."""
    named = {(volume["vg"], volume.get(key)) for volume in volumes(row) for key in ("origin", "pool") if volume.get(key)}
    return [
        volume
        for volume in volumes(row)
        if "guests" in volume
        and not volume["guests"]
        and not volume.get("users")
        and not volume.get("open")
        and volume.get("segtype") != "thin-pool"
        and (volume["vg"], volume["lv"]) not in named
    ]


def findings(row, info, now):
    if not asked(info):
        yield finding(RED, "could not be asked: " + (info.get("msg") or "no answer"))
        yield from of_rolling(row, now)
        return
    for source in (of_xen, of_boot, of_guests, of_volumes, of_pins, of_rolling):
        yield from source(row, now)
    for part, why in (info.get("unread") or {}).items():
        yield finding(AMBER, "%s could not be read: %s" % (part, why))


def finding(level, text):
    return {"level": level, "text": " ".join(str(text).split())}


def of_xen(row, now):
    xen = row["info"].get("xen")
    if xen is not None and not xen.get("running"):
        yield finding(RED, "Xen does not run")
    if xen is not None and xen.get("doubt"):
        yield finding(AMBER, xen["doubt"])
    if (xen or {}).get("fixed_by_reboot"):
        yield finding(AMBER, "a reboot mends " + ", ".join(xen["fixed_by_reboot"]))
    for package in row["info"].get("packages") or []:
        if package.get("upgradable"):
            text = "an update of %s: %s -> %s" % (package["name"], package["installed"], package["candidate"])
            yield finding(AMBER, text)


def of_boot(row, now):
    boot = row["info"].get("boot") or {}
    if boot.get("reboot_required"):
        yield finding(AMBER, "a reboot is due: " + "; ".join(boot.get("reboot_reasons") or []))
    if boot.get("grub_cfg_behind"):
        yield finding(AMBER, "grub.cfg is behind its settings")


def of_guests(row, now):
    for guest in guests(row):
        name = guest["name"]
        if "error" in guest:
            yield finding(AMBER, "%s: %s" % (name, guest["error"]))
        elif guest.get("state") in ("crashed", "dying"):
            yield finding(RED, "%s is %s" % (name, guest["state"]))
        elif "domid" in guest and "config_file" not in guest:
            yield finding(AMBER, "%s has no file to be started from again" % name)
        if guest.get("pending_restart"):
            yield finding(AMBER, "%s waits for a restart: %s" % (name, ", ".join(guest["pending_restart"])))
        if "saved_at" in guest and now - guest["saved_at"] > OLD_STATE:
            yield finding(AMBER, "%s was saved %s ago" % (name, age(now - guest["saved_at"])))
    for target, names in shared_disks(row).items():
        yield finding(RED, "%s is a writable disk of %s" % (target, " and ".join(names)))


def age(seconds):
    for unit, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * unit:
            return "%d %s" % (seconds // unit, name)
    return "a moment"


def shared_disks(row):
    """Disks that two running guests may write to."""
    users = {}
    for guest in running(row):
        for disk in guest.get("disks") or []:
            if not disk.get("read_only"):
                users.setdefault(disk["target"], []).append(guest["name"])
    return {target: names for target, names in users.items() if len(set(names)) > 1}


def of_volumes(row, now):
    for group in row["info"].get("volume_groups") or []:
        missing = [pv["name"] for pv in group.get("pvs") or [] if pv.get("missing")]
        if missing:
            yield finding(RED, "the volume group %s misses %s" % (group["name"], ", ".join(missing)))
    for volume in volumes(row):
        name = "%s/%s" % (volume["vg"], volume["lv"])
        if volume.get("health"):
            yield finding(RED, "%s: %s" % (name, volume["health"]))
        if volume.get("snapshot_invalid"):
            yield finding(AMBER, "the snapshot %s overflowed and is worthless" % name)
    for pool in pools(row):
        for part, percent, level in fills(pool):
            if level:
                yield finding(level, "the thin pool %s/%s: %s %.0f %% full" % (pool["vg"], pool["lv"], part, percent))


def of_pins(row, now):
    for cpu, domains in overlaps(row).items():
        yield finding(AMBER, "CPU %d is pinned to %s" % (cpu, " and ".join(domains)))


def of_rolling(row, now):
    line = row["rolling"]
    if line.get("result") == "failed":
        yield finding(RED, "the last rolling run failed: " + line.get("error", ""))
    names = [guest.get("name", "?") for guest in row["record"].get("guests") or []]
    if names:
        advice = "unless one is under way, the next one will start them"
        yield finding(RED, "%s may be down since a rolling run that has not ended; %s" % (", ".join(names), advice))


def numbers(text, all_of_them):
    """The CPUs of an affinity as xl writes it, such as 0-3,5; nothing for all, which is no pin."""
    found = set()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", text):
        found.update(range(int(first), int(last or first) + 1))
    found &= all_of_them
    return set() if found == all_of_them and len(all_of_them) > 1 else found


def pins(row, narrow=False):
    """For each CPU, by its number, the domains that are pinned to it; narrow: those with a virtual CPU that may run nowhere else."""
    processors = row["info"].get("processors") or {}
    cpus = {cpu["cpu"] for cpu in processors.get("cpus") or []}
    found = {}
    for vcpu in processors.get("vcpus") or []:
        pinned = numbers(str(vcpu.get("hard", "")), cpus)
        for cpu in pinned if len(pinned) == 1 or not narrow else ():
            domains = found.setdefault(cpu, [])
            if vcpu["domain"] not in domains:
                domains.append(vcpu["domain"])
    return found


def overlaps(row):
    """Only those pins count that leave a virtual CPU no choice: groups of guests on a node overlap by intent."""
    return {cpu: domains for cpu, domains in sorted(pins(row, narrow=True).items()) if len(domains) > 1}
