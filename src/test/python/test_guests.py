"""The inventory of guests: what it makes of the answers of Xen hosts."""

import shlex
import unittest
from unittest import mock

# Ours before Ansible, which finds collections its own way once it is there.
import made_up
from ansible_collections.dom0.xen.plugins.inventory.guests import InventoryModule, jump
from ansible.errors import AnsibleError
from ansible.inventory.data import InventoryData
from ansible.parsing.dataloader import DataLoader


def xen_host(name, *guests, **more):
    info = {"unread": {}, "guests": list(guests)} if "findings" not in more else {}
    return {"host": name, "info": info, "findings": [], "reached": {}, **more}


class Inventory(unittest.TestCase):
    def made(self, *hosts, **options):
        """The inventory that these answers give."""
        plugin = InventoryModule()
        plugin.inventory, plugin.loader, plugin.display = InventoryData(), DataLoader(), mock.Mock()
        plugin.templar = None
        plugin._vars = {}
        values = {"strict": False, "filters": [], "jump": False, "compose": {}, "groups": {}, "keyed_groups": [], **options}
        plugin.get_option = values.get
        if not values["compose"]:
            plugin._set_composite_vars = plugin._add_host_to_composed_groups = plugin._add_host_to_keyed_groups = lambda *_, **__: None
        plugin.add(plugin.checked(list(hosts)))
        self.warnings = [call.args[0] for call in plugin.display.warning.call_args_list]
        return {name: host.vars for name, host in plugin.inventory.hosts.items()}

    def test_a_guest_has_its_host_its_facts_and_its_address(self):
        web = made_up.guest("web", 1)
        found = self.made(xen_host("xen1", web))
        self.assertEqual(found["web"]["xen_dom0"], "xen1")
        self.assertEqual(found["web"]["xen_guest"], web)
        self.assertEqual(found["web"]["ansible_host"], "10.0.0.1")
        self.assertNotIn("ansible_ssh_common_args", found["web"])
        self.assertEqual(self.warnings, [])

    def test_an_address_may_be_one_of_several_or_have_a_width(self):
        found = self.made(xen_host("xen1", made_up.guest("a", 1, vifs=[{"mac": "x"}, {"ip": "10.0.0.7/24 fe80::1"}]), made_up.guest("b", 2, vifs=[])))
        self.assertEqual(found["a"]["ansible_host"], "10.0.0.7")
        self.assertNotIn("ansible_host", found["b"])
        strange = made_up.guest("c", 3, vifs=[{"ip": "-oProxyCommand=id"}, {"ip": "fe80::1"}])
        self.assertEqual(self.made(xen_host("xen1", strange))["c"]["ansible_host"], "fe80::1")

    def test_guests_of_one_name_are_told_apart(self):
        found = self.made(xen_host("xen1", made_up.guest("web", 1), made_up.guest("db", 2)), xen_host("xen2", made_up.guest("web", 1)))
        self.assertEqual(sorted(found), ["db", "web.xen1", "web.xen2"])
        self.assertEqual(self.warnings, ["there are other hosts of the name web; that guest is called web.xen1, web.xen2"])
        self.assertEqual(sorted(self.made(xen_host("xen1", made_up.guest("xen2", 1)), xen_host("xen2"))), ["xen2.xen1"])

    def test_a_host_that_does_not_answer_takes_no_other_with_it(self):
        silent = xen_host("xen2", findings=[{"level": "red", "text": "could not be asked: no route"}])
        self.assertEqual(sorted(self.made(xen_host("xen1", made_up.guest("web", 1)), silent)), ["web"])
        self.assertEqual(self.warnings, ["the guests of a Xen host are missing here. xen2: could not be asked: no route"])
        for hosts, options in [((silent,), {}), ((xen_host("xen1"), silent), {"strict": True})]:
            with self.assertRaises(AnsibleError):
                self.made(*hosts, **options)

    def test_the_way_through_a_host_is_one_command(self):
        reached = {
            "ansible_host": "192.0.2.1",
            "ansible_port": "2222",
            "ansible_user": "admin",
            "ansible_ssh_private_key_file": "/keys/a b",
            "ansible_ssh_common_args": "-o ControlPath=/tmp/%C -o 'ProxyCommand=ssh -W %h:%p gate'",
        }
        words = shlex.split(jump(xen_host("xen1", reached=reached)))
        self.assertEqual(
            words,
            ["ssh", "-W", "[%h]:%p", "-o", "ControlPath=/tmp/%%C", "-o", "ProxyCommand=ssh -W %%h:%%p gate", "-p", "2222", "-l", "admin"]
            + ["-i", "/keys/a b", "192.0.2.1"],
        )
        self.assertEqual(shlex.split(jump(xen_host("xen1"))), ["ssh", "-W", "[%h]:%p", "xen1"])
        found = self.made(xen_host("xen1", made_up.guest("web", 1), reached=reached), jump=True)
        option, command = shlex.split(found["web"]["ansible_ssh_common_args"])
        self.assertEqual((option, command), ("-o", "ProxyCommand=" + jump(xen_host("xen1", reached=reached))))


if __name__ == "__main__":
    unittest.main()
