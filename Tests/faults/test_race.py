"""64 clients at once on the same referral: some order of their requests explains every answer."""

import random
import re
import threading
import time

import pytest

from club import Visitor, shown
from ledger import Ledger, Seats
from linear import Call, DONE, NO, START, explained, step
from table import note

CLIENTS = 64
GIVERS = ("withdraw", "nudge", "confirm")
RECEIVERS = ("acknowledged", "contacted", "proposal", "won", "lost", "thank")
PATHS = {"withdraw": "withdrawal", "nudge": "nudges", "confirm": "confirmation", "thank": "thanks"}


def request(visitor, key, action):
    path = f"/referrals/{shown(key)}"
    if action in PATHS:
        fields = {"sentence": "Merci."} if action == "thank" else {}
        return visitor.ask("POST", f"{path}/{PATHS[action]}", fields)[0]
    fields = {"won": {"amount": "1000"}, "lost": {"reason": "price"}}.get(action, {})
    return visitor.ask("POST", f"{path}/steps", {"step": action, **fields})[0]


class Client(threading.Thread):
    def __init__(self, club, cookie, actions, key, gate, chance):
        super().__init__(daemon=True)
        self.visitor, self.actions, self.key, self.gate = Visitor(club, cookie), actions, key, gate
        self.pauses = [chance.random() * 0.02 for _ in actions]
        self.calls, self.trouble = [], []

    def run(self):
        self.visitor.get("/")
        self.gate.wait(60)
        for action, pause in zip(self.actions, self.pauses):
            time.sleep(pause)
            begun = time.monotonic()
            try:
                answer = request(self.visitor, self.key, action)
                if answer == 503:
                    answer = None
                elif answer not in (DONE, NO):
                    self.trouble.append(f"{action} answered {answer}")
            except Exception as error:  # What goes wrong in a thread is told by the test.
                answer = None
                self.trouble.append(f"{action}: {error!r}")
            self.calls.append(Call(action, answer, begun, time.monotonic() if answer else float("inf")))
        self.visitor.close()


def race(club, engine, seats, ledger, chance, rounds):
    actions_done = answers_no = 0
    giver = Visitor(club, seats.member)
    for _ in range(rounds):
        key = ledger.new_key()
        assert ledger.give(giver, seats.president_key, key)
        gate, clients = threading.Barrier(CLIENTS), []
        for number in range(CLIENTS):
            side, cookie = (GIVERS, seats.member) if number % 2 else (RECEIVERS, seats.president)
            # The first asks are early ones, so that withdrawing and acknowledging really meet.
            actions = [chance.choice(side[:2] if chance.random() < 0.5 else side) for _ in range(3)]
            clients.append(Client(club, cookie, actions, key, gate, chance))
        for client in clients:
            client.start()
        for client in clients:
            client.join(120)
        calls = [call for client in clients for call in client.calls]
        assert not [line for client in clients for line in client.trouble]
        assert len(calls) == 3 * CLIENTS

        ends = explained(calls)

        assert ends, f"no order explains: {sorted(calls, key=lambda call: call.begun)}"
        assert final(club, engine, key) in ends
        assert written(club, engine, key) == [], key
        actions_done += sum(call.answer == DONE for call in calls)
        answers_no += sum(call.answer == NO for call in calls)
    return actions_done, answers_no


def final(club, engine, key):
    rows = engine.rows(club, f"""
        SELECT r.stage, CASE WHEN r.nudged_at IS NULL THEN 0 ELSE 1 END, (SELECT count(*) FROM thanks t
               JOIN deals d ON d.id = t.deal_id WHERE d.referral_id = r.id),
               (SELECT count(confirmed_at) FROM deals d WHERE d.referral_id = r.id)
        FROM referrals r WHERE r.id = {key}""")
    stage, nudged, thanked, confirmed = rows[0]
    return stage, bool(int(nudged)), bool(int(thanked)), bool(int(confirmed))


def written(club, engine, key):
    """Each step once, and one mail for each thing done."""
    steps = [row[0] for row in engine.rows(club, f"SELECT stage FROM referral_steps WHERE referral_id = {key}")]
    mails = [re.sub(r":.*", "", row[0]) for row in engine.rows(club, f"""
        SELECT dedupe_key FROM outbox_messages WHERE body_text LIKE '%{shown(key)}%'""")]
    stage, nudged, thanked, confirmed = final(club, engine, key)
    expected = ["referral-given"] + [f"referral-moved-{step}" for step in steps]
    expected += ["referral-withdrawn"] * (stage == "withdrawn") + ["referral-nudged"] * nudged
    expected += ["referral-thanked"] * thanked + ["referral-confirmed"] * confirmed
    problems = [] if sorted(mails) == sorted(expected) else [f"mails {sorted(mails)}, expected {sorted(expected)}"]
    return problems + ([] if len(set(steps)) == len(steps) else [f"steps {steps}"])


def run(engine, clubs, chance, rounds):
    club = clubs(engine).start()
    done, refused = race(club, engine, Seats(club), Ledger(), chance, rounds)
    note(f"{CLIENTS} clients on one referral, {engine.name}",
         f"both sides move, withdraw, nudge, thank and confirm at once: {done} answers \"done\" and {refused} "
         f"\"no longer\", each history explained by an order; steps and mails once each",
         f"{rounds} referrals, {3 * CLIENTS} requests each")


@pytest.mark.quick
def test_one_referral_asked_for_at_once(engine, clubs, chance):
    run(engine, clubs, chance, 1)


def test_many_referrals_asked_for_at_once(engine, clubs, chance):
    run(engine, clubs, chance, 25)


def history(chance, count=30, racy=False):
    """What a small house of one room would answer; a racy one looks first and writes later."""
    state, calls = START, []
    for moment in range(count):
        action = chance.choice(GIVERS + RECEIVERS[:4])
        seen = state
        if racy and moment % 2:
            seen = before
        before = state
        after, answer = step(seen, action)
        if answer == DONE:
            state = after
        # Wide calls: each overlaps some others.
        calls.append(Call(action, answer, moment - 1.5 * chance.random(), moment + 1.5 * chance.random()))
    return calls


@pytest.mark.quick
def test_the_checker_takes_what_is_right_and_refuses_what_is_not():
    right = wrong = 0
    for seed in range(200):
        assert explained(history(random.Random(seed)))
        right += 1
        wrong += not explained(history(random.Random(seed), racy=True))
    assert explained([Call("withdraw", DONE, 0, 2), Call("acknowledged", NO, 1, 3)])
    # Both cannot have won, whatever the order.
    assert not explained([Call("withdraw", DONE, 0, 2), Call("acknowledged", DONE, 1, 3)])
    # Refused by what only came later.
    assert not explained([Call("acknowledged", NO, 0, 1), Call("withdraw", DONE, 2, 3)])
    # Without an answer it may have happened or not.
    assert explained([Call("withdraw", None, 0, float("inf")), Call("acknowledged", NO, 1, 2)])
    assert wrong > 100
    note("control of the checker of histories", "histories of a correct and of a racy house",
         f"{right} and {right}", f"accepted all correct ones, refused {wrong} racy ones (the others look right)")
