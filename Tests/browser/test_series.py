"""Journey: meetings called as a series with an agenda put in order, changed from one on, called off, read by calendars."""

import datetime
import re
import urllib.request

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from icalendar import Calendar
from people import FOUNDER, founded
from words import untranslated

FIRST = "houda.slaoui@ateliers.example"
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def day(days):
    return datetime.date.today() + datetime.timedelta(days=days)


def press(page, action):
    fold = page.locator(f"details:not([open]):has(form[action$='/{action}']) > summary")
    if fold.count():
        fold.first.click()
    page.locator(f"form[action$='/{action}'] button").last.click()
    page.wait_for_load_state()


def unfold(page):
    folded = page.locator("main form details:not([open]) > summary")
    while folded.count():
        folded.first.click()


def fill(page, title, last):
    page.locator("[name=title]").fill(title)
    page.locator("[name=day]").fill(day(7).isoformat())
    page.locator("[name=place]").fill("Hôtel du Phare")
    page.locator("[name=branch]").select_option("")
    page.locator("[name=audience][value=club]").check()
    unfold(page)
    page.locator("[name=pattern]").select_option("weekly")
    if last:
        page.locator("[name=last]").fill(last.isoformat())
    for number, part in enumerate(["Accueil", "Tour de table"], start=1):
        page.locator(f"[name=part{number}]").fill(part)
        page.locator(f"[name=minutes{number}]").fill(str(10 * number))


def feed(address):
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"].startswith("text/calendar")
        return [event for event in Calendar.from_ical(answer.read()).walk("VEVENT")]


@EVERYWHERE
def test_called_put_in_order_changed_from_one_on_and_called_off(member, server, size, language):
    officer, first = member(FOUNDER, size, language), member(FIRST, size, language)
    title = f"Hebdo <{language}{size['width']}>"

    # Without its last day the form says so.
    officer.goto(server.url + "/meetings/new")
    fill(officer, title, None)
    officer.locator("main form button.primary").click()
    officer.locator("[data-errors] a[href='#last']").wait_for()
    whole(officer)
    officer.locator("[name=last]").fill(day(28).isoformat())

    # The second part is put before the first by its button.
    later = officer.locator("[data-move]").first.locator("button").nth(1)
    later.click()
    assert officer.locator("[name=part1]").input_value() == "Tour de table"
    assert officer.locator("[name=minutes1]").input_value() == "20"
    # A member who is told to keep the time is chosen from the list.
    unfold(officer)
    keeper = officer.locator("[name=timekeeper]")
    keeper.fill("Houda")
    officer.locator("[role=option]").first.click()
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)
    meeting = MEETING.search(officer.url)[0]
    assert not untranslated(officer)
    whole(officer)
    press(officer, "publication")
    officer.locator("main .notice.success").wait_for()

    # All four are called at once, and she is told of her part.
    first.goto(server.url + meeting)
    first.locator("details:has(li a[aria-current]) summary").click()
    links = [link.get_attribute("href") for link in first.locator("details li a").all()]
    assert len(links) == 4
    agenda = first.locator(".timeline li strong").all_inner_texts()
    assert "Tour de table" in agenda[0] and "Accueil" in agenda[1]
    whole(first)
    first.goto(server.url + links[2])
    first.locator("#answer button[value=coming]").click()
    first.locator("main .notice.success").wait_for()

    # From the third on they are an hour later.
    officer.goto(server.url + links[2] + "/edit")
    officer.locator("[name=from]").fill("09:30")
    officer.locator("[name=until]").fill("11:00")
    officer.locator("[name=scope][value=following]").check()
    whole(officer)
    officer.locator("main form button.primary").click()
    officer.locator("main .notice.success").wait_for()
    hours = []
    for link in links:
        officer.goto(server.url + link)
        hours.append(officer.locator("main time").first.get_attribute("datetime")[11:16])
    assert hours == ["08:30", "08:30", "09:30", "09:30"]

    # Her own calendar has the one she comes to, the branch's all four.
    first.goto(server.url + "/deals/calendar")
    first.locator("form[action$='/deals/calendar'] button").click()
    events = [event for event in feed(first.locator("#address").input_value()) if str(event["summary"]) == title]
    assert [event["dtstart"].dt.hour for event in events] == [9]
    assert events[0]["sequence"] == 1
    officer.goto(server.url + "/meetings/calendars")
    officer.locator("form[action$='/calendar'] button").first.click()
    whole(officer)
    events = [event for event in feed(officer.locator("input[readonly]").input_value()) if str(event["summary"]) == title]
    assert [event["dtstart"].dt.hour for event in events] == [8, 8, 9, 9]
    assert len({str(event["uid"]) for event in events}) == 4

    # The last two are called off, and the calendars say so.
    officer.goto(server.url + links[2])
    officer.locator(f"details:has(form[action$='/cancellation']) > summary").click()
    officer.locator("[name=cancel-scope][value=following]").check()
    officer.locator("form[action$='/cancellation'] button").click()
    officer.locator("main .notice.success").wait_for()
    first.goto(server.url + links[3])
    assert first.locator("form[action$='/answer']").count() == 0
    first.goto(server.url + links[1])
    assert first.locator("form[action$='/answer']").count() > 0


def test_the_agenda_is_put_in_order_by_dragging(member, server):
    officer = member(FOUNDER, LAPTOP, "fr")
    officer.goto(server.url + "/meetings/new")
    fill(officer, "Glissée", day(28))

    parts = officer.locator("[data-move]")
    officer.locator("[data-move] legend").nth(1).drag_to(parts.nth(0), target_position={"x": 40, "y": 4})

    assert officer.locator("[name=part1]").input_value() == "Tour de table"
    assert officer.locator("[name=part2]").input_value() == "Accueil"
    assert officer.locator("[data-move] legend").all_inner_texts()[:2] == ["Partie 1", "Partie 2"]


def test_a_series_is_called_without_script(visitor, member, server):
    officer = visitor(PHONE, "fr", script=False, state=member(FOUNDER, PHONE, "fr").context.storage_state())
    officer.goto(server.url + "/meetings/new")
    fill(officer, "Sans script", day(21))
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)

    assert officer.locator("details li a").count() == 3
