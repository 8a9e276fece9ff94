"""kill -9 during writes: no acknowledged write is lost, none is doubled, the database stays sound."""

import os
import time

import pytest

from club import Visitor
from engines import verify
from ledger import FIRST_KEY, Ledger, Seats, Writers, compare
from table import note

CYCLES = int(os.environ.get("FAULT_CYCLES", "200"))


def ask_again(club, ledger, seats):
    """What was not answered is asked for again, by the same form, as a person would."""
    giver, receiver = Visitor(club, seats.member), Visitor(club, seats.president)
    for key in list(ledger.unsure_given):
        assert ledger.give(giver, seats.president_key, key)
    for key in list(ledger.unsure_moved):
        assert ledger.move(receiver, key)
    giver.close()
    receiver.close()


def sound(club, ledger):
    return compare(club, ledger) + club.engine.unsound(club) + verify(club)


def cycles(club, engine, chance, count):
    """Kills so many times and returns what became of it."""
    ledger = Ledger()
    club.start()
    seats = Seats(club)
    unanswered = during_start = of_postgres = 0
    problems = []
    for cycle in range(count):
        if club.process.poll() is not None:
            club.start()
            ask_again(club, ledger, seats)
        writers = Writers(club, ledger, seats).start()
        time.sleep(chance.uniform(0.01, 0.35))
        if engine.name == "postgres" and cycle % 10 == 5:
            engine.cluster.kill_backend(club.name)
            of_postgres += 1
        if engine.name == "postgres" and cycle % 25 == 12:
            engine.cluster.kill()
            engine.cluster.start()
            of_postgres += 1
        club.kill()
        writers.stop()
        unanswered += ledger.unanswered
        if chance.random() < 0.1:
            # Once more, while it starts.
            during_start += 1
            club.launch()
            time.sleep(chance.uniform(0, 0.12))
            club.kill()
        problems += [f"cycle {cycle}: {problem}" for problem in sound(club, ledger)]
        assert not problems, problems[:10]
    club.start()
    ask_again(club, ledger, seats)
    # What was asked twice is there once.
    problems += sound(club, ledger) + ledger.surprises
    assert ledger.unanswered == 0
    return ledger, unanswered, during_start, of_postgres, problems


def run(engine, clubs, chance, count):
    club = clubs(engine)
    ledger, unanswered, during_start, of_postgres, problems = cycles(club, engine, chance, count)
    assert not problems, problems[:10]
    assert ledger.acknowledged > count
    also = f", PostgreSQL itself {of_postgres} times" if of_postgres else ""
    note(f"kill -9 during writes, {engine.name}",
         f"{ledger.acknowledged} acknowledged writes by 6 clients, {unanswered} cut off and asked again; verify after "
         f"each; "
         f"{during_start} more kills during the start{also}", f"{count} kills")


@pytest.mark.quick
def test_five_kills_lose_nothing(engine, clubs, chance):
    run(engine, clubs, chance, 5)


def test_two_hundred_kills_lose_nothing(engine, clubs, chance):
    run(engine, clubs, chance, CYCLES)


SABOTAGE = {
    "an acknowledged referral that is gone": "DELETE FROM referrals WHERE id = {free}",
    "an acknowledged step that is gone": "DELETE FROM referral_steps WHERE referral_id = {moved}",
    "a step that was taken twice": """
        INSERT INTO referral_steps (id, referral_id, receiver_id, moved_by_id, stage, moved_at)
        SELECT id + 1, referral_id, receiver_id, moved_by_id, stage, moved_at FROM referral_steps
        WHERE referral_id = {moved}""",
    "a mail without its cause": "DELETE FROM outbox_messages WHERE dedupe_key LIKE 'referral-given:{free}:%'",
    "a write nobody asked for": "UPDATE referrals SET id = {unasked} WHERE id = {free}",
}


@pytest.mark.quick
@pytest.mark.parametrize("what", SABOTAGE)
def test_the_comparison_finds(what, engine, clubs):
    club = clubs(engine).start()
    ledger, seats = Ledger(), Seats(club)
    giver, receiver = Visitor(club, seats.member), Visitor(club, seats.president)
    free, moved = ledger.new_key(), ledger.new_key()
    for key in (free, moved):
        assert ledger.give(giver, seats.president_key, key)
    assert ledger.move(receiver, moved)
    assert compare(club, ledger) == []

    engine.change(club, SABOTAGE[what].format(free=free, moved=moved, unasked=FIRST_KEY + 999))

    assert compare(club, ledger) != []
