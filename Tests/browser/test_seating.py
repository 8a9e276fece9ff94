"""Journey: tables are asked for, drawn up, published, seen by each, mended live, shown in the room and printed."""

import base64
import contextlib
import datetime
import hashlib
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


def a_visitor(server, name):
    """A visitor who has a seat at the last meeting, and the address of their private page."""
    token = hashlib.sha256(name.encode()).digest()
    with database(server) as connection:
        (meeting,) = connection.execute("SELECT MAX(id) FROM meetings").fetchone()
        (base,) = connection.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM visitors").fetchone()
        connection.execute(
            """INSERT INTO visitors (id, meeting_id, given_name, family_name, trade, phone, language, place, asked_at,
                                     agreed_at, changed_at, stepped_at)
               VALUES (?, ?, 'Aya', ?, 'Reliure', ?, 'fr', 'coming', 1, 1, 1, 1)""",
            (base, meeting, name, f"+2126{base % 10**8:08}"),
        )
        connection.execute(
            "INSERT INTO visitor_links (token_hash, visitor_id, made_at) VALUES (?, ?, 1)",
            (hashlib.sha256(token).hexdigest(), base),
        )
    return "/visit/" + base64.urlsafe_b64encode(token).decode().rstrip("=")


def the_day_comes(server):
    """The last meeting begins in half an hour."""
    now = int(time.time() * 1000)
    with database(server) as connection:
        connection.execute(
            "UPDATE meetings SET starts_at = ?, ends_at = ? WHERE id = (SELECT MAX(id) FROM meetings)",
            (now + 1_800_000, now + 9_000_000),
        )


@contextlib.contextmanager
def kept_apart(server):
    """Two who sit together in the first round are to be kept apart."""
    with database(server) as connection:
        (one, other, person) = connection.execute(
            """SELECT MIN(a.sitter_id, b.sitter_id), MAX(a.sitter_id, b.sitter_id), s.created_by_id
               FROM seatings s JOIN table_seats a ON a.seating_id = s.id AND a.round = 1
               JOIN table_seats b ON b.seating_id = s.id AND b.round = 1 AND b.table_number = a.table_number
                   AND b.sitter_id <> a.sitter_id
               WHERE s.id = (SELECT MAX(id) FROM seatings) LIMIT 1"""
        ).fetchone()
        connection.execute("INSERT INTO apart_pairs VALUES (?, ?, 1, ?)", (one, other, person))
    yield
    with database(server) as connection:
        connection.execute("DELETE FROM apart_pairs")


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
def test_drawn_up_seen_mended_shown_and_printed(member, visitor, server, size, language):
    officer, guest = member(FOUNDER, size, language), member(COMING[0], size, language)
    meeting = call(officer, server, f"Rencontres <{language}{size['width']}>")
    visitor_page = a_visitor(server, f"Visiteuse {language}{size['width']}")
    people = everybody_comes(server, meeting) + 1
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

    # A rule changed since: the page says so, nothing is published, and the plan is mended by one tap.
    with kept_apart(server):
        officer.goto(server.url + meeting + "/tables")
        assert officer.locator("[data-broken] li").count() >= 1
        assert not untranslated(officer)
        whole(officer)
        keep_picture(officer, f"seating-broken-{language}-{size['width']}")
        officer.locator("form[action$='/state'] button.primary").click()
        officer.locator(".notice.error").wait_for()
        whole(officer)
        officer.locator("form[action$='/mending'] button").click()
        officer.locator(".notice.success").wait_for()
        assert officer.locator("[data-broken]").count() == 0
        whole(officer)

    # Published, each sees their own tables on their telephone, and hears of it.
    officer.goto(server.url + meeting + "/tables")
    officer.locator("form[action$='/state'] button.primary").click()
    officer.locator("form[action$='/state'] button[value=draft]").wait_for()
    whole(officer)
    guest.goto(server.url + meeting)
    assert guest.locator("#tables .place").count() == 3
    assert not untranslated(guest)
    whole(guest)
    keep_picture(guest, f"seating-own-{language}-{size['width']}")
    outside = visitor(size, language)
    outside.goto(server.url + visitor_page)
    assert outside.locator("#tables .place").count() == 3
    assert outside.locator("#tables .tags").count() == 0
    assert not untranslated(outside)
    whole(outside)
    keep_picture(outside, f"seating-visitor-{language}-{size['width']}")

    # Days before, no round begins.
    officer.goto(server.url + meeting + "/tables")
    assert officer.locator("form[action$='/rounds'] button").count() == 0
    whole(officer)
    the_day_comes(server)
    officer.reload()

    # Begun by mistake, a round is taken back.
    officer.locator("form[action$='/rounds'] button.primary").click()
    officer.locator("button[value=undo]").wait_for()
    assert not untranslated(officer)
    whole(officer)
    keep_picture(officer, f"seating-round-{language}-{size['width']}")
    officer.locator("button[value=undo]").click()
    officer.locator("button[value=undo]").wait_for(state="detached")

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
    the_day_comes(server)
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
