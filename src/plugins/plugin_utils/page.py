# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a fleet: one HTML file that needs no network and no script."""

from __future__ import annotations

from html import escape

from ansible_collections.dom0.xen.plugins.plugin_utils import fleet as facts

STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1c1e21; --dim: #5f666d; --line: #d8dce0; --soft: #f3f5f7;
  --red: #b3261e; --amber: #8a5a00; --green: #1b6e3c; --bar: #3f6fb5; }
@media (prefers-color-scheme: dark) { :root { --back: #16181b; --text: #e6e8ea; --dim: #9aa2aa; --line: #34393f;
  --soft: #1f2327; --red: #ff8a80; --amber: #f2b84b; --green: #6fcf97; --bar: #6d9be0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 88rem; padding: 1rem; background: var(--back); color: var(--text);
  font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
.dim, th { color: var(--dim); font-weight: 400; } .red { color: var(--red); } .amber { color: var(--amber); }
.green { color: var(--green); } .status { font-weight: 600; white-space: nowrap; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin: .8rem 0 1.2rem; font-size: 1.05rem; }
.counts b { font-size: 1.3rem; }
.host { border: 1px solid var(--line); border-left-width: .35rem; border-radius: .3rem; margin: .5rem 0; }
.host.red { border-left-color: var(--red); } .host.amber { border-left-color: var(--amber); }
.host.green { border-left-color: var(--green); } .host { color: var(--text); }
.host > summary { display: grid; grid-template-columns: 5.5rem 12rem 6.5rem 1fr 16rem 5rem; gap: .2rem 1rem; padding: .5rem .8rem;
  cursor: pointer; align-items: baseline; list-style: none; }
.host > summary::-webkit-details-marker { display: none; }
.host[open] > summary { background: var(--soft); } .inside { padding: 0 .8rem .8rem; }
.name { font-weight: 600; } ul { margin: .2rem 0; padding-left: 1.2rem; }
table { border-collapse: collapse; min-width: 60%; } .many { min-width: 52rem; } th, .many td { overflow-wrap: normal; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); } td.n, th.n { text-align: right; }
.scroll { overflow-x: auto; }
.bar { display: inline-block; width: 7rem; height: .55rem; background: var(--line); border-radius: .2rem;
  overflow: hidden; } .bar i { display: block; height: 100%; background: var(--bar); }
.bar.amber i { background: var(--amber); } .bar.red i { background: var(--red); }
.cpus { display: flex; flex-wrap: wrap; gap: .25rem; } .cpu { border: 1px solid var(--line); border-radius: .2rem; padding: .1rem .4rem;
  min-width: 4.2rem; font-size: .85rem; } .cpu.pinned { background: var(--soft); border-color: var(--bar); }
.cpu.overlap { border: 2px solid var(--amber); } .cpu b { color: var(--dim); font-weight: 400; }
.cpu span { display: block; }
@media (max-width: 62rem) { .host > summary { grid-template-columns: 5.5rem 1fr; } .host > summary > .wide { grid-column: 1 / -1; }
  .wide:empty { display: none; } }
@media print { body { font-size: 11px; max-width: none; } .host { break-inside: avoid; } }
"""

#: How a status is called, for who does not see colours.
WORDS = {facts.RED: "trouble", facts.AMBER: "attention", facts.GREEN: "well"}


class Html(str):
    """Text that is HTML already. Any other is escaped, wherever it comes from."""


def tag(name, *children, **attributes):
    words = "".join(' %s="%s"' % (key.rstrip("_").replace("_", "-"), escape(str(value))) for key, value in attributes.items() if value is not None)
    inside = "".join(child if isinstance(child, Html) else escape(str(child)) for child in flat(children))
    return Html("<%s%s>%s</%s>" % (name, words, inside, name))


def flat(children):
    for child in children:
        if isinstance(child, (list, tuple)):
            yield from flat(child)
        elif child is not None:
            yield child


def page(fleet):
    """The page of what fleet.fleet made."""
    counts = fleet["counts"]
    head = tag(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", "Xen hosts, %s" % fleet["made"]),
        tag("style", Html(STYLE)),
    )
    body = tag(
        "body",
        tag("h1", "Xen hosts"),
        tag("div", "as of %s, by dom0.xen" % fleet["made"], class_="dim"),
        tag(
            "div",
            count(counts["hosts"], "host", "hosts"),
            tag("span", tag("b", counts["running_guests"]), " of %s running" % plural(counts["guests"], "guest", "guests")),
            tag("span", tag("b", counts[facts.RED]), " in trouble", class_=facts.RED),
            tag("span", tag("b", counts[facts.AMBER]), " need attention", class_=facts.AMBER),
            tag("span", tag("b", counts[facts.GREEN]), " well", class_=facts.GREEN),
            class_="counts",
        ),
        [host(row, fleet["time"]) for row in fleet["hosts"]] or tag("p", "There are no hosts in the inventory."),
    )
    return "<!DOCTYPE html>\n%s\n" % tag("html", head, body, lang="en")


def plural(number, one, many):
    return "%d %s" % (number, one if number == 1 else many)


def count(number, one, many):
    return tag("span", tag("b", number), " " + (one if number == 1 else many))


def host(row, now):
    info, status = row["info"], row["status"]
    xen, dom0 = info.get("xen") or {}, info.get("host") or {}
    first = row["findings"][0]["text"] if row["findings"] else uptime(dom0)
    more = len(row["findings"]) - 1
    return tag(
        "details",
        tag(
            "summary",
            tag("span", WORDS[status], class_="status " + status),
            tag("span", row["host"], class_="name"),
            tag("span", "Xen %s" % (xen.get("version") or "?") if xen.get("running") else "no Xen" if info else "", class_="wide"),
            tag("span", first, tag("span", " and %d more" % more, class_="dim") if more > 0 else None, class_="wide"),
            memory(xen),
            tag("span", plural(len(facts.running(row)), "guest", "guests") if info else "", class_="dim wide"),
        ),
        tag("div", inside(row, now), class_="inside"),
        class_="host " + status,
    )


def uptime(dom0):
    days = dom0.get("uptime_seconds", 0) // 86400
    return "up %s" % plural(days, "day", "days") if dom0 else ""


def memory(xen):
    total, free = xen.get("total_memory"), xen.get("free_memory")
    if not total or free is None:
        return tag("span", class_="wide")
    text = "%s of %s" % (gib(total - free), gib(total))
    return tag("span", bar(100.0 * (total - free) / total, "memory in use: " + text), tag("span", " " + text, class_="dim"), class_="wide")


def gib(mib):
    return "%.*f GiB" % (0 if mib >= 10240 else 1, mib / 1024.0)


def size(number):
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if number < 1024 or unit == "TiB":
            return "%.*f %s" % (0 if number >= 10 or unit == "B" else 1, number, unit)
        number /= 1024.0


def bar(percent, text, level=""):
    width = max(0.0, min(100.0, percent))
    return tag("span", tag("i", style="width: %.0f%%" % width), class_=("bar " + level).strip(), role="img", aria_label=text, title=text)


def inside(row, now):
    if not row["info"]:
        return lines(row) + [rolling(row)]
    return lines(row) + [system(row), guests(row, now), processors(row), storage(row), bridges(row), rolling(row)]


def lines(row):
    return [tag("ul", [tag("li", it["text"], class_=it["level"]) for it in row["findings"]])] if row["findings"] else []


def table(heads, rows, numbers=()):
    """numbers: the columns that hold them, by their place."""
    classes = ["n" if place in numbers else None for place in range(len(heads))]
    return tag(
        "div",
        tag(
            "table",
            tag("tr", [tag("th", head, class_=kind) for head, kind in zip(heads, classes)]) if any(heads) else None,
            [tag("tr", [tag("td", cell, class_=kind) for cell, kind in zip(cells, classes)]) for cells in rows],
            class_="many" if len(heads) > 5 else None,
        ),
        class_="scroll",
    )


def section(title, *content):
    return [tag("h2", title), list(content)]


def system(row):
    info = row["info"]
    dom0, xen, boot = info.get("host") or {}, info.get("xen") or {}, info.get("boot") or {}
    cells = [
        ("System", dom0.get("distribution")),
        ("Kernel", "%s; installed: %s" % (dom0.get("kernel"), ", ".join(dom0.get("kernels_installed") or [])) if dom0 else None),
        ("Up", uptime(dom0)),
        ("Xen", "%s; installed: %s" % (xen.get("version", "not running"), ", ".join(xen.get("installed") or [])) if xen else None),
        ("Options of Xen", xen.get("options")),
        ("Boots by default", (boot.get("default_entry") or {}).get("title")),
        ("dom0", "%s, %s" % (gib(xen["dom0_memory"]), plural(xen["dom0_vcpus"], "CPU", "CPUs")) if "dom0_memory" in xen else None),
        ("Free for guests", gib(xen["free_memory"]) if "free_memory" in xen else None),
    ]
    return section("System", table(["", ""], [cell for cell in cells if cell[1]]))


def guests(row, now):
    all_of_them = facts.guests(row)
    if not all_of_them:
        return section("Guests", tag("p", "none", class_="dim"))
    pvh = "hvm" in ((row["info"].get("xen") or {}).get("capabilities") or [])
    return section("Guests", table(
        ["name", "state", "type", "memory", "CPUs", "disks", "cards", "starts with the host", "waits for a restart"],
        [guest(it, pvh, now) for it in all_of_them],
        numbers=(3, 4),
    ))


def guest(it, pvh, now):
    kind = it.get("type", "")
    return [
        it["name"],
        [
            it.get("state", tag("span", "not known", class_="amber")),
            tag("span", " %s ago" % facts.age(now - it["saved_at"]), class_="dim") if "saved_at" in it else None,
        ],
        [kind, tag("span", " (could be pvh)", class_="dim") if kind == "pv" and pvh else None],
        "%d MiB" % it["memory"] if "memory" in it else "",
        it.get("vcpus", ""),
        ", ".join(disk["target"] for disk in it.get("disks") or []),
        ", ".join(" ".join(filter(None, [card.get("bridge"), card.get("ip"), card.get("mac")])) for card in it.get("vifs") or []),
        "yes" if it.get("autostart") else "no",
        "; ".join("%s: %s -> %s" % (key, drift(it, key, "running"), drift(it, key, "file")) for key in it.get("pending_restart") or []),
    ]


def drift(it, key, side):
    return ((it.get("drift") or {}).get(key) or {}).get(side, "?")


def processors(row):
    cpus = (row["info"].get("processors") or {}).get("cpus") or []
    if not cpus:
        return None
    alone = facts.overlaps(row)
    nodes = sorted({cpu["node"] for cpu in cpus})
    maps = []
    for node in nodes:
        boxes = [
            tag(
                "div",
                tag("b", cpu["cpu"]),
                [tag("span", domain) for domain in row["pins"].get(cpu["cpu"], [])] or tag("span", "free", class_="dim"),
                class_="cpu" + (" overlap" if cpu["cpu"] in alone else " pinned" if cpu["cpu"] in row["pins"] else ""),
            )
            for cpu in cpus
            if cpu["node"] == node
        ]
        maps.append([tag("div", "node %d" % node, class_="dim") if len(nodes) > 1 else None, tag("div", boxes, class_="cpus")])
    return section("CPUs, and who is pinned to them", maps)


def storage(row):
    groups = row["info"].get("volume_groups") or []
    if not groups:
        return None
    rows = []
    for group in groups:
        if "size_bytes" not in group:
            rows.append([group["name"], "belongs to the host %s" % group.get("system_id", "?"), "", ""])
            continue
        used = group["size_bytes"] - group["free_bytes"]
        percent = 100.0 * used / group["size_bytes"] if group["size_bytes"] else 0
        rows.append([group["name"], bar(percent, "%.0f %%" % percent), size(group["free_bytes"]) + " free", size(group["size_bytes"])])
    for pool in facts.pools(row):
        for part, percent, level in facts.fills(pool):
            name = "%s/%s, %s" % (pool["vg"], pool["lv"], part)
            rows.append([name, bar(percent, "%.0f %%" % percent, level or ""), "%.0f %% full" % percent, size(pool["size_bytes"]) if part == "data" else ""])
    idle = facts.unused(row)
    names = ", ".join("%s/%s (%s)" % (it["vg"], it["lv"], size(it["size_bytes"])) for it in idle)
    return section("Volume groups and thin pools", table(["", "", "", "size"], rows, numbers=(3,))) + (
        section("Volumes that nobody uses", tag("p", names)) if idle else []
    )


def bridges(row):
    found = row["info"].get("bridges") or []
    rows = [[it["name"], it.get("state", ""), it.get("mtu", ""), ", ".join(it.get("ports") or [])] for it in found]
    return section("Bridges", table(["name", "state", "MTU", "ports"], rows)) if rows else None


def rolling(row):
    line = row["rolling"]
    if not line:
        return None
    times = line.get("times") or {}
    cells = [("Result", line.get("result")), ("Why", line.get("error")), ("Reasons", "; ".join(line.get("reasons") or []))]
    cells += [("Took", "%d s" % (times["ended"] - times["begun"]))] if "ended" in times and "begun" in times else []
    cells += [("Reboot", "%d s" % (times["booted"] - times["reboot"]))] if "booted" in times and "reboot" in times else []
    cells += [
        (it["name"], "%s, away for %s s" % (it["policy"], it["seconds"]) if it.get("seconds") is not None else it["policy"] if it.get("back") else "not back")
        for it in line.get("guests") or []
    ]
    return section("The last rolling run, %s" % line.get("run", ""), table(["", ""], [cell for cell in cells if cell[1]]))
