"""The lock of a rolling run's folder: held by a living ansible-playbook, and by no other."""

import os
import signal
import subprocess
import sys
import tempfile
import unittest

LOCK = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../../playbooks/roles/rolling/files/lock")


class Lock(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.file = os.path.join(self.folder, "lock")
        self.program = os.path.join(self.folder, "ansible-playbook")
        with open(self.program, "w") as file:  # a worker of it, which takes the lock, and it lives on until it is told to drop it
            file.write('sh -c "%s %s take %s; echo \\$?" 2>&1\nread line && sh -c "%s %s drop %s"\n' % (2 * (sys.executable, LOCK, self.file)))
        self.runs = []

    def tearDown(self):
        for run in self.runs:
            run.kill()
            run.wait()
            run.stdin.close()
            run.stdout.close()
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        os.rmdir(self.folder)

    def start(self):
        """An ansible-playbook, and what it said of the lock."""
        run = subprocess.Popen(["sh", self.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.runs.append(run)
        said = []
        while not said or not said[-1].isdigit():
            said.append(run.stdout.readline().strip())
        return run, said

    def test_one_holds_it_while_it_lives(self):
        first, said = self.start()
        self.assertEqual(said, ["0"])
        _, said = self.start()
        self.assertEqual(said, ["another rolling run is under way with this folder: process %d" % first.pid, "1"])
        first.send_signal(signal.SIGKILL)
        first.wait()
        third, said = self.start()
        self.assertEqual(said, ["0"])
        third.communicate("drop\n")
        self.assertEqual(self.start()[1], ["0"])

    def test_nobody_else_can_hold_it(self):
        done = subprocess.run([sys.executable, LOCK, "take", self.file], capture_output=True, text=True)
        self.assertEqual((done.returncode, os.path.exists(self.file)), (1, False))
        self.assertIn("no ansible-playbook runs above", done.stderr)


if __name__ == "__main__":
    unittest.main()
