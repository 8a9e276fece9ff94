"""Journey 5: a ring proposed, accepted by all and standing; another that one refuses, quietly."""

import contextlib
import re
import sqlite3
import time

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import demo, enter_demo, founded
from words import untranslated

RING = re.compile(r"/rings/\w{13}")
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
# Each journey has its own three, so that none is put in touch twice.
MEMBERS = [
    "c.rhattas@emballage.example", "salwa@print.example", "houda.slaoui@ateliers.example",
    "k.benjelloun@cabinet.example", "omar@logiciels.example", "a.tazi@textile.example",
    "naima@parfums.example", "ghita@conseil.example", "anas@beton.example",
]  # fmt: skip
TRIOS = iter([MEMBERS[start::3] for start in range(3)] + [MEMBERS[start : start + 3] for start in range(0, 9, 3)])


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def crockford(number):
    word = ""
    while number:
        number, digit = divmod(number, 32)
        word = DIGITS[digit] + word
    return word.rjust(13, "0")


def propose(server, emails):
    """A ring as Monday's work would write it: each seeks what the next offers, and the last what the first does."""
    with contextlib.closing(sqlite3.connect(server.database, timeout=20)) as connection, connection:
        seats = [
            connection.execute(
                """SELECT m.id FROM people p JOIN memberships m ON m.person_id = p.id
                   WHERE p.email = ? AND m.status = 'active'""",
                (email,),
            ).fetchone()[0]
            for email in emails
        ]
        now = time.time_ns() // 1_000_000
        connection.execute(
            """INSERT INTO rings (id, week, state, size, proposed_at, expires_at)
               VALUES (?, '2026-11-23', 'open', ?, ?, ?)""",
            (now, len(seats), now, now + 28 * 86_400_000),
        )
        for position, seat in enumerate(seats):
            connection.execute(
                """INSERT INTO ring_places (ring_id, position, membership_id, supplier_id, need, reasons, answer)
                   VALUES (?, ?, ?, ?, ?, '', 'waiting')""",
                (now, position + 1, seat, seats[(position + 1) % len(seats)], f"n:{crockford(seat)}:0"),
            )
    return "/rings/" + crockford(now)


def names(server, emails):
    with contextlib.closing(sqlite3.connect(server.database, timeout=20)) as connection:
        return [
            connection.execute("SELECT family_name FROM people WHERE email = ?", (email,)).fetchone()[0]
            for email in emails
        ]


@EVERYWHERE
def test_a_ring_stands_when_all_have_accepted(member, server, size, language):
    trio = next(TRIOS)
    families = names(server, trio)
    path = propose(server, trio)
    pages = [member(email, size, language) for email in trio]

    # Found under what is proposed, with whom one would serve and be served by.
    pages[0].goto(server.url + "/matches")
    whole(pages[0])
    pages[0].locator(f"main a[href='{path}']").click()
    pages[0].wait_for_url(RING)
    assert pages[0].locator("main .card .profile").count() == 2
    for page in pages:
        page.goto(server.url + path)
        assert not untranslated(page)
        whole(page)
        page.locator("form[action$='/acceptance'] button.primary").click()
        page.locator("form[action$='/acceptance']").wait_for(state="detached")
        whole(page)

    for page, own in zip(pages, families):
        page.goto(server.url + path)
        assert page.locator("main .tag.done").count() == 1
        everybody = page.locator("main ol.waits").inner_text()
        assert all(family in everybody for family in families)
        # Both neighbours can be called now.
        links = page.locator("main a[href^='/introductions/']")
        assert links.count() == 2
        assert not untranslated(page)
        whole(page)
    links.first.click()
    pages[-1].wait_for_url(re.compile("/introductions/"))
    assert pages[-1].locator("button[name=position]").count() == 3
    whole(pages[-1])


@pytest.mark.parametrize("size, language", [(PHONE, "ar"), (LAPTOP, "fr")], ids=["phone-ar", "laptop-fr"])
def test_a_refusal_ends_it_and_says_not_through_whom(member, server, size, language):
    trio = [MEMBERS[1], MEMBERS[5], MEMBERS[6]]
    path = propose(server, trio)
    accepting, refusing, waiting = (member(email, size, language) for email in trio)
    accepting.goto(server.url + path)
    accepting.locator("form[action$='/acceptance'] button.primary").click()
    accepting.locator("form[action$='/acceptance']").wait_for(state="detached")
    before = accepting.request.get(server.url + "/notices").text().count("/notices/")

    refusing.goto(server.url + path)
    refusing.locator("details > summary").click()
    whole(refusing)
    refusing.locator("form[action$='/refusal'] button.danger").click()
    refusing.locator("main .notice.success").wait_for()
    assert not untranslated(refusing)
    whole(refusing)

    for page in (accepting, waiting):
        page.goto(server.url + path)
        assert page.locator("form[action$='/acceptance'], form[action$='/refusal']").count() == 0
        assert page.locator("main .tag.lost").count() == 1
        assert not untranslated(page)
        whole(page)
    assert accepting.request.get(server.url + "/notices").text().count("/notices/") == before
    waiting.goto(server.url + "/matches")
    assert waiting.locator(f"main a[href='{path}']").count() == 0


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_demo_club_shows_live_rings(visitor, own_server, size):
    demo(own_server)
    page = visitor(size)
    enter_demo(page, own_server, "member")
    page.goto(own_server.url + "/matches")
    page.locator("main a[href^='/rings/']").first.click()
    page.wait_for_url(RING)
    whole(page)
    # The others have accepted: with this tap it stands.
    page.locator("form[action$='/acceptance'] button.primary").click()
    page.locator("main .tag.done").wait_for()
    whole(page)

    president = visitor(size)
    enter_demo(president, own_server, "president")
    president.goto(own_server.url + "/matches")
    president.locator("main a[href^='/rings/']").first.click()
    president.wait_for_url(RING)
    assert president.locator("main .tag.done").count() == 1
    assert president.locator("main ol.waits li").count() == 3
    whole(president)
