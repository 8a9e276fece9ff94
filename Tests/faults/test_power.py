"""The power goes: on a file system image whose disk forgets what was not flushed, nothing acknowledged is lost.

The program writes on ext4 on a loop device on a recorder of writes and flushes. Afterwards images are made as random
cuts would have left them, each is mounted (ext4 recovers by itself), opened by the engine (which recovers too) and
compared with what clients had been told by that moment.
"""

import os
import shutil
import sqlite3
import time

import pytest

from club import Club
from disk import MountedImage, PowerCuts, RecordingDisk
from engines import Postgres, SQLite, verify
from ledger import Ledger, Seats, Writers, compare, until
from postgres import Cluster
from table import note

CUTS = int(os.environ.get("FAULT_CUTS", "100"))

pytestmark = pytest.mark.usefixtures("root")


@pytest.fixture
def disks(tmp_path):
    made = []

    def make(megabytes):
        made.append(RecordingDisk(tmp_path / f"disk{len(made)}", megabytes))
        return made[-1]

    yield make
    for disk in made:
        if disk.process.poll() is None:
            disk.cut_off()
        shutil.rmtree(disk.folder, ignore_errors=True)


def write(club, seconds):
    """Lets six clients write for a while; the ledger, and when it began."""
    ledger, seats = Ledger(), Seats(club)
    os.sync()
    since = time.monotonic()
    writers = Writers(club, ledger, seats).start()
    time.sleep(seconds)
    club.kill()
    writers.stop()
    assert ledger.acknowledged > 100
    return ledger, since


def recorded(disk, ledger):
    """The events up to the last acknowledgement; taking the file system down came later."""
    last = max([*ledger.given.values(), *ledger.moved.values()])
    return [event for event in disk.events() if event.moment <= last + 0.05]


def say(engine, ledger, moments, events, problems):
    flushes = sum(event.is_flush for event in events)
    told = [until(ledger, moment).acknowledged for moment in moments]
    note(f"power cut, {engine}",
         f"{len(events) - flushes} disk writes and {flushes} flushes of {ledger.acknowledged} acknowledged writes; "
         f"{min(told)} to {max(told)} acknowledged at the cut; unflushed writes kept whole, in part, torn, or not",
         f"{len(moments)} cuts", "nothing" if not problems else f"{len(problems)} findings")


def test_sqlite_loses_nothing(sqlite, disks, chance, tmp_path):
    disk = disks(128)
    club = sqlite.fresh(disk.mounted).start()
    ledger, since = write(club, 6)
    disk.cut_off()
    events = recorded(disk, ledger)
    problems, moments = [], []

    for image, moment, how, _ in PowerCuts(disk.size, events, chance).images(tmp_path, CUTS, since):
        with MountedImage(image, tmp_path / "cut") as folder:
            path = folder / club.path.name
            cut = Club(tmp_path, f"sqlite:{path}")
            cut.engine, cut.path = SQLite(folder), path
            opened = cut.run("migrate")
            found = compare(cut, until(ledger, moment)) + cut.engine.unsound(cut) + verify(cut)
            if opened.returncode != 0:
                found.append(f"the program does not open it: {opened.stderr}")
            problems += [f"{image.name} ({how}): {problem}" for problem in found]
        moments.append(moment)

    say("sqlite", ledger, moments, events, problems)
    assert not problems, problems[:10]


def postgres_on(disk, **settings):
    """An engine whose cluster lives on that disk."""
    engine = Postgres.__new__(Postgres)
    engine.folder, engine.made, engine.filled = disk.folder, 0, False
    os.chmod(disk.mounted, 0o755)
    for folder in (disk.folder, *disk.folder.parents):
        if folder.owner() == "root" and folder.stat().st_mode & 0o5 != 0o5:
            os.chmod(folder, 0o755)
    engine.cluster = Cluster(disk.mounted / "pg").start(max_wal_size="64MB", min_wal_size="32MB", **settings)
    return engine


def cuts_of_postgres(disks, chance, tmp_path, count, **settings):
    disk = disks(512)
    engine = postgres_on(disk, **settings)
    club = engine.fresh(tmp_path).start()
    ledger, since = write(club, 6)
    engine.cluster.kill()
    disk.cut_off()
    events = recorded(disk, ledger)
    problems, moments = [], []
    for image, moment, how, _ in PowerCuts(disk.size, events, chance).images(tmp_path, count, since):
        with MountedImage(image, tmp_path / "cut") as folder:
            engine.cluster = Cluster(folder / "pg", initialise=False).start()
            cut = Club(tmp_path, engine.cluster.url(club.name))
            cut.engine, cut.name = engine, club.name
            found = compare(cut, until(ledger, moment)) + engine.unsound(cut) + verify(cut)
            engine.cluster.kill()
            problems += [f"{image.name} ({how}): {problem}" for problem in found]
        moments.append(moment)
    return ledger, events, moments, problems


def test_postgres_loses_nothing(disks, chance, tmp_path):
    ledger, events, moments, problems = cuts_of_postgres(disks, chance, tmp_path, max(5, CUTS // 4))

    say("postgres", ledger, moments, events, problems)
    assert not problems, problems[:10]


def test_the_harness_sees_postgres_lose_without_flushes(disks, chance, tmp_path):
    """The control: with synchronous_commit=off PostgreSQL acknowledges before it flushes."""
    _, _, moments, problems = cuts_of_postgres(disks, chance, tmp_path, 5, synchronous_commit="off")

    lost = sum("lost" in problem for problem in problems)
    note("control of the power cut, postgres", "synchronous_commit=off, which acknowledges too early",
         f"{len(moments)} cuts", f"{lost} acknowledged writes, as it should")
    assert lost > 0


@pytest.mark.parametrize("level", ["OFF", "NORMAL", "FULL"])
def test_the_harness_sees_sqlite_lose_without_flushes(level, disks, chance, tmp_path):
    """The control: a small program with less than synchronous=FULL loses what it said was written."""
    disk = disks(64)
    connection = sqlite3.connect(disk.mounted / "small.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={level}")
    connection.execute("CREATE TABLE notes (n INTEGER PRIMARY KEY, words TEXT)")
    os.sync()
    since, told = time.monotonic(), {}
    while time.monotonic() < since + 2:
        number = len(told) + 1
        connection.execute("INSERT INTO notes VALUES (?, ?)", (number, "word " * chance.randrange(40)))
        told[number] = time.monotonic()
    connection.close()
    disk.cut_off()
    events = [event for event in disk.events() if event.moment <= max(told.values())]
    if not any(event.moment >= since for event in events):
        events.append(type(events[-1])(False, max(told.values()), 0, b""))
    lost = []

    for image, moment, _, _ in PowerCuts(disk.size, events, chance).images(tmp_path, 20, since):
        with MountedImage(image, tmp_path / "cut") as folder:
            reader = sqlite3.connect(folder / "small.sqlite")
            try:
                there = {row[0] for row in reader.execute("SELECT n FROM notes")}
            except sqlite3.DatabaseError:
                there = set()
            finally:
                reader.close()
        lost.append(sum(1 for number, when in told.items() if when <= moment and number not in there))

    expected = "as it must be" if level != "FULL" else "as promised"
    note("control of the power cut, sqlite", f"a small program with synchronous={level}", f"{len(lost)} cuts",
         f"up to {max(lost)} acknowledged writes, in {sum(map(bool, lost))} cuts, {expected}")
    assert any(lost) == (level != "FULL")
