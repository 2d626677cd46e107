"""The report: what it finds, its page, and its metrics."""

import html.parser
import re
import unittest

import made_up
from ansible_collections.dom0.xen.plugins.filter.report import report
from ansible_collections.dom0.xen.plugins.plugin_utils.metrics import metrics
from ansible_collections.dom0.xen.plugins.plugin_utils.page import page


def findings(**changes):
    """What is found on a host with these facts."""
    return [(it["level"], it["text"]) for it in report({"xen1": made_up.host(**changes)}, made_up.NOW)["hosts"][0]["findings"]]


class Reader(html.parser.HTMLParser):
    """Reads a page as a browser does: its text, its tags, and whether each is closed."""

    VOID = ("meta",)

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)


class Findings(unittest.TestCase):
    def test_all_is_well(self):
        self.assertEqual(findings(), [])

    def test_each_kind(self):
        web, db = made_up.guest("web", 1), made_up.guest("db", 2)
        pool = {"segtype": "thin-pool", "metadata_percent": "10.00"}
        for changes, level, text in [
            ({"xen": {"running": False}}, "red", "Xen does not run"),
            ({"xen": {"running": True, "doubt": "xl fails"}}, "amber", "xl fails"),
            ({"xen": {"running": True, "fixed_by_reboot": ["XSA-509", "XSA-510"]}}, "amber", "a reboot mends XSA-509, XSA-510"),
            ({"boot": {"reboot_required": True, "reboot_reasons": ["a", "b"]}}, "amber", "a reboot is due: a; b"),
            ({"boot": {"grub_cfg_behind": True}}, "amber", "grub.cfg is behind its settings"),
            ({"guests": [{"name": "web", "error": "line 1"}]}, "amber", "web: line 1"),
            ({"guests": [{**web, "state": "crashed"}]}, "red", "web is crashed"),
            ({"guests": [{"name": "web", "domid": 3, "state": "running"}]}, "amber", "web has no file to be started from again"),
            ({"guests": [{**web, "pending_restart": ["kernel", "memory"]}]}, "amber", "web waits for a restart: kernel, memory"),
            ({"guests": [{**web, "saved_at": made_up.NOW - 31 * 86400}]}, "amber", "web was saved 31 days ago"),
            ({"guests": [web, {**db, "disks": web["disks"]}]}, "red", "/dev/vg0/web is a writable disk of web and db"),
            ({"volume_groups": [{"name": "vg0", "pvs": [{"name": "/dev/sdb", "missing": True}]}]}, "red", "the volume group vg0 misses /dev/sdb"),
            ({"volumes": [made_up.volume("a", [], health="partial")]}, "red", "vg0/a: partial"),
            ({"volumes": [made_up.volume("s", [], snapshot_invalid=True)]}, "amber", "the snapshot vg0/s overflowed and is worthless"),
            ({"volumes": [made_up.volume("p", [], **pool, data_percent="80.00")]}, "amber", "the thin pool vg0/p: data 80 % full"),
            ({"volumes": [made_up.volume("p", [], **pool, data_percent="95.00")]}, "red", "the thin pool vg0/p: data 95 % full"),
            ({"unread": {"volumes": "no lvm"}}, "amber", "volumes could not be read: no lvm"),
            (
                {"packages": [{"name": "xen-utils-4.20", "installed": "1", "candidate": "2", "upgradable": True}]},
                "amber",
                "an update of xen-utils-4.20: 1 -> 2",
            ),
        ]:
            with self.subTest(text):
                self.assertEqual(findings(**changes), [(level, text)])

    def test_hosts_that_could_not_be_asked(self):
        for info, text in [
            ({"unreachable": True, "msg": "No route\nto host"}, "could not be asked: No route to host"),
            ({"failed": True, "msg": "no Java"}, "could not be asked: no Java"),
            ({"failed": False, "msg": "no Java"}, "could not be asked: no Java"),
            ({}, "could not be asked: no answer"),
        ]:
            with self.subTest(info):
                row = report({"xen1": info}, made_up.NOW)["hosts"][0]
                self.assertEqual((row["status"], [it["text"] for it in row["findings"]]), ("red", [text]))

    def test_only_single_pins_overlap(self):
        cpus = [{"cpu": cpu, "core": cpu, "socket": 0, "node": 0} for cpu in range(4)]

        def found(*pins):
            vcpus = [{"domain": domain, "domid": 1, "vcpu": 0, "cpu": "0", "hard": hard, "soft": "all"} for domain, hard in pins]
            return findings(processors={"cpus": cpus, "nodes": [], "vcpus": vcpus})

        self.assertEqual(found(("a", "1"), ("b", "1"), ("c", "2")), [("amber", "CPU 1 is pinned to a and b")])
        self.assertEqual(found(("a", "1"), ("a", "1"), ("b", "0-2"), ("c", "0-2"), ("d", "all"), ("e", "0-3")), [])

    def test_the_last_line_of_a_trace_counts(self):
        traces = '{"host": "xen1", "result": "done"}\n{"host": "xen1", "result": "failed", "error": "web: deaf"}\n{"host": "xe\n'
        row = report({"xen1": made_up.host()}, made_up.NOW, traces)["hosts"][0]
        self.assertEqual(row["findings"], [{"level": "red", "text": "the last rolling run failed: web: deaf"}])

    def test_guests_that_a_run_has_taken_down_and_not_brought_back(self):
        traces = '{"host": "xen1", "result": "done"}\n{"host": "xen1", "controller": "me", "guests": [{"name": "web"}, {"name": "db"}]}\n'
        row = report({"xen1": made_up.host()}, made_up.NOW, traces)["hosts"][0]
        words = "web, db may be down since a rolling run that has not ended; unless one is under way, the next one will start them"
        self.assertEqual(row["findings"], [{"level": "red", "text": words}])
        self.assertEqual(row["rolling"]["result"], "done")
        gone = report({"xen1": {"unreachable": True, "msg": "no route"}}, made_up.NOW, traces)["hosts"][0]
        self.assertEqual([it["text"] for it in gone["findings"]], ["could not be asked: no route", words])

    def test_trouble_comes_first(self):
        infos = {"a": made_up.host(), "c": {}, "b": made_up.host(boot={"grub_cfg_behind": True}), "d": {}}
        made = report(infos, made_up.NOW)
        self.assertEqual([row["host"] for row in made["hosts"]], ["c", "d", "b", "a"])
        self.assertEqual(made["counts"], {"hosts": 4, "guests": 4, "running_guests": 4, "red": 2, "amber": 1, "green": 1})


class Page(unittest.TestCase):
    def test_of_no_host_one_three_and_three_hundred(self):
        for number in (0, 1, 3, 300):
            with self.subTest(number):
                read = Reader(page(report(made_up.fleet(number), made_up.NOW)))
                self.assertEqual(read.open, [])
                self.assertEqual(sum(tag == "details" for tag, _ in read.tags), number)

    def test_it_needs_nothing_from_elsewhere(self):
        text = page(report(made_up.fleet(300), made_up.NOW))
        for tag, attributes in Reader(text).tags:
            self.assertNotIn(tag, ("script", "link", "img", "iframe"))
            self.assertFalse({"src", "href"} & set(attributes))
        self.assertNotIn("url(", text)

    def test_hostile_names_are_text(self):
        hostile = made_up.HOSTILE
        info = made_up.host(names=(hostile,))
        info["boot"].update(reboot_required=True, reboot_reasons=[hostile])
        info["volumes"].append(made_up.volume(hostile, []))
        info["bridges"][0]["name"] = hostile
        read = Reader(page(report({hostile: info, "other": {"msg": hostile}}, made_up.NOW)))
        self.assertNotIn("script", [tag for tag, _ in read.tags])
        self.assertGreater("".join(read.texts).count("<script>alert("), 5)
        self.assertEqual(read.open, [])

    def test_volumes_that_nobody_uses(self):
        volumes = [
            made_up.volume("idle", []),
            made_up.volume("pool", [], segtype="thin-pool"),
            made_up.volume("thin", ["web"], pool="pool"),
            made_up.volume("origin", []),
            made_up.volume("snapshot", ["web"], origin="origin"),
            made_up.volume("swap", [], users=["swap"]),
            made_up.volume("held", [], open=True),
        ]
        text = "".join(Reader(page(report({"xen1": made_up.host(volumes=volumes)}, made_up.NOW))).texts)
        self.assertIn("Volumes that nobody usesvg0/idle (10 GiB)Bridges", text)


class Metrics(unittest.TestCase):
    LINE = re.compile(r'dom0_xen_[a-z0-9_]+(\{[a-z]+="([^"\\\n]|\\["\\n])*"(,[a-z]+="([^"\\\n]|\\["\\n])*")*\})? -?[0-9.e+]+')

    def test_each_line_is_one_that_prometheus_reads(self):
        infos = {**made_up.fleet(300), made_up.HOSTILE: made_up.host(names=(made_up.HOSTILE,))}
        seen = set()
        for line in metrics(report(infos, made_up.NOW), made_up.NOW).splitlines():
            if line.startswith("# TYPE"):
                self.assertNotIn(line, seen)
                seen.add(line)
            elif not line.startswith("# HELP"):
                self.assertRegex(line, "^%s$" % self.LINE.pattern)
        self.assertGreater(len(seen), 10)

    def test_values(self):
        text = metrics(report({"xen1": made_up.host(), "gone": {}}, made_up.NOW), made_up.NOW)
        for line in [
            "dom0_xen_report_timestamp_seconds %d" % made_up.NOW,
            'dom0_xen_host_asked{host="xen1"} 1',
            'dom0_xen_host_asked{host="gone"} 0',
            'dom0_xen_memory_bytes{host="xen1"} 68719476736',
            'dom0_xen_guest_up{host="xen1",guest="web"} 1',
            'dom0_xen_volume_group_free_bytes{host="xen1",vg="vg0"} 549755813888',
        ]:
            self.assertIn("\n%s\n" % line, "\n" + text)


if __name__ == "__main__":
    unittest.main()
