"""Journey: tables are asked for, drawn up, published, seen by each, mended live, shown in the room and printed."""

import contextlib
import datetime
import re
import sqlite3
import time

import pytest
from checks import whole
from conftest import EVERYWHERE, PHONE, keep_picture
from people import FOUNDER, founded
from words import untranslated

COMING = ["houda.slaoui@ateliers.example", "omar@logiciels.example", "naima@parfums.example"]
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


@contextlib.contextmanager
def database(server):
    with contextlib.closing(sqlite3.connect(server.database, timeout=20)) as connection, connection:
        yield connection


def call(page, server, title):
    """A published meeting of the whole club in nine days."""
    page.goto(server.url + "/meetings/new")
    day = datetime.date.today() + datetime.timedelta(days=9)
    for name, value in {
        "title": title, "day": day.isoformat(), "from": "08:30", "until": "12:00", "place": "Hôtel du Phare",
    }.items():  # fmt: skip
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=branch]").select_option("")
    page.locator("[name=audience][value=club]").check()
    page.locator("main form button.primary").click()
    page.wait_for_url(MEETING)
    page.locator("form[action$='/publication'] button").click()
    page.wait_for_load_state()
    return MEETING.search(page.url)[0]


def everybody_comes(server, meeting):
    """All members of the club answer that they come."""
    with database(server) as connection:
        (number,) = connection.execute("SELECT MAX(id) FROM meetings").fetchone()
        (base,) = connection.execute("SELECT COALESCE(MAX(id), 0) FROM registrations").fetchone()
        connection.execute(
            """INSERT INTO registrations (id, meeting_id, membership_id, answer, asked_at, answered_at)
               SELECT ? + ROW_NUMBER() OVER (ORDER BY id), ?, id, 'coming', 1, 1 FROM memberships
               WHERE status = 'active'""",
            (base, number),
        )
        return connection.execute("SELECT COUNT(*) FROM registrations WHERE meeting_id = ?", (number,)).fetchone()[0]


def ask(page, tables, seats, rounds, wanted=".tables"):
    for name, value in {"tables": tables, "seats": seats, "rounds": rounds, "seconds": 1}.items():
        page.locator(f"[name={name}]").fill(str(value))
    page.locator("[name=rivals]").uncheck()
    page.locator("form:has([name=rivals]) button").click()
    page.locator(wanted).wait_for(timeout=20_000)


def options(page, name):
    values = page.locator(f"[name={name}] option").evaluate_all("all => all.map(option => option.value)")
    return [value for value in values if value]


@EVERYWHERE
def test_drawn_up_seen_mended_shown_and_printed(member, server, size, language):
    officer, guest = member(FOUNDER, size, language), member(COMING[0], size, language)
    meeting = call(officer, server, f"Rencontres <{language}{size['width']}>")
    people = everybody_comes(server, meeting)
    tables = -(-people // 4)

    # The form says what is wrong, and a room that is too small what would mend it.
    officer.goto(server.url + meeting + "/tables")
    assert not untranslated(officer)
    whole(officer)
    keep_picture(officer, f"seating-room-{language}-{size['width']}")
    officer.locator("[name=rounds]").fill("31")
    officer.locator("form:has([name=rivals]) button").click()
    officer.locator("[data-errors] a[href='#rounds']").wait_for()
    whole(officer)
    ask(officer, 2, 2, 3, "section.errors")
    assert officer.locator("section.errors li").count() == 1
    assert not untranslated(officer)
    whole(officer)
    keep_picture(officer, f"seating-impossible-{language}-{size['width']}")

    # Everybody sits; nobody else sees it before it is published.
    ask(officer, tables, 4, 3)
    assert officer.locator(".tables > li").count() == tables
    assert officer.locator(".tables li li").count() == people
    assert not untranslated(officer)
    whole(officer)
    keep_picture(officer, f"seating-plan-{language}-{size['width']}")
    guest.goto(server.url + meeting)
    assert guest.locator("#tables").count() == 0

    # Two people change places by plain fields.
    officer.locator("a[href*='/tables/edit']").click()
    officer.wait_for_url(re.compile(r"/tables/edit"))
    whole(officer)
    places = options(officer, "one")
    officer.locator("[name=one]").select_option(places[0])
    officer.locator("[name=other]").select_option(places[-1])
    officer.locator("form[action$='/exchange'] button").click()
    officer.wait_for_url(re.compile("/tables/edit"))
    officer.locator(".notice.success").wait_for()
    assert options(officer, "one") != places
    whole(officer)
    keep_picture(officer, f"seating-edit-{language}-{size['width']}")

    # Published, each sees their own tables on their telephone, and hears of it.
    officer.goto(server.url + meeting + "/tables")
    officer.locator("form[action$='/state'] button.primary").click()
    officer.locator("form[action$='/rounds'] button").wait_for()
    whole(officer)
    guest.goto(server.url + meeting)
    assert guest.locator("#tables .place").count() == 3
    assert not untranslated(guest)
    whole(guest)
    keep_picture(guest, f"seating-own-{language}-{size['width']}")

    # The first round begins: the room sees the time that is left, the guest that it is now.
    officer.locator("form[action$='/rounds'] button.primary").click()
    officer.wait_for_load_state()
    guest.locator("#tables .tag.act").first.wait_for()
    officer.goto(server.url + meeting + "/tables/screen")
    assert re.fullmatch(r"1[45]:\d\d", officer.locator("[role=timer]").inner_text())
    assert officer.locator(".room-tables li li").count() == people
    assert not untranslated(officer)
    whole(officer)
    keep_picture(officer, f"seating-screen-{language}-{size['width']}")
    officer.locator("button[value=stop]").click()
    officer.locator("[role=timer]").wait_for(state="detached")

    # Somebody is missing from the second round on: one chair is empty.
    officer.goto(server.url + meeting + "/tables/edit")
    officer.locator("[name=person]").select_option(options(officer, "person")[0])
    officer.locator("button[value=absent]").click()
    officer.locator(".notice.success").wait_for()
    officer.goto(server.url + meeting + "/tables?round=2")
    assert officer.locator(".tables li li").count() == people - 1
    officer.goto(server.url + meeting + "/tables?round=1")
    assert officer.locator(".tables li li").count() == people

    # Cards to print, one sheet a table.
    officer.goto(server.url + meeting + "/tables/cards?round=2")
    assert officer.locator(".tent").count() == officer.locator(".tent ul").count() > 1
    whole(officer)
    keep_picture(officer, f"seating-cards-{language}-{size['width']}")
    sheets = re.findall(rb"/Type\s*/Page\b", officer.pdf(format="A4"))
    assert len(sheets) == officer.locator(".tent").count()


def test_everything_is_done_without_a_script(member, server):
    officer = member(FOUNDER, PHONE, "fr", script=False)
    meeting = call(officer, server, "Sans script")
    people = everybody_comes(server, meeting)

    officer.goto(server.url + meeting + "/tables/hosts")
    officer.locator("[name=person]").select_option(index=1)
    officer.locator("[name=table]").fill("2")
    officer.locator("main form button.primary").click()
    officer.wait_for_load_state()
    assert "Table 2" in officer.locator("main").inner_text()
    officer.goto(server.url + meeting + "/tables")
    for name, value in {"tables": -(-people // 4), "seats": 4, "rounds": 2, "seconds": 1}.items():
        officer.locator(f"[name={name}]").fill(str(value))
    officer.locator("[name=rivals]").uncheck()
    officer.locator("form:has([name=rivals]) button").click()
    for _ in range(50):
        officer.wait_for_load_state()
        if "/progress" not in officer.url:
            break
        time.sleep(0.2)
        officer.reload()
    assert officer.locator(".tables li li").count() == people
    officer.locator("form[action$='/state'] button.primary").click()
    officer.wait_for_load_state()
    officer.locator("form[action$='/rounds'] button.primary").click()
    officer.wait_for_load_state()
    officer.goto(server.url + meeting + "/tables/screen")

    # Without a script the end stands there.
    assert re.search(r"jusqu’à \d", officer.locator("[role=timer]").inner_text())


def test_the_list_of_who_is_kept_apart(member, server):
    officer = member(FOUNDER, PHONE, "fr")

    officer.goto(server.url + "/meetings/apart")
    whole(officer)
    for field, name in (("one", "Houda Slaoui"), ("other", "Omar")):
        officer.locator(f"#{field}").fill(name)
        officer.locator("[role=option]:visible").first.click()
    officer.locator("main form.card button.primary").click()
    officer.locator(".notice.success").wait_for()
    assert "Slaoui" in officer.locator("main li").first.inner_text()
    whole(officer)
    officer.locator("form[action$='/removal'] button").click()
    officer.locator("form[action$='/removal']").wait_for(state="detached")
