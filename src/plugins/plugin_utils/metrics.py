# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fleet as Prometheus reads it: text for the textfile collector of node_exporter."""

from __future__ import annotations

from ansible_collections.dom0.xen.plugins.plugin_utils import fleet as facts

MIB = 1 << 20


class Metrics:
    """Samples by the names of their metrics: the format wants those of one name together."""

    def __init__(self):
        self.samples = {}

    def add(self, name, meaning, value, **labels):
        lines = self.samples.setdefault("dom0_xen_" + name, (meaning, []))[1]
        words = ",".join('%s="%s"' % (key, label(text)) for key, text in labels.items())
        lines.append("{%s} %s" % (words, number(value)) if words else " %s" % number(value))

    def text(self):
        return "".join(
            "# HELP %s %s\n# TYPE %s gauge\n%s" % (name, meaning, name, "".join("%s%s\n" % (name, line) for line in lines))
            for name, (meaning, lines) in self.samples.items()
        )


def label(text):
    return str(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def number(value):
    return "%d" % value if isinstance(value, int) else "%.17g" % value


def metrics(fleet, now):
    found = Metrics()
    found.add("report_timestamp_seconds", "When the fleet was asked.", now)
    for row in fleet["hosts"]:
        of_host(found, row)
    return found.text()


def of_host(found, row):
    host, info = row["host"], row["info"]
    found.add("host_asked", "Whether the host could be asked.", int(bool(info)), host=host)
    for level in (facts.RED, facts.AMBER):
        number_of = sum(finding["level"] == level for finding in row["findings"])
        found.add("host_findings", "What is to be looked at on the host.", number_of, host=host, level=level)
    xen = info.get("xen") or {}
    if xen:
        found.add("running", "Whether Xen runs.", int(bool(xen.get("running"))), host=host)
    for key, name in (("total_memory", "memory_bytes"), ("free_memory", "memory_free_bytes"), ("dom0_memory", "dom0_memory_bytes")):
        if key in xen:
            found.add(name, "As xl info has it (%s)." % key, xen[key] * MIB, host=host)
    if "boot" in info and info["boot"].get("reboot_required") is not None:
        found.add("reboot_required", "Whether a reboot is due.", int(info["boot"]["reboot_required"]), host=host)
    of_guests(found, host, row)
    of_volumes(found, host, row)


def of_guests(found, host, row):
    for guest in facts.guests(row):
        name = guest["name"]
        found.add("guest_up", "Whether the guest has a domain.", int("domid" in guest), host=host, guest=name)
        if "memory" in guest:
            found.add("guest_memory_bytes", "The memory that the guest has.", guest["memory"] * MIB, host=host, guest=name)
        if "pending_restart" in guest:
            number_of = len(guest["pending_restart"])
            found.add("guest_pending_restart", "Keys of its file that wait for a restart.", number_of, host=host, guest=name)


def of_volumes(found, host, row):
    for group in row["info"].get("volume_groups") or []:
        if "size_bytes" in group:
            labels = {"host": host, "vg": group["name"]}
            found.add("volume_group_size_bytes", "The size of the volume group.", group["size_bytes"], **labels)
            found.add("volume_group_free_bytes", "What no volume has of it.", group["free_bytes"], **labels)
    for pool in facts.pools(row):
        for key in ("data_percent", "metadata_percent"):
            if pool.get(key):
                labels = {"host": host, "vg": pool["vg"], "pool": pool["lv"]}
                found.add("thin_pool_" + key, "How full the thin pool is.", float(pool[key]), **labels)
