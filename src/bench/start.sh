#!/bin/bash
# What a process with nothing to do costs on the host: lvm_volume by its launcher, an empty Java main with the same
# flags and its own AppCDS archive, and the one command that lvm_volume starts, each in turn.
# usage: src/bench/start.sh [ROUNDS]      needs the snapshot "ready" and javac
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../.."
rounds=${1:-15}
src/lab/lab reset ready
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
echo 'public class Empty { public static void main(String[] args) {} }' >"$folder/Empty.java"
javac --release 17 -d "$folder" "$folder/Empty.java"
jar --create --file "$folder/empty.jar" --main-class Empty -C "$folder" Empty.class
src/lab/lab ssh 'cat >/root/empty.jar' <"$folder/empty.jar"
src/lab/lab ssh "rounds=$rounds python3 -" <<'E2'
import glob, json, os, statistics, subprocess, time
run = glob.glob("/usr/lib/dom0-xen/*/run")[0]
release = int(subprocess.run([run, "--java"], check=True, capture_output=True, text=True).stdout.split()[-1])
flags = "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -Xms8m -XX:-UsePerfData -Xlog:disable".split()
flags.append("-XX:+UseG1GC" if release < 21 else "-XX:+UseSerialGC")
subprocess.run(["java", *flags, "-XX:ArchiveClassesAtExit=/root/empty.jsa", "-cp", "/root/empty.jar", "Empty"], check=True)
arguments = json.dumps({"vg": "vg0", "lv": "web1", "size": "256m"}).encode()
commands = {
    "lvm_volume": [run, "lvm_volume"],
    "empty main": ["java", *flags, "-XX:SharedArchiveFile=/root/empty.jsa", "-cp", "/root/empty.jar", "Empty"],
    "lvs alone": ["lvs", "--reportformat", "json", "vg0"],
}
times = {name: [] for name in commands}
for _ in range(int(os.environ["rounds"]) + 1):
    for name, argv in commands.items():
        start = time.perf_counter()
        done = subprocess.run(argv, input=arguments, capture_output=True)
        times[name].append(time.perf_counter() - start)
        assert done.returncode == 0, done
        assert name != "lvm_volume" or json.loads(done.stdout)["changed"] is False, done.stdout
def show(name, x):
    print("%-24s min %.3f  median %.3f  max %.3f" % (name, min(x), statistics.median(x), max(x)))
for name in times:
    times[name] = times[name][1:]
    show(name + " (s)", times[name])
show("lvm_volume / empty main", [a / b for a, b in zip(times["lvm_volume"], times["empty main"])])
show("without lvs / empty main", [(a - c) / b for a, b, c in zip(*times.values())])
E2
