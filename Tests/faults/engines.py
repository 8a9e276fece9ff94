"""The two engines: a fresh demo club on each, and what its tables say, read without the program."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import pathlib

from club import Club
from postgres import Cluster

MEMBERS, REFERRALS = "20", "40"

# Letters are waited for at whatever hour the tests run.
AT_ANY_HOUR = "UPDATE people SET quiet_from = 0, quiet_until = 0"

UNCLOSED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute(sys.argv[2])
os._exit(0)
"""


class SQLite:
    name = "sqlite"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.template = self.folder / "template.sqlite"
        self.made = 0

    def fill(self):
        club = Club(self.folder, f"sqlite:{self.template}")
        done = club.run("demo", "--members", MEMBERS, "--referrals", REFERRALS)
        assert done.returncode == 0, done.stderr
        club.path = self.template
        self.change(club, AT_ANY_HOUR)

    def fresh(self, folder, empty=False, **settings):
        if not empty and not self.template.exists():
            self.fill()
        self.made += 1
        path = pathlib.Path(folder) / f"club{self.made}.sqlite"
        for suffix in () if empty else ("", "-wal"):
            if pathlib.Path(f"{self.template}{suffix}").exists():
                shutil.copy(f"{self.template}{suffix}", f"{path}{suffix}")
        club = Club(folder, f"sqlite:{path}", **settings)
        club.engine, club.path = self, path
        return club

    def rows(self, club, statement):
        # For reading only: whoever else closes such a file last moves its log into it, without the seals of its pages.
        connection = sqlite3.connect(f"file:{club.path}?mode=ro", uri=True, timeout=30)
        try:
            return [list(row) for row in connection.execute(statement)]
        finally:
            connection.close()

    def change(self, club, statement):
        """Into the log alone, whose pages the program seals when it moves them: a process that never closes."""
        done = subprocess.run([sys.executable, "-c", UNCLOSED, club.path, statement], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def unsound(self, club):
        """What SQLite itself finds wrong with the file."""
        found = [row[0] for row in self.rows(club, "PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"foreign key {row}" for row in self.rows(club, "PRAGMA foreign_key_check")]

    def close(self):
        pass


class Postgres:
    name = "postgres"

    def __init__(self, folder, checksums=False):
        self.cluster = Cluster(tempfile.mkdtemp(prefix="rabita-faults-pg-"), checksums=checksums).start()
        self.made = 0
        self.filled = False
        self.folder = folder

    def fill(self):
        self.cluster.create("template_club")
        done = Club(self.folder, self.cluster.url("template_club")).run(
            "demo", "--members", MEMBERS, "--referrals", REFERRALS)
        assert done.returncode == 0, done.stderr
        self.cluster.sql(AT_ANY_HOUR, "template_club")
        self.filled = True

    def fresh(self, folder, empty=False, port=None, **settings):
        if not empty and not self.filled:
            self.fill()
        self.made += 1
        name = f"club{self.made}"
        self.cluster.create(name, "template0" if empty else "template_club")
        club = Club(folder, self.cluster.url(name, port), **settings)
        club.engine, club.name = self, name
        return club

    def rows(self, club, statement):
        return [[int(text) if text.lstrip("-").isdigit() else text for text in row]
                for row in self.cluster.sql(statement, club.name)]

    def change(self, club, statement):
        self.cluster.sql(statement, club.name)

    def unsound(self, club):
        """Reads every row by a dump; constraints are PostgreSQL's own and hold or the dump does not load."""
        done = subprocess.run(["pg_dump", "-f", "/dev/null", self.cluster.url(club.name)], capture_output=True,
                              text=True, timeout=300)
        return [] if done.returncode == 0 else [done.stderr]

    def close(self):
        self.cluster.remove()


def verify(club):
    """What `rabita verify` finds wrong, as texts. Empty is good."""
    checked = club.run("verify", timeout=300)
    return [] if checked.returncode == 0 else [f"verify ({checked.returncode}): {checked.stdout}{checked.stderr}"]
