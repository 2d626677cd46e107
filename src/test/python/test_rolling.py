"""What a rolling run makes of what it saw of a host."""

import copy
import json
import unittest

from ansible_collections.dom0.xen.plugins.filter.rolling import rolling, rolling_downtimes, rolling_elsewhere, rolling_faults


def guest(name, domid=None, **more):
    running = {"domid": domid, "state": "running", "memory": 128} if domid else {"state": "absent"}
    return {"name": name, "uuid": "uuid-of-" + name, "config_file": "/etc/xen/%s.cfg" % name, **running, **more}


SEEN = {
    "info": {
        "unread": {},
        "xen": {"running": True},
        "boot": {"reboot_reasons": []},
        "guests": [
            guest("late", 4, autostart_link="/etc/xen/auto/20-late.cfg"),
            guest("by-hand", 2),
            guest("early", 9, autostart_link="/etc/xen/auto/10-early.cfg"),
            guest("down"),
        ],
    },
    "boot": {"default_entry": {"title": "Xen", "is_xen": True}, "reboot_required": True, "reboot_reasons": ["loglvl: absent -> all"]},
    "look": {"rc": 0, "stdout_lines": []},
    "upgrade": "none",
}


def seen(**changes):
    """SEEN, with other values at paths such as info__xen__running."""
    made = copy.deepcopy(SEEN)
    for path, value in changes.items():
        place = made
        *folders, last = path.split("__")
        for folder in folders:
            place = place[folder]
        place[last] = value
    return made


def obstacles(**changes):
    return rolling(seen(**changes))["obstacles"]


class Plan(unittest.TestCase):
    def test_guests_go_down_in_the_reverse_order_of_their_starts(self):
        made = rolling(seen())
        self.assertEqual([it["name"] for it in made["guests"]], ["early", "late", "by-hand"])
        self.assertEqual([it["name"] for it in made["down"]], ["by-hand", "late", "early"])
        self.assertEqual(made["obstacles"], [])
        self.assertEqual(
            made["plan"],
            [
                "shut by-hand down within 120 s",
                "shut late down within 120 s",
                "shut early down within 120 s",
                "reboot: loglvl: absent -> all",
                "start early",
                "start late",
                "start by-hand",
            ],
        )

    def test_nothing_is_due(self):
        made = rolling(seen(boot__reboot_reasons=[], boot__reboot_required=False))
        self.assertEqual(made["plan"], ["nothing: no reboot is due"])
        self.assertEqual(made["due"], [])
        self.assertEqual(made["restarts"], [])

    def test_where_nothing_is_due_it_does_not_matter_how_the_guests_are(self):
        well = {"boot__reboot_reasons": [], "boot__reboot_required": False, "info__guests": [guest("web", 1, state="paused")]}
        self.assertEqual(obstacles(**well), [])
        for changes in ({"always": True}, {"upgrade": "xen"}, {"boot__commands": [["update-grub"]]}, {"look__stdout_lines": ["due a kernel"]}):
            with self.subTest(changes):
                self.assertEqual(obstacles(**well, **changes), ["web is paused"])

    def test_room_for_saved_guests_is_asked_for_before_a_reboot_is_known_to_be_due(self):
        made = rolling(seen(boot__reboot_reasons=[], policy={"down": "save"}))
        self.assertEqual((made["ways_down"], made["saves"]), ([], 384))
        narrow = ["room /var/lib/xen/save has 10 MiB free"]
        self.assertEqual(obstacles(boot__reboot_reasons=[], look__stdout_lines=narrow), [])
        self.assertEqual(obstacles(look__stdout_lines=narrow), ["/var/lib/xen/save has 10 MiB free"])

    def test_guests_that_were_not_asked_about_are_in_the_way(self):
        skipped = {"skipped": True}
        self.assertEqual(
            obstacles(stops=skipped, starts=skipped, info__guests=[guest("web", 1)]),
            ["web could not be taken down: xen_guest did not tell of it", "web could not be started again: xen_guest did not tell of it"],
        )

    def test_a_reason_is_named_once(self):
        made = rolling(seen(info__boot={"reboot_reasons": ["loglvl: absent -> all"]}, look__stdout_lines=["due /run/reboot-required (xen)"], always=True))
        self.assertEqual(made["due"], ["loglvl: absent -> all", "/run/reboot-required (xen)", "rolling_always is set"])

    def test_policies(self):
        made = rolling(
            seen(
                policy={"timeout": 300},
                policies={"early": {"down": "save"}, "late": {"down": "ignore"}, "by-hand": {"deaf": "destroy", "timeout": 10}},
            )
        )
        self.assertEqual(
            made["plan"],
            [
                "shut by-hand down within 10 s, or else destroy it",
                "save early",
                "leave to the host's xendomains: late",
                "reboot: loglvl: absent -> all",
                "start early",
                "start by-hand",
            ],
        )
        self.assertEqual(made["ignored"], ["late"])
        self.assertEqual(made["saves"], 128)
        self.assertEqual(made["restarts"], [{"name": "by-hand"}])

    def test_what_an_earlier_run_took_down_is_brought_back_first(self):
        record = {"guests": [{"name": "early", "uuid": "uuid-of-early"}, {"name": "down", "uuid": "uuid-of-down"}]}
        lines = ["record " + json.dumps(record)]
        made = rolling(seen(look__stdout_lines=lines, boot__reboot_reasons=[]))
        self.assertEqual(made["plan"], ["start early", "start down", "start late", "start by-hand"])
        self.assertTrue(made["recorded"])
        again = rolling(seen(look__stdout_lines=lines))
        self.assertEqual([it["name"] for it in again["down"]], ["by-hand", "late", "early"])

    def test_it_is_brought_back_whatever_its_policy_is_now(self):
        lines = ["record " + json.dumps({"guests": [{"name": "down", "uuid": "uuid-of-down"}]})]
        made = rolling(seen(look__stdout_lines=lines, policy={"down": "ignore"}))
        self.assertEqual([it["name"] for it in made["guests"]], ["down"])
        self.assertEqual(made["down"], [])

    def test_the_ways_down(self):
        made = rolling(seen(policies={"early": {"down": "save"}, "late": {"deaf": "destroy", "timeout": 9}}))
        self.assertEqual(
            made["ways_down"],
            [
                {"name": "by-hand", "state": "shutdown", "timeout": 120, "force": False},
                {"name": "late", "state": "shutdown", "timeout": 9, "force": True},
                {"name": "early", "state": "saved"},
            ],
        )

    def test_an_upgrade_is_planned_whether_or_not_a_reboot_is_due(self):
        packages = [{"name": "xen-hypervisor-4.17-amd64", "upgradable": True}, {"name": "linux-image-amd64", "upgradable": False}]
        made = rolling(seen(upgrade="xen", info__packages=packages, boot__reboot_reasons=[]))
        self.assertEqual(made["plan"][0], "upgrade xen-hypervisor-4.17-amd64")
        self.assertIn("reboot: if it is due by then", made["plan"])
        self.assertEqual(rolling(seen(upgrade=["curl", "vim"]))["plan"][0], "upgrade curl vim")
        self.assertEqual(rolling(seen(upgrade="curl, vim"))["plan"][0], "upgrade curl vim")
        self.assertEqual(rolling(seen(upgrade="all"))["plan"][0], "upgrade all packages")


class Obstacles(unittest.TestCase):
    def test_of_the_host(self):
        for changes, sentence in [
            ({"info": {"unreachable": True, "msg": "no\nroute"}}, "it cannot be reached: no route"),
            ({"info": {"msg": "no Java"}}, "xen_info: no Java"),
            ({"info__xen__running": False}, "it does not run Xen; xen_host.yml makes it do so"),
            ({"info__unread": {"guests": "xl: broken"}}, "guests could not be read: xl: broken"),
            ({"boot": {"msg": "the trial boot did not come up"}}, "grub_xen: the trial boot did not come up"),
            ({"boot__reboot_required": None, "boot__warnings": ["xl says nothing"]}, "it cannot be told whether a reboot is due: xl says nothing"),
            ({"boot__default_entry": {"title": "Linux", "is_xen": False}}, "'Linux' boots by default, which is no Xen"),
            (
                {"boot__default_entry": {"title": "Linux", "is_xen": False}, "boot__commands": [["update-grub"]], "boot_default": "keep"},
                "'Linux' boots by default, which is no Xen",
            ),
            ({"boot_default": "linux"}, "boot_default is linux: its guests would be gone after the reboot"),
            ({"missing_hooks": ["/drain.yml"]}, "/drain.yml is no file on this computer"),
            ({"look__stdout_lines": ["obstacle packages are being installed"]}, "packages are being installed"),
            ({"look__rc": 127, "look__stderr": "sh: df: not found"}, "it could not be looked at: sh: df: not found"),
            ({"copy": "/r/xen1.json"}, "/r/xen1.json names guests that a run took down, but the host has no record of it: see to them, then remove it"),
            (
                {"look__stdout_lines": ['record {"guests": [{"na'], "record": "/r.json"},
                "/r.json, by which an earlier run knows its guests, is damaged; see to them, then remove it",
            ),
        ]:
            with self.subTest(sentence):
                self.assertEqual(obstacles(**changes), [sentence])

    def test_a_host_that_did_not_answer_has_no_plan(self):
        self.assertEqual(rolling(seen(info={"unreachable": True}))["plan"], ["not known: the host could not be looked at"])

    def test_volumes_that_cannot_be_read_are_none(self):
        self.assertEqual(obstacles(info__unread={"volumes": "lvm is not installed", "packages": "no apt"}), [])

    def test_of_a_guest(self):
        for changes, sentence in [
            ({"state": "crashed"}, "web is crashed"),
            ({"error": "line 1: ("}, "web: line 1: ("),
            ({"config_file": None}, "web has no file in /etc/xen that it could be started from again"),
            (
                {"pending_restart": ["kernel"]},
                "web would come back with another configuration (kernel): restart it before, or accept that by drift: accept",
            ),
        ]:
            with self.subTest(sentence):
                web = {key: value for key, value in guest("web", 1, **changes).items() if value is not None}
                self.assertEqual(obstacles(info__guests=[web]), [sentence])
                self.assertEqual(obstacles(info__guests=[web], policies={"web": {"down": "ignore"}}), [])
        self.assertEqual(obstacles(info__guests=[guest("web", 1, pending_restart=["kernel"])], policy={"drift": "accept"}), [])
        self.assertEqual(obstacles(info__guests=[guest("web", 1, pending_restart=["kernel"])], policy={"down": "save"}), [])
        incoming = {"name": "web--incoming", "domid": 1, "error": "xen_guest takes no such name"}
        self.assertEqual(obstacles(info__guests=[incoming]), ["web--incoming is arriving from another host"])
        strange = {"name": "my vm", "domid": 1, "error": "xen_guest takes no such name"}
        self.assertEqual(obstacles(info__guests=[strange]), ["my vm: xen_guest takes no such name"])

    def test_what_xen_guest_says_of_a_start(self):
        well = [{"item": name, "changed": True} for name in ("late", "by-hand")]
        starts = {"results": [{"item": "early", "failed": True, "msg": "early is not started: /k is no file on this host"}, *well]}
        self.assertEqual(obstacles(starts=starts), ["early could not be started again: /k is no file on this host"])
        stops = {"results": [{"item": "early", "failed": True, "msg": "on_poweroff of early is preserve"}, *well]}
        self.assertEqual(obstacles(stops=stops), ["early could not be taken down: on_poweroff of early is preserve"])

    def test_an_answer_that_did_not_come(self):
        self.assertEqual(
            obstacles(starts={"msg": "guests: 2 are called web"}),
            ["%s could not be started again: guests: 2 are called web" % name for name in ("early", "late", "by-hand")],
        )
        self.assertEqual(obstacles(starts={"skipped": True}, info__guests=[]), [])

    def test_a_guest_of_an_earlier_run_that_runs_elsewhere(self):
        lines = ["record " + json.dumps({"guests": [{"name": "down", "uuid": "uuid-of-down"}]})]
        elsewhere = rolling_elsewhere({"xen1": SEEN["info"], "xen2": {"guests": [guest("down", 3), guest("off")]}, "xen3": {"msg": "gone"}}, "xen1")
        self.assertEqual(elsewhere, {"uuid-of-down": "xen2"})
        self.assertEqual(obstacles(look__stdout_lines=lines, elsewhere=elsewhere), ["down, which an earlier run took down here, runs on xen2"])

    def test_of_a_policy(self):
        for policy, words in [
            ({"down": "migrate"}, "has down: migrate, which this role cannot do; choose shutdown or save or ignore"),
            ({"down": "stop"}, "has down: stop; choose shutdown or save or ignore"),
            ({"doun": "save"}, "has 'doun'; there are down, deaf, drift, timeout, settle, wait_for"),
            ({"deaf": "shoot"}, "has deaf: shoot; choose fail or save or destroy"),
            ({"timeout": "soon"}, "has timeout: soon; it is a number of seconds, 1 to 3600"),
            ({"timeout": 0}, "has timeout: 0; it is a number of seconds, 1 to 3600"),
            ({"wait_for": {"host": "web"}}, "has a wait_for without a port"),
        ]:
            with self.subTest(words):
                self.assertEqual(obstacles(policies={"late": policy}), ["the policy of late " + words])


class Faults(unittest.TestCase):
    WELL = {
        "before": {"volume_groups": [{"name": "vg0"}], "bridges": [{"name": "xenbr0"}]},
        "after": {"xen": {"running": True}, "volume_groups": [{"name": "vg0"}, {"name": "vg1"}], "bridges": [{"name": "xenbr0"}]},
        "boot": {"default_entry": {}, "reboot_required": False},
        "console": True,
    }

    def test_of_what_came_up(self):
        self.assertEqual(rolling_faults(self.WELL), [])
        for change, faults in [
            ({"boot": {"msg": "the trial boot\ndid not come up"}}, ["Xen came up otherwise: the trial boot did not come up"]),
            ({"boot": {"default_entry": {}, "reboot_required": True, "reboot_reasons": ["a", "b"]}}, ["Xen came up otherwise: a; b"]),
            ({"boot": {"default_entry": {}, "reboot_required": None}}, ["Xen came up otherwise: it cannot be told how"]),
            ({"console": False}, ["xenconsoled does not run"]),
            ({"after": {"xen": {"running": True}}}, ["the volume group vg0 is gone", "the bridge xenbr0 is gone"]),
            ({"after": {"xen": {"running": False}}, "before": {}, "boot": {}}, ["Linux came up without Xen"]),
        ]:
            with self.subTest(faults):
                self.assertEqual(rolling_faults({**self.WELL, **change}), faults)


class Downtimes(unittest.TestCase):
    def test_of_each_guest(self):
        guests = [{"name": name, "policy": {"down": "save"}} for name in ("a", "b", "c", "never-touched")]
        self.assertEqual(
            [(it["name"], it["back"], it["seconds"]) for it in rolling_downtimes(guests, {"a": 10, "b": 11}, {"a": 70, "c": 80})],
            [("a", True, 60), ("b", False, None), ("c", True, None)],
        )


if __name__ == "__main__":
    unittest.main()
