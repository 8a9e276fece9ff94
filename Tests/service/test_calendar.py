"""A calendar of due dates, meetings and one-to-ones as another program reads it: the icalendar library of PyPI."""

import datetime
import re

from icalendar import Calendar
from talk import ask, connect, enter_demo

ADDRESS = re.compile(r'value="https?://[^"/]+(/calendars/[\w-]{43})"')


def test_the_feed_is_read_by_another_library(start):
    server = start()
    session = enter_demo(server.url)
    answer, page = ask(connect(server.url), "POST", "/deals/calendar", {}, Cookie=session)
    assert answer.status == 200
    path = ADDRESS.search(page)[1]

    answer, text = ask(connect(server.url), "GET", path)
    _, again = ask(connect(server.url), "GET", path)

    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/calendar; charset=utf-8"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    events = calendar.walk("VEVENT")
    assert {event["UID"].split("-")[0] for event in events} == {"deal", "meeting", "one"}
    for event in events:
        start_day, end_day = event.decoded("DTSTART"), event.decoded("DTEND")
        if event["UID"].startswith("deal-"):
            # A due date is a day.
            assert type(start_day) is datetime.date and end_day - start_day == datetime.timedelta(days=1)
        elif event["UID"].startswith("one-"):
            # A one-to-one is an hour that takes up one's time.
            assert start_day.tzinfo and end_day - start_day == datetime.timedelta(hours=1)
            assert event["TRANSP"] == "OPAQUE"
        else:
            # A meeting keeps the clocks of its place, whose rules the file has.
            assert event["DTSTART"].params["TZID"] == "Africa/Casablanca" and end_day > start_day
            assert event["LOCATION"] and event["STATUS"] in ("CONFIRMED", "TENTATIVE")
        assert int(event["SEQUENCE"]) >= 0
        assert event.decoded("DTSTAMP").tzinfo and event.decoded("LAST-MODIFIED").tzinfo
        assert re.fullmatch(r"(deal|meeting|one-to-one)-[0-9a-z]{13}@[\w.]+", event["UID"])
        assert event["SUMMARY"]
        assert not event.errors
    # The keys stay the same, and no amount is in it: the largest number of an event's words is a day of the month.
    assert [event["UID"] for event in Calendar.from_ical(again).walk("VEVENT")] == [event["UID"] for event in events]
    assert len({event["UID"] for event in events}) == len(events)
    assert not any(re.search(r"\d{3}", event["SUMMARY"]) for event in events)
    assert not any("DESCRIPTION" in event for event in events if not event["UID"].startswith("meeting-"))
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Africa/Casablanca"]

    answer, _ = ask(connect(server.url), "POST", "/deals/calendar/removal", {}, Cookie=session)
    assert answer.status == 303
    assert ask(connect(server.url), "GET", path)[0].status == 404
