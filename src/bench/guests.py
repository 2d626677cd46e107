#!/usr/bin/env python3
"""usage: src/bench/guests.py [PAIRS]

What nothing to do costs xen_guest on a host with 200 guests, and what it costs xen_info to tell of the whole host, as ratios to
xen_guest on a host with one. On this computer, without the lab: xl is a script that prints what a real one said of one guest, as often as
there are guests, so of Xen itself nothing is in the figures; LVM is this computer's. All is in a mount namespace, and the computer stays as it is.

As root, after mvn package; needs Debian's lvm2 and a Java runtime.
"""
import glob, json, os, statistics, subprocess, sys, tempfile, time

os.chdir(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../.."))
PROGRAMS = "/usr/lib/dom0-xen"
PAIRS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
SAMPLES = {name: json.load(open("src/main/resources/dom0/%s/sample.json" % name)) for name in ("xenguest", "xeninfo")}
WANTED = {"name": "g1", "state": "running", "type": "pv", "memory": 128, "vcpus": 1, "kernel": "/boot/guest", "ramdisk": "/boot/guest", "autostart": True}


def recorded(question, module="xenguest"):
    """The last answer to it that a sample has."""
    return [answer for asked, answer in SAMPLES[module]["answers"] if asked == question][-1]


class Host:
    """A folder that stands for a host with so many guests: its /etc/xen, and its xl."""

    def __init__(self, folder, count):
        files, programs = folder + "/xen", folder + "/bin"
        self.mounts = [(files, "/etc/xen"), (programs, "/usr/local/sbin")]
        os.makedirs(files + "/auto")
        os.makedirs(programs)
        domain0, domain = json.loads(recorded("run xl list -l")[1])
        domain["config"].update(disks=[], nics=[])
        header, line0, line = recorded("run xl list")[1].splitlines()
        file = recorded("readFile /etc/xen/sample.cfg").split("\ndisk =")[0] + "\n"
        file = file.replace("/boot/guest/vmlinuz", "/boot/guest").replace("/boot/guest/initrd", "/boot/guest")
        text = json.dumps(domain).replace("/boot/guest/vmlinuz", "/boot/guest").replace("/boot/guest/initrd", "/boot/guest")
        domains, lines = [domain0], [header, line0]
        for number in range(1, count + 1):
            name, uuid = "g%d" % number, "3892211a-ae19-3197-a007-%012d" % number
            one = json.loads(text.replace("sample", name))
            one["domid"] = number
            one["config"]["c_info"]["uuid"] = uuid
            domains.append(one)
            lines.append("%-40s %5d %5s %5s %s" % (name, number, *line.split()[2:4], "    -b----       1.0"))
            self.write(files + "/%s.cfg" % name, file.replace("sample", name).replace(domain["config"]["c_info"]["uuid"], uuid))
        os.symlink("/etc/xen/g1.cfg", files + "/auto/g1.cfg")
        self.write(folder + "/list -l", json.dumps(domains, indent=4))
        self.write(folder + "/list -l 1", json.dumps(domains[1:2], indent=4))
        self.write(folder + "/list", "\n".join(lines) + "\n")
        for asked in ("info", "info -n", "vcpu-list"):
            self.write(folder + "/" + asked, recorded("run xl " + asked, "xeninfo")[1])
        self.write(programs + "/xl", '#!/bin/sh\ncat "%s/$*"\n' % folder)
        os.chmod(programs + "/xl", 0o755)

    @staticmethod
    def write(path, text):
        with open(path, "w") as file:
            file.write(text)

    def seconds(self, program, module="xen_guest"):
        """Of one run that finds all as wanted, or tells all."""
        for folder, place in self.mounts:
            subprocess.run(["mount", "--bind", folder, place], check=True)
        start = time.perf_counter()
        wanted = WANTED if module == "xen_guest" else {}
        said = subprocess.run([program, module], input=json.dumps(wanted), capture_output=True, text=True).stdout
        seconds = time.perf_counter() - start
        for _, place in self.mounts:
            subprocess.run(["umount", place], check=True)
        result = json.loads(said)
        guest = result if module == "xen_guest" else result["guests"][0]
        assert result["changed"] is False and guest["state"] == "running" and guest["pending_restart"] == [], said
        assert result.get("unread", {}) == {}, said
        return seconds


def make_xen():
    """The files by which a host is one of Xen and boots by GRUB."""
    for folder in (PROGRAMS, "/boot", "/etc/default", "/sys"):
        subprocess.run(["mount", "-t", "tmpfs", "dom0-bench", folder], check=True)
    Host.write("/boot/guest", "a kernel")
    for path in ("/boot/grub/grub.cfg", "/etc/default/grub", "/etc/default/grub.d/xen.cfg", "/sys/hypervisor/type"):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Host.write(path, recorded("readFile " + path, "xeninfo"))
    for name in recorded("list /boot", "xeninfo"):
        if not os.path.exists("/boot/" + name):
            Host.write("/boot/" + name, "")


def main():
    make_xen()
    programs = "target/collections/ansible_collections/dom0/xen/roles/runtime/files/programs.tar"
    subprocess.run(["tar", "-C", "/usr/lib", "-xf", programs], check=True)
    program = glob.glob(PROGRAMS + "/*/run")[0]
    print(subprocess.run([program, "--archive", "xen_guest", "xen_info"], check=True, capture_output=True, text=True).stdout.strip())
    with tempfile.TemporaryDirectory() as folder:
        one, many = Host(folder + "/one", 1), Host(folder + "/many", 200)
        rounds = [(one.seconds(program), many.seconds(program), one.seconds(program, "xen_info")) for _ in range(PAIRS + 1)][1:]
    print("xen_guest, one guest: %.0f ms" % (1000 * statistics.median(one for one, _, _ in rounds)))
    show("200 guests / one guest", [many / one for one, many, _ in rounds], "1.40")
    show("xen_info / xen_guest", [info / one for one, _, info in rounds], "1.30")


def show(name, ratios, goal):
    print("%-24s %.2f   (%.2f to %.2f; goal %s)" % (name, statistics.median(ratios), min(ratios), max(ratios), goal))


FOLDERS = [PROGRAMS, "/etc/xen", "/boot", "/etc/default"]
if "--inside" in sys.argv:
    main()
else:
    made = [folder for folder in FOLDERS if not os.path.isdir(folder)]
    for folder in made:
        os.mkdir(folder)
    status = subprocess.call(["unshare", "--mount", sys.executable, __file__, str(PAIRS), "--inside"])
    for folder in made:
        os.rmdir(folder)
    sys.exit(status)
