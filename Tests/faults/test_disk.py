"""No room left, or a disk that only reads: a clear page, reads go on, and it heals by itself."""

import errno
import os
import pathlib
import subprocess
import time

import pytest

from club import Visitor, shown
from engines import SQLite
from ledger import Ledger, Seats, compare
from table import note

WORDS = "Rien n’est perdu"

pytestmark = pytest.mark.usefixtures("root")


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def house(small_disk, sqlite, tmp_path):
    club = sqlite.fresh(small_disk)
    # The log is elsewhere: a full disk is the database's here.
    club.log = tmp_path / "server.log"
    yield club.start()
    club.stop()


def refused_in_words(visitor, ledger, seats, tries=3):
    """A write gets 503 with a page that says what is, and reads go on."""
    for _ in range(tries):
        status, headers, body = visitor.post(
            "/referrals", key="1zzzzzzzzzzzz", to="", to_id=shown(seats.president_key), kind="inside",
            need="full" * 100, note="")
        assert status == 503, (status, body[:200])
        assert WORDS in body.decode() and "text/html" in headers["Content-Type"]
        for path in ("/", "/members", "/exchanges"):
            assert visitor.get(path)[0] == 200, path


def fill(path):
    """To the last page, then a little less: the writes shall come upon the end themselves."""
    with open(path, "wb", buffering=0) as ballast:
        try:
            while ballast.write(bytes(4096)):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC
    os.truncate(path, os.path.getsize(path) - 300_000)


def give_until_refused(visitor, ledger, seats, most):
    for _ in range(most):
        if not ledger.give(visitor, seats.president_key, ledger.new_key()):
            return True
    return False


@pytest.mark.quick
def test_a_full_disk(house, small_disk):
    ledger, seats = Ledger(), Seats(house)
    visitor = Visitor(house, seats.member)
    healed = 0
    for _ in range(3):
        fill(small_disk / "ballast")
        assert give_until_refused(visitor, ledger, seats, 5000), "the disk was never full"
        refused_in_words(visitor, ledger, seats)
        os.remove(small_disk / "ballast")
        assert ledger.give(visitor, seats.president_key, ledger.new_key())
        healed += 1

    assert house.process.poll() is None
    assert compare(house, ledger) == [] and SQLite.unsound(house.engine, house) == []
    assert ledger.surprises == []
    note("full disk", f"a tmpfs of 6 MB filled to the last page under writes; {ledger.acknowledged} acknowledged, "
         f"{ledger.refusals} refused with 503 in words, pages went on", f"{healed} times",
         "nothing; healed by itself as soon as there was room")


@pytest.fixture
def fickle(tmp_path):
    """A mounted folder, and the file whose being there makes it read-only."""
    folder, mounted = tmp_path / "behind", tmp_path / "fickle"
    folder.mkdir()
    mounted.mkdir()
    process = subprocess.Popen(["/usr/bin/python3", pathlib.Path(__file__).parent / "fickledisk.py", mounted, folder])
    end = time.monotonic() + 20
    while not os.path.ismount(mounted):
        assert process.poll() is None and time.monotonic() < end, "the file system did not come up"
        time.sleep(0.05)
    yield mounted, tmp_path / "read-only"
    subprocess.run(["umount", "-l", mounted], check=True)
    process.terminate()
    process.wait(10)


@pytest.mark.quick
def test_a_disk_that_only_reads(fickle, sqlite, tmp_path):
    folder, sign = fickle
    house = sqlite.fresh(folder)
    house.log = tmp_path / "server.log"
    house.start()
    ledger, seats = Ledger(), Seats(house)
    visitor = Visitor(house, seats.member)
    for _ in range(3):
        assert ledger.give(visitor, seats.president_key, ledger.new_key())
        sign.touch()
        refused_in_words(visitor, ledger, seats)
        sign.unlink()
        end = time.monotonic() + 30
        while not ledger.give(visitor, seats.president_key, ledger.new_key()):
            assert time.monotonic() < end, "it did not heal"
            time.sleep(0.2)

    assert house.process.poll() is None
    problems = compare(house, ledger) + house.engine.unsound(house)
    house.stop()
    assert problems == []
    note("disk turned read-only", "every change refused with EROFS under the running program, then allowed again; "
         "writes got 503 in words, pages went on", "3 times", "nothing; healed by itself")
