"""A bit of the database file flips: `verify` notices it, and what cannot be read is never served as sound."""

import os
import shutil

import pytest

from club import Unanswered, Visitor
from engines import verify
from ledger import Seats
from table import note

TIMES = int(os.environ.get("FAULT_FLIPS", "100"))
PATHS = ("/", "/members", "/exchanges", "/exchanges/table", "/club", "/me/profile")
# The refusals that say that something cannot be read; 0 is no answer at all.
ERRORS = (500, 503, 0)


def log(path):
    return path.with_name(path.name + "-wal")


def settle(club):
    """The whole database in its one file: the last to close moves the log into it."""
    assert club.run("migrate").returncode == 0
    assert not log(club.path).exists() or log(club.path).stat().st_size == 0


def flip(path, place, bits):
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ bits]))


def pages(club, cookie):
    """What the pages answer: their text, or the status when it is not 200."""
    visitor, seen = Visitor(club, cookie), {}
    for path in PATHS:
        try:
            status, _, body = visitor.get(path)
            seen[path] = body if status == 200 else status
        except (Unanswered, ConnectionRefusedError):
            seen[path] = 0
    return seen


def starts(club):
    try:
        club.start(30)
    except AssertionError:
        return False
    return True


def places(chance, size):
    """Somewhere, and now and then in the head of the file, which says how the rest is to be read."""
    for number in range(TIMES):
        yield chance.randrange(100 if number % 5 == 0 else size), 1 << chance.randrange(8)


def test_a_flipped_bit(clubs, sqlite, chance, tmp_path):
    club = clubs(sqlite).start()
    cookie = Seats(club).member
    good = pages(club, cookie)
    assert set(map(type, good.values())) == {bytes}
    club.stop()
    settle(club)
    assert verify(club) == []
    whole = tmp_path / "whole"
    shutil.copy(club.path, whole)
    size = whole.stat().st_size
    refused = errors = 0
    missed, lies = [], []
    for place, bits in places(chance, size):
        for suffix in ("-wal", "-shm", "-journal"):
            club.path.with_name(club.path.name + suffix).unlink(missing_ok=True)
        shutil.copy(whole, club.path)
        flip(club.path, place, bits)
        if not verify(club):
            missed.append((place, bits))
        if not starts(club):
            refused += 1
            continue
        seen = pages(club, cookie)
        club.kill()
        errors += any(seen[path] in ERRORS for path in PATHS)
        lies += [(place, bits, path) for path in PATHS if seen[path] != good[path] and seen[path] not in ERRORS]
    note("a flipped bit in the database file, sqlite",
         f"one bit at a random place of {size} bytes; verify noticed {TIMES - len(missed)}, the program refused to "
         f"start on {refused}, {errors} gave an error page, the rest showed the same pages as before",
         f"{TIMES} times", "nothing" if not missed + lies else f"{len(missed)} not noticed, {len(lies)} pages changed")
    assert missed == []
    assert lies == []


@pytest.mark.quick
@pytest.mark.parametrize("place", [0, 16, 18, 20, 100, 4096, 40_000, 100_000])
def test_a_flipped_byte_is_noticed(place, clubs, sqlite):
    club = clubs(sqlite)
    settle(club)
    assert verify(club) == []

    flip(club.path, place, 0xFF)

    assert verify(club) != []


def test_a_flipped_byte_of_postgres(clubs, postgres_with_checksums):
    """PostgreSQL compares its own checksums, with which `doctor` wants a cluster to be made."""
    engine = postgres_with_checksums
    club = clubs(engine).start()
    cookie = Seats(club).member
    good = pages(club, cookie)
    club.stop()
    assert verify(club) == []
    tables = ("people", "companies", "memberships", "referrals")
    errors = 0
    for table in tables:
        path = engine.cluster.data / engine.rows(club, f"SELECT pg_relation_filepath('{table}')")[0][0]
        engine.cluster.stop()
        # Among the rows, which lie at the end of a page.
        flip(path, 8000, 0x10)
        engine.cluster.start()

        assert verify(club) != []
        assert starts(club)
        seen = pages(club, cookie)
        club.stop()

        assert all(seen[path] in (good[path], *ERRORS) for path in PATHS)
        errors += any(seen[path] in ERRORS for path in PATHS)
        engine.cluster.stop()
        flip(path, 8000, 0x10)
        engine.cluster.start()
        assert verify(club) == []
    note("a flipped bit in a table's file, postgres", f"initdb --data-checksums; verify noticed all, {errors} gave an "
         "error page", f"{len(tables)} tables")
    assert errors > 0
