"""The two engines: a fresh demo club on each, and what its tables say, read without the program."""

import shutil
import sqlite3
import subprocess
import tempfile
import pathlib

from club import Club, BINARY
from postgres import Cluster

MEMBERS, REFERRALS = "20", "40"


class SQLite:
    name = "sqlite"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.template = self.folder / "template.sqlite"
        self.made = 0

    def fill(self):
        done = Club(self.folder, f"sqlite:{self.template}").run(
            "demo", "--members", MEMBERS, "--referrals", REFERRALS)
        assert done.returncode == 0, done.stderr

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
        connection = sqlite3.connect(club.path, timeout=30)
        try:
            return [list(row) for row in connection.execute(statement)]
        finally:
            connection.close()

    def change(self, club, statement):
        connection = sqlite3.connect(club.path, timeout=30)
        with connection:
            connection.execute(statement)
        connection.close()

    def unsound(self, club):
        """What SQLite itself finds wrong with the file."""
        found = [row[0] for row in self.rows(club, "PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"foreign key {row}" for row in self.rows(club, "PRAGMA foreign_key_check")]

    def close(self):
        pass


class Postgres:
    name = "postgres"

    def __init__(self, folder):
        self.cluster = Cluster(tempfile.mkdtemp(prefix="rabita-faults-pg-")).start()
        self.made = 0
        self.filled = False
        self.folder = folder

    def fill(self):
        self.cluster.create("template_club")
        done = Club(self.folder, self.cluster.url("template_club")).run(
            "demo", "--members", MEMBERS, "--referrals", REFERRALS)
        assert done.returncode == 0, done.stderr
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
    """What `rabita verify` says, once it exists; None when this program does not know the command."""
    if "verify" not in subprocess.run([str(BINARY), "--help"], capture_output=True, text=True).stdout:
        return None
    return club.run("verify")
