"""Journey: a meeting is called, published, answered, fills up, moves and is called off."""

import datetime
import re

import pytest
from checks import whole
from conftest import EVERYWHERE
from icalendar import Calendar
from people import FOUNDER, founded
from words import untranslated

FIRST, SECOND = "houda.slaoui@ateliers.example", "omar@logiciels.example"
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def day(days):
    return datetime.date.today() + datetime.timedelta(days=days)


def press(page, action, value=None):
    """Sends the form of that address, opening what it is folded into."""
    fold = page.locator(f"details:not([open]):has(form[action$='/{action}']) > summary")
    if fold.count() and value is None:
        fold.first.click()
    button = page.locator(f"form[action$='/{action}'] button" + (f"[value='{value}']" if value else ""))
    button.first.click()
    page.wait_for_load_state()


@EVERYWHERE
def test_called_answered_full_moved_and_called_off(member, server, size, language):
    officer, first, second = (member(who, size, language) for who in (FOUNDER, FIRST, SECOND))
    title = f"Petit-déjeuner <{language}{size['width']}>"

    # The empty form says everything at once and keeps what was typed.
    officer.goto(server.url + "/meetings/new")
    whole(officer)
    officer.locator("[name=title]").fill(title)
    officer.locator("main form button.primary").click()
    officer.locator("[data-errors]").wait_for()
    assert officer.locator("[name=title]").input_value() == title
    whole(officer)
    officer.locator("[name=day]").fill(day(9).isoformat())
    officer.locator("[name=from]").fill("08:30")
    officer.locator("[name=until]").fill("10:00")
    officer.locator("[name=place]").fill("Hôtel du Phare")
    officer.locator("[name=branch]").select_option("")
    officer.locator("[name=audience][value=club]").check()
    officer.locator("[name=capacity]").fill("1")
    officer.locator("[name=part1]").fill("Accueil")
    officer.locator("[name=minutes1]").fill("15")
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)
    meeting = MEETING.search(officer.url)[0]
    whole(officer)

    # A draft is nobody else's.
    first.goto(server.url + meeting)
    assert first.locator("h1").inner_text() != title
    press(officer, "publication")
    assert not untranslated(officer)
    whole(officer)

    # The one seat goes to the first, the second waits, and moves up when it is given back.
    first.goto(server.url + "/meetings")
    whole(first)
    first.locator(f"a[href='{meeting}']").first.click()
    first.wait_for_url(MEETING)
    press(first, "answer", "coming")
    whole(first)
    second.goto(server.url + meeting)
    press(second, "answer", "coming")
    assert "1" in second.locator("#answer p").first.inner_text()
    whole(second)
    press(first, "answer", "declined")
    second.reload()
    assert second.locator("#answer button[value=coming][aria-pressed=true]").count() == 1

    # The calendar file is one another program reads, at the instant meant.
    with second.expect_download() as download:
        second.locator(f"a[href='{meeting}/calendar']").click()
    event = Calendar.from_ical(open(download.value.path(), "rb").read()).walk("VEVENT")[0]
    assert str(event["summary"]) == title
    assert event["dtstart"].dt == datetime.datetime.combine(day(9), datetime.time(8, 30), datetime.timezone.utc)

    # Another place, then no meeting at all: who answered is told.
    officer.goto(server.url + meeting + "/people")
    whole(officer)
    officer.goto(server.url + meeting + "/edit")
    officer.locator("[name=place]").fill("Au siège")
    officer.locator("main form button.primary").click()
    officer.wait_for_url(re.compile(re.escape(meeting) + r"(\?|$)"))
    press(officer, "cancellation")
    second.goto(server.url + meeting)
    assert second.locator("form[action$='/answer']").count() == 0
    whole(second)
    second.goto(server.url + "/")
    assert title in second.locator("main").inner_text()
