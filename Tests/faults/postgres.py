"""A PostgreSQL cluster that really flushes, made for these tests and ended with them."""

import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import time

from club import free_port


RECOVERING = ("in recovery mode", "starting up", "not yet accepting", "terminating connection because of crash")


def programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    assert found, "no PostgreSQL server under /usr/lib/postgresql"
    return found[-1]


def as_postgres():
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


class Cluster:
    def __init__(self, folder, port=None, initialise=True, checksums=False):
        self.folder, self.port, self.process = pathlib.Path(folder), port or free_port(), None
        self.data = self.folder / "data"
        if not initialise:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
            os.chmod(self.folder, 0o755)
        also = ["--data-checksums"] if checksums else []
        run = [*as_postgres(), programs() / "initdb", "-D", self.data, "-U", "rabita", "-A", "trust", "-E", "UTF8",
               "--locale=C.UTF-8", "--no-instructions", *also]
        subprocess.run(run, check=True, capture_output=True, cwd="/tmp")

    def url(self, database, port=None):
        return f"postgres://rabita@127.0.0.1:{port or self.port}/{database}"

    def start(self, seconds=60, **settings):
        options = {"listen_addresses": "127.0.0.1", "max_connections": "150", "max_pred_locks_per_transaction": "256",
                   "shared_buffers": "64MB", **settings}
        command = [*as_postgres(), str(programs() / "postgres"), "-D", str(self.data), "-k", str(self.folder),
                   "-p", str(self.port)] + [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        with open(self.folder.parent / f"{self.folder.name}.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/tmp")
        self.wait(seconds)
        return self

    def wait(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            asked = subprocess.run([programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)])
            if asked.returncode == 0:
                return
            assert self.process.poll() is None, f"PostgreSQL ended with {self.process.returncode}"
            time.sleep(0.05)
        raise AssertionError(f"PostgreSQL did not answer in {seconds} s")

    def sql(self, statement, database="postgres", seconds=60):
        """The rows of a statement, each a list of texts. While PostgreSQL recovers, it waits."""
        command = ["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-c", statement]
        end = time.monotonic() + seconds
        while True:
            done = subprocess.run([*command, self.url(database)], capture_output=True, text=True, timeout=120)
            if done.returncode == 0:
                return [line.split("\x1f") for line in done.stdout.splitlines()]
            recovers = any(words in done.stderr for words in RECOVERING)
            assert recovers and time.monotonic() < end, done.stderr
            time.sleep(0.1)

    def stop(self, how=signal.SIGINT, seconds=60):
        """SIGINT ends sessions and writes everything down; SIGQUIT does not."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(seconds)

    def kill(self):
        """kill -9 of the postmaster; its children notice and end, and the next start recovers."""
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True)
        self.process.kill()
        self.process.wait()
        for child in children.stdout.split():
            end = time.monotonic() + 30
            while pathlib.Path(f"/proc/{child}").exists() and time.monotonic() < end:
                time.sleep(0.02)

    def kill_backend(self, database):
        """kill -9 of one session that serves the club: PostgreSQL ends all others and recovers by itself."""
        rows = self.sql(f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}' AND application_name = 'rabita'"
                        " ORDER BY backend_start LIMIT 1")
        if rows:
            os.kill(int(rows[0][0]), signal.SIGKILL)
        return bool(rows)

    def create(self, database, template="template0"):
        self.sql(f"CREATE DATABASE {database} TEMPLATE {template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")

    def drop(self, database):
        self.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def remove(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)
