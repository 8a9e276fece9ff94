"""2,000 slow connections of three kinds: others are served meanwhile, and all is given back within 30 s."""

import shutil
import subprocess
import threading
import time

import pytest

from club import Unanswered, Visitor
from ledger import Ledger, Seats
from table import note

CONNECTIONS = 2000
ATTACKS = {
    "headers": ["-H", "-i", "5"],
    "bodies": ["-B", "-i", "5", "-s", "8192", "-t", "POST"],
    "readers": ["-X", "-r", "500", "-w", "8", "-y", "32", "-n", "5", "-z", "8", "-k", "3"],
}


class Others:
    """Ordinary people: newcomers on a fresh connection each, and one inside who writes."""

    def __init__(self, club, seats):
        self.club, self.seats, self.ledger = club, seats, Ledger()
        self.waits, self.failures, self.stop = [], [], threading.Event()
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.newcomers, self.insider)]

    def newcomers(self):
        while not self.stop.is_set():
            self.ask(Visitor(self.club, self.seats.president, timeout=20))
            time.sleep(0.1)

    def insider(self):
        visitor = Visitor(self.club, self.seats.member, timeout=20)
        while not self.stop.is_set():
            self.ask(visitor)
            try:
                if not self.ledger.give(visitor, self.seats.president_key, self.ledger.new_key()):
                    self.failures.append("a write was refused")
            except (Unanswered, ConnectionRefusedError) as error:
                self.failures.append(repr(error))
            time.sleep(0.1)

    def ask(self, visitor):
        begun = time.monotonic()
        try:
            if visitor.get("/")[0] != 200:
                self.failures.append("not 200")
        except (Unanswered, ConnectionRefusedError) as error:
            self.failures.append(repr(error))
        self.waits.append(time.monotonic() - begun)


@pytest.mark.parametrize("kind", ATTACKS)
def test_slow_people(kind, clubs, sqlite):
    if not shutil.which("slowhttptest"):
        pytest.skip("needs the package slowhttptest")
    club = clubs(sqlite, files=8192).start()
    seats = Seats(club)
    Visitor(club, seats.member).get("/")
    files, memory = club.open_files(), club.status("VmRSS")
    others = Others(club, seats)
    path = "/sign-in" if kind == "bodies" else "/welcome" if kind == "headers" else "/demo"
    attack = subprocess.Popen(
        ["slowhttptest", *ATTACKS[kind], "-c", str(CONNECTIONS), "-r", "500", "-l", "45", "-p", "5", "-u",
         f"http://127.0.0.1:{club.port}{path}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most, begun = 0, time.monotonic()
    time.sleep(4)
    for thread in others.threads:
        thread.start()
    while attack.poll() is None:
        most = max(most, club.open_files())
        time.sleep(0.2)
    ended = time.monotonic()
    others.stop.set()
    for thread in others.threads:
        thread.join(60)
    while club.open_files() > files + 10:
        assert time.monotonic() < ended + 30, f"{club.open_files()} files are open, {files} were"
        time.sleep(0.2)
    back = time.monotonic() - ended
    waits = sorted(others.waits)
    note(f"{CONNECTIONS} slow {kind}", f"slowhttptest, {ended - begun:.0f} s of at most 45, up to {most - files} open "
         f"at once; others asked {len(waits)} times: half within {1000 * waits[len(waits) // 2]:.0f} ms, the slowest "
         f"{waits[-1]:.1f} s, {len(others.failures)} failed; memory {memory >> 10} to {club.status('VmHWM') >> 10} MB",
         "1", f"nothing; descriptors back {back:.0f} s after the last" if not others.failures else "answers")
    assert most - files > CONNECTIONS // 2 or kind == "headers", "the attack did not take place"
    assert others.failures == []
    assert len(waits) > 20
    assert waits[len(waits) // 2] < 2
