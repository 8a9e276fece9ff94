"""Journeys 4 and 9: a match both want, an introduction both accept, and what neither sees before."""

import contextlib
import re
import sqlite3
import time

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import founded
from server import text
from words import untranslated

ONE, OTHER = "c.rhattas@emballage.example", "salwa@print.example"
INTRODUCER = "houda.slaoui@ateliers.example"
# A member introduces the same two once: each journey has its own two.
PAIRS = [
    ("k.benjelloun@cabinet.example", "omar@logiciels.example"),
    ("a.tazi@textile.example", "naima@parfums.example"),
    ("ghita@conseil.example", "anas@beton.example"),
    ("meryem@avocats.example", "m.ouazzani@transport.example"),
    ("k.benjelloun@cabinet.example", "anas@beton.example"),
    ("a.tazi@textile.example", "omar@logiciels.example"),
]
turn = iter(PAIRS)
INTRODUCTION = re.compile(r"/introductions/(?!new)\w+")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


@contextlib.contextmanager
def database(server):
    with contextlib.closing(sqlite3.connect(server.database, timeout=10)) as connection, connection:
        yield connection


def seat(connection, email):
    """The key, given and family name and company of a member."""
    return connection.execute(
        """SELECT m.id, p.given_name, p.family_name, c.legal_name FROM people p
           JOIN memberships m ON m.person_id = p.id JOIN companies c ON c.id = m.company_id
           WHERE p.email = ? AND m.status = 'active'""",
        (email,),
    ).fetchone()


def propose(server, one, other):
    """A proposal as Monday's work would write it, without its reckoning."""
    with database(server) as connection:
        first, second = sorted([seat(connection, one)[0], seat(connection, other)[0]])
        now = int(time.time() * 1000)
        connection.execute(
            """INSERT INTO matches (id, first_id, second_id, week, score, reasons, proposed_at, expires_at)
               VALUES (?, ?, ?, '2026-11-23', 800, ?, ?, ?)""",
            (now, first, second, "b\x1f" + crockford(first) + "\x1f17\x1f18\x1e" + "t\x1fcasablanca", now, now + 10**9),
        )


def crockford(number):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    word = ""
    while number:
        number, digit = divmod(number, 32)
        word = digits[digit] + word
    return word.rjust(13, "0")


@EVERYWHERE
def test_a_match_both_want_becomes_a_contact(member, server, size, language):
    propose(server, ONE, OTHER)
    one, other = member(ONE, size, language), member(OTHER, size, language)

    one.goto(server.url + "/matches")
    card = one.locator("main section.card", has_text="Idrissi Print")
    assert card.locator("ul.reasons li").count() >= 1
    whole(one)
    assert not untranslated(one)
    before = len(server.letters.to(OTHER))
    card.locator("button[value=interested]").click()
    one.locator("main .notice.success").wait_for()
    whole(one)
    # Nothing is told to the other of this yes.
    other.goto(server.url + "/matches")
    assert "Rhattas" in other.locator("main").inner_text()
    assert len(server.letters.to(OTHER)) == before
    other.locator("main section.card", has_text="Rhattas").locator("button[value=interested]").click()
    other.wait_for_url(INTRODUCTION)

    assert other.locator("a[href^='tel:']").count() == 1
    link = other.locator("a[href^='https://wa.me/']").get_attribute("href")
    assert "text=" in link and "http" not in link[8:]
    assert other.locator("button[name=position]").count() == 3
    whole(other)
    assert not untranslated(other)
    letter = server.letters.wait(OTHER, after=before)
    assert "06 61" not in text(letter)
    one.goto(other.url.split("?")[0])
    one.locator("button[name=position]").nth(1).click()
    one.locator("button[name=position]").first.wait_for(state="detached")
    whole(one)


@EVERYWHERE
def test_an_introduction_both_accept(member, server, size, language):
    first, second = next(turn)
    with database(server) as connection:
        people = [seat(connection, email) for email in (first, second)]
    introducer = member(INTRODUCER, size, language)
    introducer.goto(server.url + "/introductions/new")
    for field, (_, given, family, _) in zip(["one", "other"], people):
        introducer.locator(f"#{field}").press_sequentially(f"{given} {family}")
        introducer.get_by_role("option").first.click()
    reason = introducer.locator("[name=reason]")
    reason.fill(f"Voyez {people[1][2]} !")
    whole(introducer)
    introducer.locator("main form button.primary").click()
    introducer.locator("[data-errors]").wait_for()
    assert introducer.locator("[name=one]").input_value().startswith(people[0][1])
    whole(introducer)
    before = [len(server.letters.to(email)) for email in (first, second)]
    reason.fill("Vos métiers se complètent <b>à merveille</b>.")
    introducer.locator("main form button.primary").click()
    introducer.wait_for_url(INTRODUCTION)
    path = INTRODUCTION.search(introducer.url)[0]
    whole(introducer)

    pages = [member(email, size, language) for email in (first, second)]
    for page, email, count, hidden in zip(pages, (first, second), before, reversed(people)):
        letter = server.letters.wait(email, after=count)
        page.goto(server.url + path)
        for words in (page.locator("main").inner_text(), str(letter["subject"]) + text(letter)):
            assert not [name for name in hidden[1:] if name in words]
        assert "<b>à merveille</b>" in page.locator("main").inner_text()
        whole(page)
        assert not untranslated(page)
        page.locator("form[action$='/acceptance'] button.primary").click()
        page.locator("form[action$='/acceptance']").wait_for(state="detached")
        whole(page)
    for page, other in zip(pages, reversed(people)):
        page.goto(server.url + path)
        assert other[2] in page.locator("h1").inner_text()
        assert page.locator("a[href^='mailto:']").count() == 1
    introducer.reload()
    assert introducer.locator(".tag.done").count() == 1
    assert introducer.locator("a[href^='tel:']").count() == 0
    whole(introducer)


@pytest.mark.parametrize("size, language", [(PHONE, "ar"), (LAPTOP, "fr")], ids=["phone-ar", "laptop-fr"])
def test_a_no_leaves_no_trace_for_the_other(member, server, size, language):
    one, other = "reda@bureau.example", "naima@parfums.example"
    if language == "ar":
        one = "meryem@avocats.example"
    propose(server, one, other)
    refusing, waiting = member(one, size, language), member(other, size, language)
    waiting.goto(server.url + "/matches")
    before = waiting.locator("main").inner_text()

    refusing.goto(server.url + "/matches")
    card = refusing.locator("main section.card", has_text="Parfums")
    card.locator("details > summary").click()
    card.locator("button[value=no]").click()
    refusing.locator("main .notice.success").wait_for()
    assert "done=" not in refusing.url, "a reload must not say it again"
    assert "Parfums" not in refusing.locator("main").inner_text()
    whole(refusing)
    waiting.reload()

    assert waiting.locator("main").inner_text() == before
    whole(waiting)
