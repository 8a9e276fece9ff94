"""Filled databases of both engines."""
import contextlib
import pathlib
import os
import shutil
import socket
import subprocess
import tempfile
import time


@contextlib.contextmanager
def open(engine, binary, folder, members, referrals):
    """Gives the database's address and how long filling it took."""
    with (sqlite(folder) if engine == "sqlite" else postgres()) as (database, is_new):
        start = time.monotonic()
        if is_new:
            subprocess.run([binary, "demo", "--database", database, "--members", members, "--referrals", referrals],
                           check=True, stdout=subprocess.DEVNULL)
        yield database, f", filled in {time.monotonic() - start:.1f} s" if is_new else ""


@contextlib.contextmanager
def sqlite(folder):
    """A new file, so that what the bench writes is not measured the next time."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        yield f"sqlite:{place}/club.sqlite", True


@contextlib.contextmanager
def postgres():
    """A cluster of its own with the durability a club has: fsync and synchronous_commit on."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    place = pathlib.Path(tempfile.mkdtemp(prefix="rabita-bench-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    as_user = []
    if os.getuid() == 0:
        shutil.chown(place, "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    run = lambda *command: subprocess.run(as_user + list(map(str, command)), check=True, stdout=subprocess.DEVNULL,
                                          cwd=place)
    run(programs / "initdb", "-D", place / "data", "-U", "rabita", "-A", "trust", "-E", "UTF8",
        "--lc-collate=C", "--lc-ctype=C.UTF-8", "--no-instructions")
    options = f"-k {place} -p {port} -c listen_addresses=127.0.0.1 -c shared_buffers=256MB"
    run(programs / "pg_ctl", "-D", place / "data", "-l", place / "log", "-o", options, "-w", "start")
    try:
        yield f"postgres://rabita@127.0.0.1:{port}/postgres", True
    finally:
        run(programs / "pg_ctl", "-D", place / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(place, ignore_errors=True)
