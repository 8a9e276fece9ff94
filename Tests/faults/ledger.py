"""What clients asked for and what they were told; later compared with what the database holds."""

import threading
import time

from club import Unanswered, Visitor, shown

# Keys of referrals made here; the program's own, made from the clock, are far below.
FIRST_KEY = 1 << 61


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.keys = 0
        # By key, the moment (monotonic seconds) of the answer that acknowledged it.
        self.given, self.moved = {}, {}
        # Asked, and no whole answer or "not now": it may be there or not, but never twice.
        self.unsure_given, self.unsure_moved = set(), set()
        self.refusals = 0
        self.surprises = []

    def new_key(self):
        with self.lock:
            self.keys += 1
            return FIRST_KEY + self.keys

    def give(self, giver, receiver, key):
        """Gives one referral by the form; True when it was acknowledged."""
        return self._ask(giver, "/referrals", self.given, self.unsure_given, key, {
            "key": shown(key), "to": "", "to_id": shown(receiver), "kind": "inside", "need": f"fault {key}",
            "note": ""})

    def move(self, receiver, key):
        """The receiver acknowledges it."""
        return self._ask(receiver, f"/referrals/{shown(key)}/steps", self.moved, self.unsure_moved, key,
                         {"step": "acknowledged"})

    def _ask(self, visitor, path, known, unsure, key, fields):
        with self.lock:
            if key not in known:
                unsure.add(key)
        status, _, body = visitor.ask("POST", path, fields)
        if status == 303:
            with self.lock:
                known.setdefault(key, time.monotonic())
                unsure.discard(key)
            return True
        with self.lock:
            self.refusals += 1
            if status != 503:
                self.surprises.append(f"{path} answered {status}: {body[:200]}")
        return False

    @property
    def acknowledged(self):
        return len(self.given) + len(self.moved)

    @property
    def unanswered(self):
        return len(self.unsure_given) + len(self.unsure_moved)


class Writers:
    """Threads that give referrals and acknowledge every third, until told to stop or the server is gone."""

    def __init__(self, club, ledger, seats, count=6, patient=False):
        self.club, self.ledger, self.seats, self.patient = club, ledger, seats, patient
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]

    def start(self):
        for thread in self.threads:
            thread.start()
        return self

    def stop(self, seconds=60):
        self.stopping.set()
        for thread in self.threads:
            thread.join(seconds)
            assert not thread.is_alive(), "a writer got no answer"

    def _work(self):
        giver = Visitor(self.club, self.seats.member)
        receiver = Visitor(self.club, self.seats.president)
        done = 0
        while not self.stopping.is_set():
            key = self.ledger.new_key()
            try:
                if self.ledger.give(giver, self.seats.president_key, key):
                    done += 1
                    if done % 3 == 0:
                        self.ledger.move(receiver, key)
                elif self.patient:
                    time.sleep(0.05)
            except (Unanswered, ConnectionRefusedError):
                if not self.patient:
                    break
                time.sleep(0.05)
        giver.close()
        receiver.close()


class Seats:
    """The two visitors of the demo club, signed in, and the keys of their memberships."""

    def __init__(self, club):
        self.member = Visitor(club).enter("member").cookie
        self.president = Visitor(club).enter("president").cookie
        rows = club.engine.rows(club, """
            SELECT p.email, m.id FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE p.email IN ('salma.bennani@maisonsalma.example', 'driss.lahlou@lahlou-associes.example')""")
        keys = {email.split(".")[0]: int(key) for email, key in rows}
        self.member_key, self.president_key = keys["salma"], keys["driss"]


def compare(club, ledger):
    """What is lost, doubled or torn, as texts. Empty is good."""
    rows = club.engine.rows
    there = {int(row[0]): row[1] for row in rows(club, f"SELECT id, stage FROM referrals WHERE id > {FIRST_KEY}")}
    steps = {int(row[0]): int(row[1]) for row in rows(club, f"""
        SELECT referral_id, count(*) FROM referral_steps WHERE referral_id > {FIRST_KEY} AND stage = 'acknowledged'
        GROUP BY referral_id""")}
    mails = {row[0]: int(row[1]) for row in rows(club, f"""
        SELECT 'given', count(*) FROM outbox_messages WHERE dedupe_key > 'referral-given:{FIRST_KEY}'
            AND dedupe_key < 'referral-given:{FIRST_KEY + (1 << 60)}'
        UNION ALL SELECT 'moved', count(*) FROM outbox_messages
            WHERE dedupe_key LIKE 'referral-moved-acknowledged:%'""")}
    found = [f"lost: an acknowledged referral {shown(key)}" for key in ledger.given if key not in there]
    found += [f"lost: an acknowledged step of {shown(key)}" for key in ledger.moved if key not in steps]
    found += [f"never asked for: {shown(key)}" for key in there
              if key not in ledger.given and key not in ledger.unsure_given]
    found += [f"doubled: {count} steps of {shown(key)}" for key, count in steps.items() if count != 1]
    found += [f"torn: {shown(key)} is {stage} with {steps.get(key, 0)} steps" for key, stage in there.items()
              if (stage == "acknowledged") != (key in steps)]
    if mails["given"] != len(there):
        found.append(f"mails: {mails['given']} for {len(there)} referrals")
    if mails["moved"] != len(steps):
        found.append(f"mails: {mails['moved']} for {len(steps)} steps")
    return found


def until(ledger, moment):
    """What had been acknowledged at that moment; all the rest is unsure."""
    past = Ledger()
    past.given = {key: when for key, when in ledger.given.items() if when <= moment}
    past.moved = {key: when for key, when in ledger.moved.items() if when <= moment}
    past.unsure_given = set(ledger.given) | ledger.unsure_given
    past.unsure_moved = set(ledger.moved) | ledger.unsure_moved
    return past
