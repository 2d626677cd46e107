#!/bin/bash
# What a task with nothing to do costs where a volume group has a thousand volumes: lvm_volume by its launcher, and the
# commands that community.general.lvol starts for the same, in turn.
# usage: src/bench/many-volumes.sh [ROUNDS]      needs the snapshot "ready"
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
rounds=${1:-5}
src/lab/lab reset ready
src/lab/lab ssh "rounds=$rounds python3 -" <<'E2'
import glob, json, os, statistics, subprocess, time
def call(*argv):
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout
call("vgcreate", "-qq", "-y", "-s", "64k", "many", "/dev/vdd")
call("vgcfgbackup", "-qq", "-f", "/tmp/many.txt", "many")
text = open("/tmp/many.txt").read()
volumes = "".join(
    "v%d {\nid = \"%06d-aaaa-bbbb-cccc-dddd-eeee-%06d\"\nstatus = [\"READ\", \"WRITE\", \"VISIBLE\"]\nflags = []\n"
    "segment_count = 1\nsegment1 {\nstart_extent = 0\nextent_count = 1\ntype = \"striped\"\nstripe_count = 1\n"
    "stripes = [ \"pv0\", %d ]\n}\n}\n" % (i, i, i, i) for i in range(1000))
end = text.rindex("}")  # of the group, which has no volumes yet
open("/tmp/many.txt", "w").write(text[:end] + "logical_volumes {\n" + volumes + "}\n" + text[end:])
call("vgcfgrestore", "-qq", "--force", "-f", "/tmp/many.txt", "many")
assert len(call("lvs", "--noheadings", "many").splitlines()) == 1000
arguments = json.dumps({"vg": "many", "lv": "v500", "size": "64k", "active": False})
run = glob.glob("/usr/lib/dom0-xen/*/run")[0]
def ours():
    done = json.loads(subprocess.run([run, "lvm_volume"], input=arguments, check=True, capture_output=True, text=True).stdout)
    assert done["changed"] is False, done
def theirs():
    call("lvm", "version")
    call("vgs", "--noheadings", "--nosuffix", "--units", "m", "-o", "vg_name,size,free,vg_extent_size", "--separator", ";", "many")
    call("lvs", "-a", "--noheadings", "--nosuffix", "--units", "m", "-o", "lv_name,size,lv_attr", "--separator", ";", "many")
    call("lvchange", "-an", "many/v500")
ratios = []
for _ in range(int(os.environ["rounds"]) + 1):
    start = time.perf_counter()
    ours()
    middle = time.perf_counter()
    theirs()
    ratios.append((middle - start) / (time.perf_counter() - middle))
ratios = ratios[1:]
print("lvm_volume / lvol's commands   min %.3f  median %.3f  max %.3f" % (min(ratios), statistics.median(ratios), max(ratios)))
E2
