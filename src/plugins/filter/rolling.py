# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the role dom0.xen.rolling makes of what it saw of a host."""

from __future__ import annotations

import json

DOCUMENTATION = """
name: rolling
author: The dom0.xen authors (@dom0-xen)
version_added: 0.2.0
short_description: What a rolling run would do with a host, and what is in the way
description:
  - Made for the role P(dom0.xen.rolling#role), which hands over what it saw and its own options.
options:
  _input:
    description: What was seen of the host.
    type: dict
    required: true
"""

EXAMPLES = """
rolling_host: "{{ {'info': rolling_info, 'boot': rolling_boots, 'look': rolling_look} | dom0.xen.rolling }}"
"""

RETURN = """
_value:
  description:
    - With C(obstacles), a sentence each. The reasons for a reboot in C(due). The C(guests) that are taken down and brought
      up, in the order of their starts, each with its policy, and those in C(down) that run now. The names of the C(ignored)
      guests. The C(plan), a line for each step.
  type: dict
"""

#: What becomes of a guest where nobody says otherwise.
STANDARD = {"down": "shutdown", "deaf": "fail", "drift": "refuse", "timeout": 120, "settle": 3, "wait_for": None}

CHOICES = {
    "down": ["shutdown", "save", "ignore"],
    "deaf": ["fail", "save", "destroy"],
    "drift": ["refuse", "accept"],
}

LIMITS = {"timeout": (1, 3600), "settle": (0, 300)}


def one_line(text):
    return " ".join(str(text).split())


def wanted_upgrade(upgrade):
    """none, xen, all, or the names of packages; with -e they may come as one text."""
    if isinstance(upgrade, str) and upgrade not in ("none", "xen", "all"):
        return [name for name in upgrade.replace(",", " ").split() if name]
    return upgrade or "none"


def reason(message):
    """Without the beginning of xen_guest's sentence, which is said already."""
    return one_line(message).rpartition(" is not started: ")[2]


class Host:
    """One host, as it was seen."""

    def __init__(self, seen):
        self.seen = seen
        self.info = seen.get("info") or {}
        self.boot = seen.get("boot") or {}
        self.look = seen.get("look") or {}
        self.upgrade = wanted_upgrade(seen.get("upgrade", "none"))
        self.lines = self.look.get("stdout_lines") or []
        self.record, self.damage = self.recorded()
        self.earlier = self.record.get("guests") or []
        self.running = self.in_order([guest for guest in self.info.get("guests") or [] if "domid" in guest])

    def recorded(self):
        """What an earlier run has left on the host, and what is wrong with that."""
        try:
            record = json.loads("".join(self.says("record")) or "{}")
            [guest["name"] for guest in record.get("guests", [])]
            return record, []
        except (ValueError, TypeError, KeyError, AttributeError):
            path = self.seen.get("record", "its record")
            return {}, ["%s, by which an earlier run knows its guests, is damaged; see to them, then remove it" % path]

    @staticmethod
    def in_order(guests):
        """As xendomains starts them: by the names of their links; behind them those without one."""
        return sorted(guests, key=lambda it: ("autostart_link" not in it, it.get("autostart_link", ""), it["domid"]))

    def policy(self, name):
        one = (self.seen.get("policies") or {}).get(name) or {}
        return {**STANDARD, **(self.seen.get("policy") or {}), **one}

    def says(self, word):
        return [line[len(word) + 1 :] for line in self.lines if line.startswith(word + " ")]

    def due(self):
        reasons = list(self.info.get("boot", {}).get("reboot_reasons") or [])
        reasons += self.boot.get("reboot_reasons") or []
        reasons += self.says("due")
        if self.seen.get("always"):
            reasons.append("rolling_always is set")
        return list(dict.fromkeys(reasons))

    def upgrades(self):
        """The packages that "xen" stands for, as apt knows them now."""
        packages = self.info.get("packages") or []
        return [package["name"] for package in packages if package["upgradable"]] if self.upgrade == "xen" else []

    def idle(self):
        """Whether a run has nothing to do here; then it does not matter how the guests are."""
        return not (self.due() or self.boot.get("commands") or self.upgrade != "none" or self.record)

    def guests(self):
        """Those to be down for the reboot and up in the end."""
        return [] if self.idle() else self.affected()

    def affected(self):
        """Those that a reboot is about: first what an earlier run has not brought back, whatever its policy is now."""
        names = [guest["name"] for guest in self.earlier]
        ignored = self.ignored()
        fresh = [guest for guest in self.running if guest["name"] not in names + ignored]
        return [
            {"name": guest["name"], "uuid": guest.get("uuid", ""), "policy": self.policy(guest["name"])}
            for guest in self.earlier + fresh
        ]

    def down(self):
        return self.those_that_run(self.guests())

    def those_that_run(self, guests):
        names = [guest["name"] for guest in self.running]
        ignored = self.ignored()
        return [guest for guest in reversed(guests) if guest["name"] in names and guest["name"] not in ignored]

    def ways_down(self):
        """How each goes down, as items for xen_guest."""
        return [self.way_down(guest) for guest in self.down()]

    @staticmethod
    def way_down(guest):
        policy = guest["policy"]
        if policy["down"] == "save":
            return {"name": guest["name"], "state": "saved"}
        return {"name": guest["name"], "state": "shutdown", "timeout": policy["timeout"], "force": policy["deaf"] == "destroy"}

    def restarts(self):
        """Those that will be started from their files, as items for xen_guest."""
        return [{"name": guest["name"]} for guest in self.guests() if guest["policy"]["down"] == "shutdown"]

    def ignored(self):
        return [guest["name"] for guest in self.running if self.policy(guest["name"])["down"] == "ignore"]

    def saves(self):
        """MiB that the saved memory of guests may take."""
        memory = {guest["name"]: int(guest.get("memory", 0)) for guest in self.running}
        return sum(
            memory[guest["name"]]
            for guest in self.those_that_run(self.affected())  # asked before it is known whether a reboot is due
            if "save" in (guest["policy"]["down"], guest["policy"]["deaf"])
        )

    def obstacles(self):
        for result in (self.info, self.look):
            if result.get("unreachable"):
                return ["it cannot be reached: " + one_line(result.get("msg", ""))]
        if "xen" not in self.info:
            why = (self.info.get("unread") or {}).get("xen") or self.info.get("msg") or "it gave no answer"
            return ["xen_info: " + one_line(why)]
        if not self.info["xen"].get("running"):
            return ["it does not run Xen; xen_host.yml makes it do so"]
        found = self.unread() + self.of_boot() + self.of_policies()
        if not self.idle():
            for guest in self.running:
                found += self.of_guest(guest)
            found += self.says("room")
        found += self.says("obstacle")
        if self.look.get("rc") != 0:
            found.append("it could not be looked at: " + one_line(self.look.get("stderr") or self.look.get("msg", "")))
        return found + self.of_stops() + self.of_starts() + self.of_hooks() + self.of_records()

    def unread(self):
        needed = ["boot", "guests"] + (["packages"] if self.upgrade == "xen" else [])
        unread = self.info.get("unread") or {}
        return ["%s could not be read: %s" % (part, one_line(unread[part])) for part in needed if part in unread]

    def of_boot(self):
        if "default_entry" not in self.boot:
            return ["grub_xen: " + one_line(self.boot.get("msg") or "GRUB has no default entry")]
        if self.boot.get("reboot_required") is None:
            why = "; ".join(self.boot.get("warnings") or ["no reason given"])
            return ["it cannot be told whether a reboot is due: " + one_line(why)]
        wanted = self.seen.get("boot_default", "xen")
        will_be = wanted == "xen" and self.boot.get("commands")  # what is found is before that
        if wanted == "linux":
            return ["boot_default is linux: its guests would be gone after the reboot"]
        if not will_be and not self.boot["default_entry"].get("is_xen"):
            return ["'%s' boots by default, which is no Xen" % self.boot["default_entry"].get("title")]
        return []

    def of_policies(self):
        found = []
        names = [guest["name"] for guest in self.running] + [guest["name"] for guest in self.earlier]
        for name in dict.fromkeys(names):
            for key, value in self.policy(name).items():
                problem = complaint(key, value)
                if problem:
                    found.append("the policy of %s %s" % (name, problem))
        return found

    def of_guest(self, guest):
        name, policy = guest["name"], self.policy(guest["name"])
        if policy["down"] == "ignore":
            return []
        if name.endswith("--incoming"):
            return ["%s is arriving from another host" % name]
        if "error" in guest:
            return ["%s: %s" % (name, one_line(guest["error"]))]
        if "config_file" not in guest:
            return ["%s has no file in /etc/xen that it could be started from again" % name]
        if guest.get("state") != "running":
            return ["%s is %s" % (name, guest.get("state"))]
        keys = guest.get("pending_restart") or []
        if keys and policy["down"] == "shutdown" and policy["drift"] == "refuse":
            way = "restart it before, or accept that by drift: accept"
            return ["%s would come back with another configuration (%s): %s" % (name, ", ".join(keys), way)]
        return []

    def of_starts(self):
        """What xen_guest has against starting them again."""
        return self.of_answers("starts", [guest["name"] for guest in self.restarts()], "could not be started again")

    def of_stops(self):
        """What it has against taking them down."""
        return self.of_answers("stops", [guest["name"] for guest in self.down()], "could not be taken down")

    def of_answers(self, question, names, problem):
        """What xen_guest answered in check mode; one that it did not tell of is not known to be well."""
        if question not in self.seen:  # it is not asked yet
            return []
        answer = self.seen[question] or {}
        results = {result.get("item"): result for result in answer.get("results") or []}
        missing = {"failed": True, "msg": answer.get("msg", "xen_guest did not tell of it")}
        told = [guest["name"] for guest in self.running if self.of_guest(guest)]
        return [
            "%s %s: %s" % (name, problem, reason(results.get(name, missing).get("msg", "")))
            for name in names
            if name not in told and results.get(name, missing).get("failed")
        ]

    def of_hooks(self):
        return ["%s is no file on this computer" % path for path in self.seen.get("missing_hooks") or []]

    def of_records(self):
        elsewhere = self.seen.get("elsewhere") or {}
        names = ["%s, which an earlier run took down here, runs on %s" % (it["name"], elsewhere[it["uuid"]]) for it in self.earlier if it.get("uuid") in elsewhere]
        return names + self.of_copies()

    def of_copies(self):
        copy = self.seen.get("copy")
        if self.damage:
            return self.damage
        if copy and not self.record:
            return [
                "%s names guests that a run took down, but the host has no record of it: see to them, then remove it" % copy
            ]
        return []

    def plan(self):
        if "xen" not in self.info:
            return ["not known: the host could not be looked at"]
        if self.idle():
            return ["nothing: no reboot is due"]
        lines = []
        due, changes = self.due(), bool(self.boot.get("commands"))
        if self.upgrade == "xen":
            lines.append("upgrade %s" % (" ".join(self.upgrades()) or "Xen and dom0's kernel, if apt has newer ones"))
        elif self.upgrade != "none":
            lines.append("upgrade %s" % ("all packages" if self.upgrade == "all" else " ".join(self.upgrade)))
        if changes:
            lines.append("set how Xen boots" + (", for one boot at first" if self.seen.get("trial") else ""))
        if due or lines:
            lines += [self.told_down(guest) for guest in self.down()]
            if self.ignored():
                lines.append("leave to the host's xendomains: " + " ".join(self.ignored()))
            lines.append("reboot: " + ("; ".join(due) or "if it is due by then"))
        return lines + ["start %s" % guest["name"] for guest in self.guests()]

    @staticmethod
    def told_down(guest):
        policy = guest["policy"]
        if policy["down"] == "save":
            return "save %s" % guest["name"]
        otherwise = "" if policy["deaf"] == "fail" else ", or else %s it" % policy["deaf"]
        return "shut %s down within %s s%s" % (guest["name"], policy["timeout"], otherwise)


def complaint(key, value):
    """What is wrong with one word of a policy; None where it is right."""
    if key not in STANDARD:
        return "has '%s'; there are %s" % (key, ", ".join(STANDARD))
    if value == "migrate" and key == "down":
        return "has down: migrate, which this role cannot do; choose %s" % " or ".join(CHOICES["down"])
    if key in CHOICES and value not in CHOICES[key]:
        return "has %s: %s; choose %s" % (key, value, " or ".join(CHOICES[key]))
    if key in LIMITS:
        low, high = LIMITS[key]
        text = str(value)
        if not (text.isdigit() and low <= int(text) <= high):
            return "has %s: %s; it is a number of seconds, %d to %d" % (key, value, low, high)
    if key == "wait_for" and value is not None and not (isinstance(value, dict) and value.get("port")):
        return "has a wait_for without a port"
    return None


def rolling(seen):
    host = Host(seen)
    return {
        "obstacles": host.obstacles(),
        "due": host.due(),
        "guests": host.guests(),
        "down": host.down(),
        "restarts": host.restarts(),
        "ways_down": host.ways_down(),
        "upgrade": host.upgrade,
        "ignored": host.ignored(),
        "recorded": bool(host.record),
        "saves": host.saves(),
        "plan": host.plan(),
    }


def rolling_elsewhere(infos, own):
    """Where guests run, by their uuids; infos: what xen_info returned, by the names of the hosts."""
    return {
        guest["uuid"]: host
        for host, info in infos.items()
        if host != own
        for guest in info.get("guests") or []
        if "domid" in guest and guest.get("uuid")
    }


def rolling_faults(new):
    """What is wrong with a host that came back: its facts before and after, and what grub_xen and the console daemon say."""
    found, before, after, boot = [], new.get("before") or {}, new.get("after") or {}, new.get("boot") or {}
    if not (after.get("xen") or {}).get("running"):
        found.append("Linux came up without Xen")
    elif "default_entry" not in boot:
        found.append("Xen came up otherwise: " + one_line(boot.get("msg") or "grub_xen gave no answer"))
    elif boot.get("reboot_required") is not False:
        found.append("Xen came up otherwise: " + one_line("; ".join(boot.get("reboot_reasons") or []) or "it cannot be told how"))
    if not new.get("console"):
        found.append("xenconsoled does not run")
    for key, what in (("volume_groups", "volume group"), ("bridges", "bridge")):
        there = [it["name"] for it in after.get(key) or []]
        found += ["the %s %s is gone" % (what, it["name"]) for it in before.get(key) or [] if it["name"] not in there]
    return found


def rolling_downtimes(guests, gone, back):
    """For the trace: how long each guest that was down was away, in seconds; null while it is."""
    return [
        {
            "name": guest["name"],
            "policy": guest["policy"]["down"],
            "back": guest["name"] in back,
            "seconds": back[guest["name"]] - gone[guest["name"]] if guest["name"] in back and guest["name"] in gone else None,
        }
        for guest in guests
        if guest["name"] in gone or guest["name"] in back
    ]


class FilterModule:
    def filters(self):
        return {"rolling": rolling, "rolling_downtimes": rolling_downtimes, "rolling_elsewhere": rolling_elsewhere, "rolling_faults": rolling_faults}
