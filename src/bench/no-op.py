#!/usr/bin/env python3
"""usage: src/bench/no-op.py [PAIRS]

What nothing to do costs, in ratios to community.general.lvol: a task over SSH, also on twenty names, five volumes in one task, the
process on the host, the same among a thousand volumes; and the memory. On this computer, without the lab: a private sshd on loopback, and
volume groups on loop devices that only this program's LVM sees. They are not active, so no device-mapper is needed. The programs
are installed in a mount namespace, so the computer stays as it is.

As root, after mvn package; needs Debian's lvm2, openssh-server, ansible and a Java runtime, and installs nothing.
"""
import datetime, glob, json, os, shutil, signal, socket, statistics, subprocess, sys, tempfile, time

os.chdir(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../.."))
PROGRAMS = "/usr/lib/dom0-xen"
PAIRS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
LVM_CONFIG = """
devices {{ dir = "/dev" scan = [ "/dev" ] use_devicesfile = 0 filter = [ {accepted} "r|.*|" ] }}
global {{ activation = 0 locking_dir = "{folder}/lock" }}
backup {{ backup = 0 archive = 0 backup_dir = "{folder}/lvm" archive_dir = "{folder}/lvm" }}
"""


def call(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout


class Host:
    """This computer as a host: an sshd, and two groups of LVM: vg0 with five volumes, many with a thousand."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="dom0-bench.")
        self.loops = []
        self.server = None
        try:
            self.make_groups()
            self.install()
            self.start_sshd()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.server:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(20)
        for loop in self.loops:
            call("losetup", "--detach", loop)
        shutil.rmtree(self.folder)

    def loop(self, size):
        image = os.path.join(self.folder, "disk%d" % len(self.loops))
        with open(image, "w") as file:
            file.truncate(size)
        self.loops.append(call("losetup", "--find", "--show", image).strip())
        with open(os.path.join(self.folder, "lvm.conf"), "w") as file:
            accepted = " ".join('"a|^%s$|",' % loop for loop in self.loops)
            file.write(LVM_CONFIG.format(accepted=accepted, folder=self.folder))
        return self.loops[-1]

    def make_groups(self):
        os.environ.update(LVM_SYSTEM_DIR=self.folder, LVM_SUPPRESS_FD_WARNINGS="1")
        call("vgcreate", "-qq", "-y", "vg0", self.loop(1 << 30))
        for name in ("web1", "b2", "b3", "b4", "b5"):
            call("lvcreate", "-qq", "-y", "-an", "-Zn", "-L", "64m", "-n", name, "vg0")

    def make_many(self):
        """A thousand volumes at once, by a group's metadata as text."""
        text = os.path.join(self.folder, "many")
        call("vgcreate", "-qq", "-y", "-s", "64k", "many", self.loop(256 << 20))
        call("vgcfgbackup", "-qq", "-f", text, "many")
        with open(text) as file:
            before = file.read()
        volume = (
            'v%d {\nid = "%06d-aaaa-bbbb-cccc-dddd-eeee-%06d"\nstatus = ["READ", "WRITE", "VISIBLE"]\nflags = []\n'
            'segment_count = 1\nsegment1 {\nstart_extent = 0\nextent_count = 1\ntype = "striped"\nstripe_count = 1\n'
            'stripes = [ "pv0", %d ]\n}\n}\n'
        )
        volumes = "".join(volume % (i, i, i, i) for i in range(1000))
        end = before.rindex("}")  # of the group, which has no volumes yet
        with open(text, "w") as file:
            file.write(before[:end] + "logical_volumes {\n" + volumes + "}\n" + before[end:])
        call("vgcfgrestore", "-qq", "--force", "-f", text, "many")

    def install(self):
        """As the role runtime does."""
        call("mount", "-t", "tmpfs", "-o", "mode=755", "dom0-bench", PROGRAMS)
        call("tar", "-C", "/usr/lib", "-xf", "target/collections/ansible_collections/dom0/xen/roles/runtime/files/programs.tar")
        self.run = glob.glob(PROGRAMS + "/*/run")[0]
        print(call(self.run, "--archive", "lvm_volume").strip())

    def start_sshd(self):
        for name in ("host", "user"):
            call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", os.path.join(self.folder, name))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        os.makedirs("/run/sshd", exist_ok=True)
        options = {
            "ListenAddress": "127.0.0.1", "Port": self.port, "HostKey": self.folder + "/host", "PidFile": "none",
            "AuthorizedKeysFile": self.folder + "/user.pub", "StrictModes": "no", "UsePAM": "no", "PermitRootLogin": "yes",
            "SetEnv": "LVM_SYSTEM_DIR=" + self.folder, "MaxStartups": "100",
        }
        words = [word for key, value in options.items() for word in ("-o", "%s=%s" % (key, value))]
        self.server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", "/dev/null", *words], stderr=subprocess.DEVNULL)
        for _ in range(100):
            if socket.socket().connect_ex(("127.0.0.1", self.port)) == 0:
                return
            time.sleep(0.1)
        raise SystemExit("sshd does not answer")

    def inventory(self, number):
        """This computer under so many names, each with a connection of its own."""
        path = os.path.join(self.folder, "inventory.json")
        with open(path, "w") as file:
            json.dump({"all": {"hosts": {"here%d" % name: None for name in range(number)}, "vars": {
                "ansible_host": "127.0.0.1", "ansible_port": self.port, "ansible_user": "root",
                "ansible_ssh_private_key_file": self.folder + "/user", "ansible_python_interpreter": "/usr/bin/python3",
                "ansible_ssh_common_args": "-F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                " -o ControlPath=" + self.folder + "/{{ inventory_hostname }}",
            }}}, file)
        return path


VOLUME = {"vg": "vg0", "lv": "web1", "size": "64m", "active": False}
MANY = {"vg": "many", "lv": "v500", "size": "64k", "active": False}
FIVE = {"vg": "vg0", "size": "64m", "active": False, "volumes": [{"lv": lv} for lv in ("web1", "b2", "b3", "b4", "b5")]}


def play(host, tasks, names=1, **more):
    """Seconds of each task, by name; on this computer under so many names."""
    path = os.path.join(host.folder, "play.json")
    with open(path, "w") as file:
        json.dump([{"hosts": "all", "gather_facts": False, "tasks": tasks}], file)
    environment = dict(os.environ, ANSIBLE_STDOUT_CALLBACK="json", ANSIBLE_CONFIG="ansible.cfg", HOME=host.folder, **more)
    said = call("ansible-playbook", "-i", host.inventory(names), path, env=environment)
    seconds = {}
    for task in json.loads(said[said.index("{\n"):])["plays"][0]["tasks"]:
        for result in task["hosts"].values():
            assert result["changed"] is False and not result.get("failed"), result
        start, end = (datetime.datetime.fromisoformat(task["task"]["duration"][key].rstrip("Z")) for key in ("start", "end"))
        seconds.setdefault(task["task"]["name"], []).append((end - start).total_seconds())
    return seconds


def lvol_program(host, volume):
    """What Ansible sends to a host for a task of lvol: a file that is kept there."""
    remote = os.path.join(host.folder, volume["lv"])
    play(host, [{"name": "lvol", "community.general.lvol": dict(volume, shrink=False)}],
         ANSIBLE_KEEP_REMOTE_FILES="1", ANSIBLE_REMOTE_TMP=remote, ANSIBLE_PIPELINING="0", ANSIBLE_SSH_PIPELINING="0")
    return glob.glob(remote + "/*/AnsiballZ_lvol.py")[0]


def processes(ours, theirs, arguments):
    """Runs both in turn: pairs of (seconds, CPU seconds), and our peak memory in MB."""
    pairs, memory = [], 0
    for _ in range(PAIRS + 1):
        pair = []
        for words in (ours, theirs):
            start = time.perf_counter()
            process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            process.stdin.write(json.dumps(arguments).encode())
            process.stdin.close()
            said = json.loads(process.stdout.read())
            _, status, used = os.wait4(process.pid, 0)
            pair += [time.perf_counter() - start, used.ru_utime + used.ru_stime]
            assert status == 0 and said["changed"] is False, said
            memory = max(memory, used.ru_maxrss // 1024) if words is ours else memory
        pairs.append(pair)
    return pairs[1:], memory  # the first round warms the caches


def show(name, ratios, goal):
    print("%-52s %5.2f   (%.2f to %.2f; goal %s)" % (name, statistics.median(ratios), min(ratios), max(ratios), goal))


def tasks_over_ssh(host):
    ours = {"name": "ours", "dom0.xen.lvm_volume": VOLUME}
    lvol = {"name": "lvol", "community.general.lvol": dict(VOLUME, shrink=False)}
    five = {"name": "five", "dom0.xen.lvm_volume": FIVE}
    seconds = play(host, [ours, lvol, five] * (PAIRS + 1))
    ours, lvol, five = (seconds[name][1:] for name in ("ours", "lvol", "five"))
    show("task / task of lvol", [a / b for a, b in zip(ours, lvol)], "0.50")
    show("task for five volumes / five tasks of lvol", [a / b / 5 for a, b in zip(five, lvol)], "0.15")


def fleet(host):
    """Five tasks on twenty hosts, which are one: what Ansible does for them and the host's work are all on this computer."""
    tasks = []
    for volume in FIVE["volumes"]:
        tasks.append({"name": "ours", "dom0.xen.lvm_volume": dict(VOLUME, **volume)})
        tasks.append({"name": "lvol", "community.general.lvol": dict(VOLUME, **volume, shrink=False)})
    seconds = play(host, tasks * 3, names=20)
    ours, lvol = (seconds[name][1:] for name in ("ours", "lvol"))
    show("task on 20 names of this computer / task of lvol", [a / b for a, b in zip(ours, lvol)], "-")


def main():
    print("measured on this computer, without the lab: sshd on loopback, volumes that are not active; %d pairs" % PAIRS)
    with Host() as host:
        tasks_over_ssh(host)
        fleet(host)
        memory = processes_beside_lvol(host, "", VOLUME, "0.45")
        print("%-52s %5d   (goal 41)" % ("  peak memory, MB", memory))
        host.make_many()
        processes_beside_lvol(host, " among 1,000 volumes", MANY, "0.60")


def processes_beside_lvol(host, where, volume, goal):
    pairs, memory = processes([host.run, "lvm_volume"], ["python3", lvol_program(host, volume)], volume)
    show("process%s / process of lvol" % where, [a / c for a, _, c, _ in pairs], goal)
    show("  CPU", [b / d for _, b, _, d in pairs], "-")
    return memory


if "--inside" in sys.argv:
    main()
else:
    made = not os.path.isdir(PROGRAMS)
    os.makedirs(PROGRAMS, exist_ok=True)
    status = subprocess.call(["unshare", "--mount", sys.executable, __file__, str(PAIRS), "--inside"])
    if made:
        os.rmdir(PROGRAMS)
    sys.exit(status)
