"""Journey: a meeting is run from a console, on the screen of the room and on the phone of a participant."""

import datetime
import re
import sqlite3
import time

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import FOUNDER, founded
from words import untranslated

MEMBER = "houda.slaoui@ateliers.example"
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")
HOUR = 3_600_000


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def called(officer, server, title):
    """A published meeting of two parts."""
    officer.goto(server.url + "/meetings/new")
    fields = {
        "title": title, "day": (datetime.date.today() + datetime.timedelta(days=9)).isoformat(), "from": "08:30",
        "until": "10:00", "place": "Hôtel du Phare", "part1": "Accueil", "minutes1": "10", "part2": "Tour de table",
        "minutes2": "40",
    }  # fmt: skip
    for name, value in fields.items():
        officer.locator(f"[name={name}]").fill(value)
    officer.locator("[name=branch]").select_option("")
    officer.locator("[name=audience][value=club]").check()
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)
    officer.locator("form[action$='/publication'] button").click()
    officer.wait_for_load_state()
    return MEETING.search(officer.url)[0]


def begins_now(server, title):
    """Its planned hour has come: it was to begin two minutes ago."""
    now = int(time.time() * 1000)
    with sqlite3.connect(server.database, timeout=20) as database:
        database.execute(
            "UPDATE meetings SET starts_at = ?, ends_at = ? WHERE title = ?", (now - 120_000, now + 2 * HOUR, title)
        )


def press(page, name, value=None):
    button = page.locator(f"main button[name={name}]" + (f"[value='{value}']" if value else ""))
    button.first.click()
    page.wait_for_load_state()


def seconds(page):
    text = page.locator("[role=timer]").first.inner_text()
    minutes, rest = text.lstrip("+").split(":")
    return int(minutes) * 60 + int(rest)


@EVERYWHERE
def test_a_meeting_is_run_by_its_console_seen_in_the_room_and_on_a_phone(member, server, size, language):
    title = f"Plénière <{language}{size['width']}>"
    officer, guest = member(FOUNDER, size, language), member(MEMBER, size, language)
    meeting = called(officer, server, title)
    guest.goto(server.url + meeting)
    guest.locator("form[action$='/answer'] button[value=coming]").click()
    guest.wait_for_load_state()
    begins_now(server, title)

    # A member has no console; the organiser begins.
    assert guest.goto(server.url + meeting + "/console").status == 404
    guest.goto(server.url + meeting + "/live")
    whole(guest)
    officer.goto(server.url + meeting + "/console")
    whole(officer)
    officer.locator("form[action$='/run'] button.primary").click()
    officer.locator("[role=timer]").first.wait_for()
    whole(officer)
    assert not untranslated(officer)

    # The participant's open page heard of it, and both count down alike.
    guest.locator("[role=timer]").first.wait_for()
    whole(guest)
    assert abs(seconds(guest) - seconds(officer)) <= 2
    before = seconds(guest)
    guest.wait_for_timeout(1_500)
    assert seconds(guest) < before

    # The floor: a tap asks for it, the console hears and gives it, the phone says so.
    guest.locator("form[action$='/hand'] button").click()
    guest.locator("form[action$='/hand/withdrawal']").wait_for()
    officer.locator("button[name=give]").first.wait_for()
    whole(officer)
    press(officer, "give")
    guest.locator("#floor [role=timer]").wait_for()
    whole(guest)
    screen = member(FOUNDER, LAPTOP, language)
    screen.goto(server.url + meeting + "/screen")
    assert "Slaoui" in screen.locator(".stage h1").inner_text()
    whole(screen)
    press(officer, "end")

    # Pitches: the room sees who presents their company.
    press(officer, "pitch", "draw")
    press(officer, "pitch", "next")
    screen.locator(".stage h1", has_text="Slaoui").wait_for()
    whole(screen)
    press(officer, "pitch", "stop")

    # Notes are kept while one writes, and go along with the next step.
    field = officer.locator("#notes-text")
    field.fill("Mot d’accueil")
    officer.locator("[data-keep-state]:not(:empty)").wait_for()
    field.fill("Mot d’accueil\nDeux nouveaux membres")
    press(officer, "step", "next")
    assert officer.locator("#notes-text").input_value() == ""
    officer.goto(server.url + meeting + "/console?part=1")
    assert officer.locator("#notes-text").input_value() == "Mot d’accueil\nDeux nouveaux membres"
    whole(officer)

    # Two minutes more, a pause, the end.
    officer.goto(server.url + meeting + "/console")
    left = seconds(officer)
    press(officer, "step", "extend")
    assert left + 110 <= seconds(officer) <= left + 120
    press(officer, "step", "pause")
    guest.locator("[data-phase=paused]").wait_for()
    press(officer, "step", "resume")
    press(officer, "step", "end")
    whole(officer)
    assert not untranslated(officer)
    guest.locator("[role=timer]").wait_for(state="detached")
    whole(guest)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_two_devices_and_two_writers_lose_nothing(member, server, size):
    title = f"Atelier à deux {size['width']}"
    one, other = member(FOUNDER, size, "fr"), member(FOUNDER, size, "fr")
    meeting = called(one, server, title)
    begins_now(server, title)
    one.goto(server.url + meeting + "/console")
    one.locator("form[action$='/run'] button.primary").click()
    one.locator("#notes-text").wait_for()
    other.goto(server.url + meeting + "/console")

    # Both write the same part: the second sees the first one's words above their own.
    one.locator("#notes-text").fill("Premier mot")
    one.locator("[data-keep-state]:not(:empty)").wait_for()
    other.locator("#notes-text").fill("Second mot")
    other.locator("[data-keep-others] blockquote", has_text="Premier mot").wait_for()
    assert other.locator("#notes-text").input_value() == "Second mot"
    whole(other)
    press(other, "clash", "both")
    assert other.locator("#notes-text").input_value() == "Premier mot\nSecond mot"

    # A step on an old state says so, and the page that says it goes on living.
    # What somebody has their finger on is not taken away by what is heard.
    one.locator("button[name=step][value=next]").focus()
    press(other, "step", "pause")
    with one.expect_response(lambda answer: answer.url.endswith("/run/steps")) as answer:
        press(one, "step", "next")
    assert answer.value.status == 409
    one.locator("[role=alert]").wait_for()
    assert one.url.endswith("/console")
    one.reload()
    one.locator("[data-phase=paused]").wait_for()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_without_script_every_step_is_a_form(member, visitor, server, language):
    title = f"Sans script {language}"
    officer, guest = member(FOUNDER, LAPTOP, language), member(MEMBER, PHONE, language)
    meeting = called(officer, server, title)
    guest.goto(server.url + meeting)
    guest.locator("form[action$='/answer'] button[value=coming]").click()
    guest.wait_for_load_state()
    begins_now(server, title)
    bare = visitor(LAPTOP, language, script=False, state=officer.context.storage_state())
    phone = visitor(PHONE, language, script=False, state=guest.context.storage_state())

    bare.goto(server.url + meeting + "/console")
    bare.locator("form[action$='/run'] button.primary").click()
    bare.locator("[role=timer]").first.wait_for()
    assert bare.locator("[role=timer]").first.inner_text() in ("10:00", "9:59", "9:58")
    phone.goto(server.url + meeting + "/live")
    phone.locator("form[action$='/hand'] button").click()
    phone.locator("form[action$='/hand/withdrawal']").wait_for()
    bare.reload()
    bare.locator("#notes-text").fill("Écrit à la main")
    press(bare, "give")
    phone.reload()
    assert phone.locator("#floor [role=timer]").count() == 1
    assert bare.locator("#notes-text").input_value() == "Écrit à la main"
    press(bare, "step", "next")
    bare.goto(server.url + meeting + "/console?part=1")
    assert bare.locator("#notes-text").input_value() == "Écrit à la main"
