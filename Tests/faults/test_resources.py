"""File descriptors run out; memory is capped."""

import socket
import threading
import time

import pytest

from club import Unanswered, Visitor
from groups import MemoryGroup
from ledger import Ledger, Seats, Writers, compare
from table import note


@pytest.mark.quick
def test_no_file_descriptors_left(clubs, engine):
    club = clubs(engine, files=96).start()
    seats = Seats(club)
    inside = Visitor(club, seats.member)
    assert inside.get("/")[0] == 200
    before = club.open_files()
    for _ in range(3):
        crowd = []
        for _ in range(200):
            guest = socket.create_connection(("127.0.0.1", club.port), 5)
            crowd.append(guest)
        end = time.monotonic() + 10
        while club.open_files() < 90 and time.monotonic() < end:
            time.sleep(0.05)
        assert club.open_files() >= 90, "the descriptors never ran out"
        # Whoever is inside is served meanwhile: reads and writes.
        for path in ("/", "/members", "/exchanges"):
            assert inside.get(path)[0] == 200
        assert Ledger().give(inside, seats.president_key, (1 << 61) + time.monotonic_ns())
        for guest in crowd:
            guest.close()
        wait_for_a_newcomer(club, seats)
    end = time.monotonic() + 30
    while club.open_files() > before + 8:
        assert time.monotonic() < end, f"{club.open_files()} files are open, {before} were"
        time.sleep(0.2)
    assert club.process.poll() is None
    note(f"file descriptors run out, {engine.name}", "96 allowed, 200 connections; those inside read and write, "
         "newcomers wait, and come in as soon as others leave", "3 times")


def wait_for_a_newcomer(club, seats, seconds=30):
    end = time.monotonic() + seconds
    while True:
        try:
            if Visitor(club, seats.president, timeout=5).get("/")[0] == 200:
                return
        except (Unanswered, ConnectionRefusedError):
            pass
        assert time.monotonic() < end, "nobody new comes in"
        time.sleep(0.1)


def everything(club, seats, stop, trouble):
    """Reads every kind of page, uploads large files, asks for codes, tries passwords."""
    visitor = Visitor(club, seats.president, timeout=60)
    paths = ["/", "/members", "/members?q=ben", "/exchanges", "/exchanges/table", "/club", "/more", "/me/profile"]
    turn = 0
    while not stop.is_set():
        turn += 1
        try:
            status, _, _ = visitor.get(paths[turn % len(paths)])
            if status >= 500:
                trouble.append((paths[turn % len(paths)], status))
            if turn % 5 == 0:
                status, _, _ = Visitor(club).post("/sign-in/password", email=f"x{turn}@example.test",
                                                  password="not the one " * 4)
                if status >= 500:
                    trouble.append(("password", status))
            if turn % 7 == 0:
                visitor.post("/referrals", note="x" * 900_000)
        except Unanswered as error:
            # A refused upload may end as a reset on the way.
            if turn % 7:
                trouble.append(("unanswered", str(error)))


def test_memory_is_capped(clubs, engine, root):
    group = MemoryGroup(200)
    club = clubs(engine, join=group.join).start()
    seats, ledger, stop, trouble = Seats(club), Ledger(), threading.Event(), []
    writers = Writers(club, ledger, seats, count=8).start()
    readers = [threading.Thread(target=everything, args=(club, seats, stop, trouble), daemon=True) for _ in range(40)]
    for thread in readers:
        thread.start()
    time.sleep(30)
    stop.set()
    writers.stop()
    for thread in readers:
        thread.join(120)
    alive, own, peak = club.process.poll() is None, club.status("VmHWM") >> 10, group.peak >> 20
    assert alive, "killed for its memory"
    assert trouble == []
    assert compare(club, ledger) == []
    club.stop()
    group.remove()
    note(f"memory capped at 200 MB, {engine.name}", f"{group.kind}; 40 readers of every page, uploads, passwords, 8 "
         f"writers, {ledger.acknowledged} acknowledged writes in 30 s; its own peak {own} MB, the group's {peak} MB",
         "1")


def test_the_cap_kills_who_needs_more(root, tmp_path, sqlite):
    """The control: under a cap of 24 MB the program does not live."""
    group = MemoryGroup(24)
    club = sqlite.fresh(tmp_path, join=group.join)
    with pytest.raises((AssertionError, Unanswered, ConnectionRefusedError)):
        club.start(10)
        for _ in range(50):
            Visitor(club).post("/sign-in/password", email="x@example.test", password="not the one")
    if club.process.poll() is None:
        club.kill()
    group.remove()
