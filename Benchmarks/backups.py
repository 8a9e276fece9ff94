"""Pages while backups are taken: what the slowest of a hundred waits, before and meanwhile."""
import pathlib
import subprocess
import tempfile
import threading

import load

CONNECTIONS = 8


class Backups:
    """Takes one backup after the other until told to stop."""

    def __init__(self, binary, database, folder):
        self.binary, self.database = binary, database
        self.file = pathlib.Path(folder) / "bench.backup"
        self.taken, self.trouble, self.stop = 0, None, threading.Event()
        self.thread = threading.Thread(target=self._work)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()

    def _work(self):
        command = [str(self.binary), "backup", "--force", str(self.file), "--database", self.database]
        while not self.stop.is_set() and not self.trouble:
            done = subprocess.run(command, capture_output=True, text=True, cwd=self.file.parent)
            if done.returncode == 0:
                self.taken += 1
            else:
                self.trouble = done.stderr.strip()


def measure(served, database, folder, seconds, path="/"):
    """Figures of a page before and during backups, and how many were taken."""
    before = load.run(served, path, seconds, connections=CONNECTIONS)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        with Backups(served.binary, database, place) as backups:
            during = load.run(served, path, seconds, connections=CONNECTIONS)
    if backups.trouble:
        raise SystemExit(f"A backup failed: {backups.trouble}")
    return before, during, backups.taken


def report(served, lines, database, folder, seconds, has_targets):
    """Two lines: backups may at most double what the slowest of a hundred waits."""
    before, during, taken = measure(served, database, folder, seconds)
    lines.line(f"Home, {CONNECTIONS} connections", before.text)
    aims = [(during.p99, round(2 * before.p99, 2), "ms", False)] if has_targets else []
    lines.line(f"Home, while {taken} backups are taken", during.text, *aims)
