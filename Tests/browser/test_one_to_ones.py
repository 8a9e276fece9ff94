"""Two members propose, take, prepare, print and close a one-to-one."""

import contextlib
import re
import sqlite3

import pytest
from checks import whole
from conftest import EVERYWHERE, keep_picture
from people import founded
from words import untranslated

ONE_TO_ONE = re.compile(r"/one-to-ones/(?!new)\w+")
# Each journey has its own two: who has one waiting is shown that one.
PAIRS = [
    ("k.benjelloun@cabinet.example", "omar@logiciels.example"),
    ("a.tazi@textile.example", "naima@parfums.example"),
    ("ghita@conseil.example", "anas@beton.example"),
    ("meryem@avocats.example", "m.ouazzani@transport.example"),
    ("k.benjelloun@cabinet.example", "anas@beton.example"),
    ("a.tazi@textile.example", "omar@logiciels.example"),
]
turn = iter(PAIRS)


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


@contextlib.contextmanager
def database(server):
    with contextlib.closing(sqlite3.connect(server.database, timeout=10)) as connection, connection:
        yield connection


def crockford(number):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    word = ""
    while number:
        number, digit = divmod(number, 32)
        word = digits[digit] + word
    return word.rjust(13, "0")


def seat(server, email):
    """The address of a member's page, and their family name."""
    with database(server) as connection:
        number, family = connection.execute(
            """SELECT m.id, p.family_name FROM people p JOIN memberships m ON m.person_id = p.id
               WHERE p.email = ? AND m.status = 'active'""",
            (email,),
        ).fetchone()
    return "/members/" + crockford(number), family


def pass_by(server):
    """The hours agreed are two days ago."""
    with database(server) as connection:
        connection.execute(
            """UPDATE one_to_one_times SET starts_at = (
                   SELECT max(o.changed_at) - 172800000 FROM one_to_ones o WHERE o.id = one_to_one_id)
               WHERE one_to_one_id IN (SELECT id FROM one_to_ones WHERE state = 'taken')"""
        )


def look(page, name, language, size):
    whole(page)
    assert not untranslated(page)
    keep_picture(page, f"one-to-one-{name}-{language}-{size['width']}")


def close(page, result, words):
    page.locator("input[name=account][value=held]").check()
    page.locator("select[name=result]").select_option(result)
    page.locator("textarea[name=words]").fill(words)
    page.locator("form[action$='/account'] button.primary").click()
    page.locator("main .notice.success").wait_for()


@EVERYWHERE
def test_one_proposes_the_other_takes_and_both_close(member, server, size, language):
    first, second = next(turn)
    one, other = member(first, size, language), member(second, size, language)
    one.goto(server.url + "/one-to-ones")
    look(one, "list-before", language, size)
    path, family = seat(server, second)
    one.goto(server.url + path)
    one.locator("a[href^='/one-to-ones/new?with=']").click()
    assert family in one.locator("[name=with]").input_value()
    look(one, "form", language, size)
    one.locator("[name=way]").select_option("elsewhere")
    one.locator("main form button.primary").click()
    one.locator("[data-errors]").wait_for()
    look(one, "form-wrong", language, size)
    one.locator("[name=place]").fill("Café <b>Maure</b>, Rabat")
    one.locator("[name=note]").fill("Parlons de vos chantiers.")
    one.locator("main form button.primary").click()
    one.wait_for_url(ONE_TO_ONE)
    path = ONE_TO_ONE.search(one.url)[0]
    look(one, "waiting", language, size)

    other.goto(server.url + "/")
    assert other.locator("a[href^='/notices/']").count() >= 1
    other.goto(server.url + path)
    assert "<b>Maure</b>" in other.locator("main").inner_text()
    look(other, "asked", language, size)
    other.locator("button[name=position]").nth(1).click()
    other.locator("main .notice.success").wait_for()
    look(other, "agreed", language, size)
    with other.expect_download() as download:
        other.locator("a[href$='/calendar']").first.click()
    text = download.value.path().read_text()
    assert text.startswith("BEGIN:VCALENDAR") and text.count("BEGIN:VEVENT") == 1

    one.goto(server.url + path + "/sheet")
    look(one, "sheet", language, size)
    paper = one.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1

    pass_by(server)
    one.goto(server.url + "/one-to-ones")
    look(one, "list", language, size)
    one.goto(server.url + path)
    look(one, "to-close", language, size)
    close(one, "referral", "Merci pour cette heure.")
    assert one.locator("a[href^='/referrals/new?to=']").count() == 1
    look(one, "said", language, size)
    other.goto(server.url + path)
    close(other, "again", "")
    assert "Merci pour cette heure." in other.locator("main").inner_text()
    look(other, "closed", language, size)
    with database(server) as connection:
        held = connection.execute("SELECT count(*) FROM one_to_ones WHERE is_held = 1").fetchone()[0]
    assert held >= 1
    other.goto(server.url + "/one-to-ones")
    look(other, "list-after", language, size)
