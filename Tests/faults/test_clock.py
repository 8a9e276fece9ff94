"""Somebody sets the clock: nobody is locked out, codes still open, no mail goes twice."""


import pytest

from club import Visitor
from wallclock import Clock
from ledger import Ledger, compare
from mailbox import Mailbox
from table import note
from test_mail import outbox, start, wait

HOUR, DAY = 3600, 86400
PRESIDENT = "driss.lahlou@lahlou-associes.example"
MEMBER = "salma.bennani@maisonsalma.example"


@pytest.fixture
def mailbox():
    made = Mailbox().open()
    yield made
    made.close()


@pytest.fixture
def clock(tmp_path):
    return Clock(tmp_path)


def ask_for_code(club, mailbox, email=MEMBER):
    """A browser that asked for a code, and the code."""
    codes = len(mailbox.codes(email))
    visitor = Visitor(club)
    status, headers, _ = visitor.post("/sign-in", email=email)
    assert status == 303
    visitor.cookie = "; ".join(value.split(";")[0] for value in headers.get_all("Set-Cookie"))
    wait(lambda: len(mailbox.codes(email)) > codes, 30)
    return visitor, mailbox.codes(email)[-1]


def enter(visitor, code):
    """Whether the code opened a session."""
    status, headers, _ = visitor.post("/sign-in/code", code=code)
    return status == 303 and "rabita_session" in str(headers.get_all("Set-Cookie"))


def works(club, cookie):
    return Visitor(club, cookie).get("/")[0] == 200


def live(club, clock, mailbox, jump):
    """Someone is in, a referral is given, the clock jumps: they are still in, others come in, mails go once."""
    ledger, seats = Ledger(), club.seats
    giver = Visitor(club, seats.member)
    assert ledger.give(giver, seats.president_key, ledger.new_key())
    # A mail that waits is due at a moment of the clock: put back, it would wait as much longer.
    wait(lambda: outbox(club)["sent"] == 1, 30)
    jump()
    assert works(club, seats.member) and works(club, seats.president)
    assert ledger.give(giver, seats.president_key, ledger.new_key())
    assert ledger.move(Visitor(club, seats.president), max(ledger.given))
    visitor, code = ask_for_code(club, mailbox)
    assert enter(visitor, code)
    assert works(club, seats.member)
    wait(lambda: outbox(club)["sent"] == len(ledger.given), 30)
    assert mailbox.doubled == {}
    assert compare(club, ledger) == []


JUMPS = {"an hour ahead": HOUR, "an hour back": -HOUR, "a day ahead": DAY, "a day back": -DAY,
         "29 days ahead": 29 * DAY}


@pytest.mark.quick
@pytest.mark.parametrize("name", JUMPS)
def test_the_clock_jumps(name, clubs, sqlite, mailbox, clock):
    club = start(clubs, sqlite, mailbox, clock)

    live(club, clock, mailbox, lambda: clock.jump(JUMPS[name]))

    note(f"clock jumps {name}", "sessions go on, a referral is given and acknowledged, a code asked for and used, "
         "mails counted", "1", "nothing; nobody locked out, each mail once")


@pytest.mark.quick
def test_the_clock_jumps_back_and_forth(clubs, sqlite, mailbox, clock):
    club = start(clubs, sqlite, mailbox, clock)
    for number, seconds in enumerate((DAY, -DAY, HOUR, -2 * HOUR, 3 * HOUR)):
        # Two people, since one may ask six times in half an hour.
        email = (MEMBER, PRESIDENT)[number % 2]
        before = len(mailbox.accepted)
        visitor, code = ask_for_code(club, mailbox, email)
        clock.jump(seconds)
        # A code lives ten minutes by the clock: after a jump ahead it is over, and a new one opens.
        if not enter(visitor, code):
            visitor, code = ask_for_code(club, mailbox, email)
            assert enter(visitor, code)
        assert len(mailbox.accepted) > before
    assert mailbox.doubled == {}
    note("clock jumps between a code and its use", "five jumps; the code opens, or a new one does", "5",
         "nothing; nobody locked out, each mail once")


def test_across_the_change_of_morocco(clubs, sqlite, mailbox, clock):
    """On 2026-09-20 at 01:00 UTC Morocco went back to UTC+00:00 for good."""
    clock.put("2026-09-20 00:59:00")
    club = start(clubs, sqlite, mailbox, clock)

    live(club, clock, mailbox, lambda: clock.jump(120))

    assert works(club, club.seats.president)
    note("the offset of Morocco changes", "2026-09-20, from a minute before to a minute after", "1",
         "nothing; nobody locked out, each mail once")


@pytest.mark.quick
def test_a_session_that_must_end_does(clubs, sqlite, mailbox, clock):
    """The control: after 31 days without use the session is over, so a jump really arrives in the program."""
    club = start(clubs, sqlite, mailbox, clock)
    cookie = club.seats.member
    assert works(club, cookie)

    clock.jump(31 * DAY)

    assert not works(club, cookie)
