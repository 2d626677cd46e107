# GNU General Public License v3.0+ (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the role dom0.xen.report writes: a fleet as JSON, as a page and for Prometheus."""

from __future__ import annotations

import datetime
import json

from ansible_collections.dom0.xen.plugins.plugin_utils import fleet as facts
from ansible_collections.dom0.xen.plugins.plugin_utils import metrics, page

DOCUMENTATION = """
name: report
author: The dom0.xen authors (@dom0-xen)
version_added: 0.2.0
short_description: What there is to say of a fleet of Xen hosts
description:
  - Made for the role P(dom0.xen.report#role). C(dom0.xen.report_page) makes the page of what this filter returns, and
    C(dom0.xen.report_metrics) the text for node_exporter's textfile collector.
options:
  _input:
    description: What M(dom0.xen.xen_info) returned, or how it failed, by the names of the hosts.
    type: dict
    required: true
  now:
    description: When the hosts were asked, in seconds since 1970.
    type: int
    required: true
  traces:
    description: The traces of rolling runs, the oldest first, and the records of the guests that a run has taken down; a line of JSON each.
    type: str
    default: ""
"""

EXAMPLES = """
fleet: "{{ {'xen1': xen_info_of_xen1} | dom0.xen.report(now=1767225600) }}"
"""

RETURN = """
_value:
  description:
    - When it was C(made), C(counts), and the C(hosts), those with trouble first. Each has its C(status), V(red), V(amber) or V(green), and the
      C(findings) that make it so.
  type: dict
"""


def report(infos, now, traces=""):
    """infos: what xen_info returned, by the names of the hosts. traces: those of all rolling runs, the oldest first, and records."""
    lines = list(read(traces))
    ends = {line["host"]: line for line in lines if "result" in line}
    records = {line["host"]: line for line in lines if "controller" in line}
    hosts = [{"host": host, "info": info, "rolling": ends.get(host), "record": records.get(host)} for host, info in infos.items()]
    made = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    return facts.fleet(hosts, made, now)


def read(traces):
    """The lines that are of a host. One that a full disk has cut short is none."""
    for text in traces.splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and isinstance(line.get("host"), str):
            yield line


class FilterModule:
    def filters(self):
        return {"report": report, "report_page": page.page, "report_metrics": metrics.metrics}
