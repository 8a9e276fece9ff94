"""A bare root booted with its own systemd and its own network."""

import pathlib
import subprocess
import time


class Booted:
    """A system that runs until `stop`; commands are typed in it as root."""

    def __init__(self, path):
        self.path = path
        self.log = open(f"{path}.boot.log", "w+")
        self.nspawn = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--private-network", "--console=pipe",
             "--boot", "--directory", path],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT,
        )
        self.leader = None

    def wait(self, seconds=180):
        """Whether the system came up in time."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit and self.nspawn.poll() is None:
            self.leader = self.leader or self._first_process()
            if self.leader and self.type("systemctl is-system-running").stdout.strip() in ("running", "degraded"):
                return True
            time.sleep(0.5)
        return False

    def _first_process(self):
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
            except OSError:
                continue
            if int(rest.split()[1]) == self.nspawn.pid and name in ("systemd", "init"):
                return stat.parent.name
        return None

    def type(self, command):
        return subprocess.run(
            ["nsenter", "--target", self.leader, "--all", "sh", "-euc", command], text=True,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )

    def says(self, command):
        done = self.type(command)
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout.strip()

    def until(self, command, wanted, seconds=60):
        """Waits until the command says what is wanted."""
        limit = time.monotonic() + seconds
        while (said := self.type(command).stdout.strip()) != wanted:
            assert time.monotonic() < limit, (
                f"{command}: {said!r}, not {wanted!r}\n" + self.type("journalctl -n 40 --no-pager -u 'rabita*'").stdout
            )
            time.sleep(0.2)

    def stop(self):
        self.nspawn.terminate()
        try:
            self.nspawn.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.nspawn.kill()
            self.nspawn.wait()
        self.log.close()
