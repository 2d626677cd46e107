# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guests of Xen hosts as hosts of an inventory."""

from __future__ import annotations

import ipaddress
import json
import os
import shlex
import subprocess
import sys
import tempfile

from ansible.errors import AnsibleError, AnsibleParserError
from ansible.inventory.manager import InventoryManager
from ansible.plugins.inventory import BaseInventoryPlugin, Cacheable, Constructable
from ansible.template import Templar
from ansible.utils.unsafe_proxy import wrap_var
from ansible.vars.manager import VariableManager

DOCUMENTATION = """
name: guests
author: The dom0.xen authors (@dom0-xen)
version_added: 0.2.0
short_description: The guests of Xen hosts
description:
  - Asks the Xen hosts of another inventory for their guests, by M(dom0.xen.xen_info), and makes a host of each guest. That is done by a run of
    C(ansible-playbook) with that inventory, ansible.cfg and the environment. Options of the command line, as C(-k), C(-K), C(-u) and
    C(--vault-password-file), do not reach it.
  - The file's name ends in C(xen_guests.yml) or C(xen_guests.yaml).
  - A host that does not answer is a warning, and the guests of the others are there. Where none answers, the inventory fails.
  - Each guest is in the group C(xen_guests), and has C(xen_dom0), the name of its host, and C(xen_guest), what M(dom0.xen.xen_info) told of it.
    Where two hosts have a guest of one name, or there is a host of that name, it is called C(NAME.HOST), with a warning.
  - C(ansible_host) is the first address that a card's configuration names (C(ip)); where there is none the name has to do.
options:
  plugin:
    description: Says that this file is for this plugin.
    required: true
    choices: [dom0.xen.guests]
  inventories:
    description: The inventory, or several, that the Xen hosts are in. Relative paths start at this file.
    type: list
    elements: path
    required: true
  hosts:
    description: Which of its hosts are asked, as a pattern.
    type: str
    default: xen_hosts
  filters:
    description: Conditions in Jinja, with the variables of a guest. A guest of which one is not true is left out.
    type: list
    elements: str
    default: []
  jump:
    description:
      - Whether the guests are reached through their Xen host. C(ansible_ssh_common_args) is then a C(ProxyCommand) made of the variables by which
        that host is reached.
    type: bool
    default: false
  timeout:
    description: How many seconds asking all hosts may take.
    type: int
    default: 300
  strict:
    description: Whether an error in O(filters), O(compose), O(groups) or O(keyed_groups) is a failure, and whether a host that does not answer is one instead of a warning.
    type: bool
extends_documentation_fragment:
  - constructed
  - inventory_cache
"""

EXAMPLES = """
# prod.xen_guests.yml, beside the inventory of the Xen hosts:
plugin: dom0.xen.guests
inventories: [hosts.yml]

---
# Only those that run, in groups by their type and their host, reached through it, and asked for at most every ten minutes
plugin: dom0.xen.guests
inventories: [hosts.yml]
filters:
  - xen_guest.state == 'running'
jump: true
keyed_groups:
  - {key: xen_guest.type, prefix: xen_type}
  - {key: xen_dom0, prefix: xen_dom0}
groups:
  big: xen_guest.memory | default(0) >= 8192
compose:
  ansible_user: "'admin'"
cache: true
cache_plugin: ansible.builtin.jsonfile
cache_connection: ~/.cache/xen_guests
cache_timeout: 600
"""


class InventoryModule(BaseInventoryPlugin, Constructable, Cacheable):
    NAME = "dom0.xen.guests"

    def verify_file(self, path):
        return super().verify_file(path) and path.endswith(("xen_guests.yml", "xen_guests.yaml"))

    def parse(self, inventory, loader, path, cache=True):
        super().parse(inventory, loader, path, cache=cache)
        self._read_config_data(path)
        self.folder = os.path.dirname(os.path.abspath(path))
        self.add(self.cached(self.get_cache_key(path), cache))

    def cached(self, key, cache):
        """What each Xen host told, from the cache where there is one and it may be read."""
        self.load_cache_plugin()
        if cache and self.get_option("cache"):
            try:
                return self._cache[key]
            except KeyError:  # not there, or too old
                pass
        told = self.ask()
        if self.get_option("cache"):
            self._cache[key] = told
        return told

    def ask(self):
        """By the playbook of the report, which tells also of hosts that could not be asked."""
        sources = [os.path.join(self.folder, os.path.expanduser(source)) for source in self.get_option("inventories")]
        missing = [source for source in sources if not os.path.exists(source)]
        if missing:
            raise AnsibleParserError("there is no %s, named in inventories" % ", ".join(missing))
        if any(os.path.isdir(source) and self.folder.startswith(os.path.realpath(source)) for source in sources):
            raise AnsibleParserError("inventories names the folder of this file, which would ask itself: name files, or another folder")
        reached = self.reached(sources)
        with tempfile.TemporaryDirectory() as folder:
            answer = os.path.join(folder, "told.json")
            self.play(sources, {"report_subset": ["guests"], "report_json": answer, "report_html": "", "report_metrics": "", "report_traces": folder})
            with open(answer, encoding="utf-8") as file:
                hosts = json.load(file)["hosts"]
        return self.checked([{**host, "reached": reached.get(host["host"], {})} for host in hosts])

    def play(self, sources, variables):
        command = [sys.executable, "-m", "ansible", "playbook", "dom0.xen.report"]
        for source in sources:
            command += ["-i", source]
        command += ["-e", json.dumps({**variables, "report_hosts": self.get_option("hosts")})]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=self.get_option("timeout"), check=False
            )
        except subprocess.TimeoutExpired as late:
            raise AnsibleError("asking %s took more than %d s" % (self.get_option("hosts"), self.get_option("timeout"))) from late
        if not os.path.exists(variables["report_json"]):
            said = (done.stdout + done.stderr).strip()
            raise AnsibleError("'%s' told nothing of any host; it said: %s" % (shlex.join(command[:5]), said[-2000:] or "nothing"))

    def checked(self, hosts):
        """The hosts that answered; the others are warnings."""
        told = [host for host in hosts if "guests" in host["info"]]
        for host in hosts:
            if host not in told:
                problem = "%s: %s" % (host["host"], "; ".join(it["text"] for it in host["findings"]) or "it told of no guests")
                if self.get_option("strict"):
                    raise AnsibleError(problem)
                self.display.warning("the guests of a Xen host are missing here. " + problem)
        if not told:
            raise AnsibleError("no Xen host answered: %s" % ", ".join(host["host"] for host in hosts))
        return told

    def reached(self, sources):
        """By what each Xen host is reached: its variables of the kind ansible_..."""
        if not self.get_option("jump"):
            return {}
        inventory = InventoryManager(loader=self.loader, sources=sources)
        variables = VariableManager(loader=self.loader, inventory=inventory)
        found = {}
        for host in inventory.get_hosts(self.get_option("hosts")):
            every = variables.get_vars(host=host)
            templar = Templar(loader=self.loader, variables=every)
            wanted = ("ansible_host", "ansible_port", "ansible_user", "ansible_ssh_private_key_file", "ansible_ssh_common_args")
            found[host.name] = {key: str(templar.template(every[key])) for key in wanted if key in every}
        return found

    def add(self, hosts):
        where = {}
        for host in hosts:
            for guest in host["info"]["guests"]:
                where.setdefault(guest["name"], []).append(host["host"])
        others = {host["host"] for host in hosts} | set(self.inventory.hosts)
        doubled = {name for name, places in where.items() if len(places) > 1 or name in others}
        for name in sorted(doubled):
            called = ", ".join("%s.%s" % (name, place) for place in where[name])
            self.display.warning("there are other hosts of the name %s; that guest is called %s" % (name, called))
        self.inventory.add_group("xen_guests")
        for host in hosts:
            for guest in host["info"]["guests"]:
                name = guest["name"]
                self.add_guest("%s.%s" % (name, host["host"]) if name in doubled else name, guest, host)

    def add_guest(self, name, guest, host):
        strict = self.get_option("strict")
        # What hosts say is no template, whatever it looks like.
        variables = {"xen_dom0": host["host"], "xen_guest": wrap_var(guest)}
        if address(guest):
            variables["ansible_host"] = address(guest)
        if self.get_option("jump"):
            variables["ansible_ssh_common_args"] = "-o ProxyCommand=" + shlex.quote(jump(host))
        if not all(self.holds(condition, variables, name) for condition in self.get_option("filters")):
            return
        self.inventory.add_host(name, group="xen_guests")
        for key, value in variables.items():
            self.inventory.set_variable(name, key, value)
        self._set_composite_vars(self.get_option("compose"), variables, name, strict=strict)
        self._add_host_to_composed_groups(self.get_option("groups"), variables, name, strict=strict)
        self._add_host_to_keyed_groups(self.get_option("keyed_groups"), variables, name, strict=strict)

    def holds(self, condition, variables, name):
        try:
            return str(self._compose("true if (%s) else false" % condition, variables)) == "True"
        except Exception as error:  # whatever Jinja may raise
            if self.get_option("strict"):
                raise AnsibleError("the filter '%s' fails for %s: %s" % (condition, name, error)) from error
            return False


def address(guest):
    """The first of its cards, without a width; None where there is none that is one."""
    for card in guest.get("vifs") or []:
        for word in str(card.get("ip") or "").split():
            try:
                return str(ipaddress.ip_interface(word).ip)
            except ValueError:
                continue
    return None


def jump(host):
    """The command that joins ssh with a guest, through its Xen host. To ssh a % in it is %%, but for the guest's own."""
    reached = {key: value.replace("%", "%%") for key, value in host["reached"].items()}
    words = ["ssh", "-W", "[%h]:%p"] + shlex.split(reached.get("ansible_ssh_common_args", ""))
    for option, key in (("-p", "ansible_port"), ("-l", "ansible_user"), ("-i", "ansible_ssh_private_key_file")):
        if key in reached:
            words += [option, reached[key]]
    return shlex.join(words + [reached.get("ansible_host", host["host"])])
