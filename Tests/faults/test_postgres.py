"""PostgreSQL goes away in every way: 503 in words or a retried success, nothing doubled, and it heals by itself."""

import time
from concurrent import futures

import pytest

from club import Unanswered, Visitor
from ledger import Ledger, Seats, Writers, compare
from proxy import Wire
from table import note

WORDS = "Rien n’est perdu"


class Patient:
    """Writers that go on through the fault, and a reader that measures when the club answers again."""

    def __init__(self, club, count=4):
        self.club = club
        self.ledger, self.seats = Ledger(), Seats(club)
        self.writers = Writers(club, self.ledger, self.seats, count=count, patient=True).start()

    def run(self, seconds):
        before = self.ledger.acknowledged
        time.sleep(seconds)
        return self.ledger.acknowledged - before

    def wait_until_well(self, seconds):
        """Seconds until a write is acknowledged again."""
        begun, reader = time.monotonic(), Visitor(self.club, self.seats.member, timeout=60)
        while time.monotonic() - begun < seconds:
            try:
                before = self.ledger.acknowledged
                if reader.get("/")[0] == 200:
                    time.sleep(0.2)
                    if self.ledger.acknowledged > before:
                        return time.monotonic() - begun
            except (Unanswered, ConnectionRefusedError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"it did not heal in {seconds} s:\n{self.club.tail()}")

    def end(self):
        self.writers.stop(90)
        giver, receiver = Visitor(self.club, self.seats.member), Visitor(self.club, self.seats.president)
        unsure = self.ledger.unanswered
        for key in list(self.ledger.unsure_given):
            assert self.ledger.give(giver, self.seats.president_key, key)
        for key in list(self.ledger.unsure_moved):
            if key in self.ledger.given:
                assert self.ledger.move(receiver, key)
        assert self.ledger.surprises == []
        assert compare(self.club, self.ledger) == []
        assert self.club.process.poll() is None
        return unsure


def page_while_down(club, seats, seconds=40):
    """A page asked for while the database is away: 503 in words, within some seconds."""
    begun = time.monotonic()
    status, _, body = Visitor(club, seats.member, timeout=seconds).get("/")
    assert status == 503, (status, body[:300])
    assert WORDS in body.decode(), body.decode()[:500]
    return time.monotonic() - begun


@pytest.fixture
def patient(clubs, postgres):
    club = clubs(postgres).start()
    return Patient(club)


def test_stopped_for_a_while(patient, postgres):
    patient.run(0.5)
    postgres.cluster.stop()
    waited = page_while_down(patient.club, patient.seats)
    time.sleep(1)
    postgres.cluster.start()
    healed = patient.wait_until_well(60)
    unsure = patient.end()
    note("PostgreSQL stopped", f"stopped under load for some seconds; the page said 503 after {waited:.1f} s, well "
         f"{healed:.1f} s after the start; {unsure} unanswered asked again", "1")


@pytest.mark.quick
def test_restarted_under_load(patient, postgres):
    for _ in range(3):
        patient.run(0.3)
        postgres.cluster.stop()
        postgres.cluster.start()
        patient.wait_until_well(60)
    unsure = patient.end()
    note("PostgreSQL restarted", f"{patient.ledger.acknowledged} acknowledged writes, {unsure} unanswered asked again",
         "3 restarts")


@pytest.mark.quick
def test_connections_terminated(patient, postgres):
    rounds = 20
    for _ in range(rounds):
        patient.run(0.1)
        postgres.cluster.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                             f"WHERE datname = '{patient.club.name}'")
    healed = patient.wait_until_well(30)
    unsure = patient.end()
    note("PostgreSQL's connections terminated", f"pg_terminate_backend on all under load; {unsure} unanswered asked "
         f"again, well after {healed:.1f} s", f"{rounds} times")


@pytest.mark.parametrize("answers_only", [True, False], ids=["answers", "both-ways"])
def test_cut_without_a_reset(answers_only, clubs, postgres):
    """Nothing tells the program that these connections are dead: the kernel at the other end still confirms. There are
    more clients than the pool has connections, so that each of them hangs."""
    wire = Wire(postgres.cluster.port)
    club = clubs(postgres, port=wire.port).start()
    patient = Patient(club, count=24)
    patient.run(1.5)

    wire.cut(answers_only)
    waited = page_while_down(club, patient.seats, seconds=60)
    wire.mend()
    healed = patient.wait_until_well(90)
    # Not only some of the connections: a page needs one, and so many need all.
    readers = [Visitor(club, patient.seats.member, timeout=25) for _ in range(24)]
    with futures.ThreadPoolExecutor(24) as threads:
        assert {status for status, _, _ in threads.map(lambda reader: reader.get("/"), readers)} == {200}

    unsure = patient.end()
    wire.close()
    note("PostgreSQL's answers cut without a reset" if answers_only else "the wire to PostgreSQL dead both ways",
         f"the page said 503 after {waited:.1f} s; well {healed:.1f} s after the wire was mended, the old connections "
         f"dead for ever; {unsure} unanswered asked again", "1")
