"""Journey: a member invites by a link, a visitor registers in half a minute, comes, is followed, and applies."""

import datetime
import re
import sqlite3
from urllib.parse import parse_qs, urlsplit

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP
from icalendar import Calendar
from people import FOUNDER, founded
from server import text
from words import untranslated

INVITER = "houda.slaoui@ateliers.example"
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def call(officer, server, title, capacity="20"):
    """A meeting of the whole club, open to visitors, in nine days."""
    officer.goto(server.url + "/meetings/new")
    day = datetime.date.today() + datetime.timedelta(days=9)
    for name, value in {
        "title": title, "day": day.isoformat(), "from": "08:30", "until": "10:00", "place": "Hôtel du Phare",
        "capacity": capacity,
    }.items():  # fmt: skip
        officer.locator(f"[name={name}]").fill(value)
    officer.locator("[name=branch]").select_option("")
    officer.locator("[name=audience][value=club]").check()
    officer.locator("[name=visitors]").check()
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)
    meeting = MEETING.search(officer.url)[0]
    officer.locator("form[action$='/publication'] button").click()
    officer.wait_for_load_state()
    return meeting


def write_down(page, number, **changes):
    fields = {
        "given": "Aya", "family": f"Visiteuse{number}", "company": "Reliure d’art", "trade": "Reliure",
        "phone": f"06 12 34 5{number:03} "[:14], "email": f"aya{number}@dehors.example", **changes,
    }  # fmt: skip
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def begun(server, meeting):
    """The meeting took place yesterday."""
    key = sqlite3.connect(server.database, timeout=20)
    with key as database:
        database.execute(
            "UPDATE meetings SET starts_at = starts_at - 10 * 86400000, ends_at = ends_at - 10 * 86400000"
            " WHERE id = (SELECT MAX(id) FROM meetings)"
        )
    key.close()


@EVERYWHERE
def test_invited_registered_followed_and_applied(member, visitor, server, size, language):
    number = size["width"] % 97 + 100 * ["fr", "ar", "en"].index(language)
    officer, inviter = member(FOUNDER, size, language), member(INVITER, size, language)
    title = f"Petit-déjeuner <{language}{size['width']}>"
    meeting = call(officer, server, title)

    # The member prepares a link, which is shown once, with a message for WhatsApp.
    inviter.goto(server.url + meeting)
    inviter.locator(f"a[href='{meeting}/visitors']").click()
    whole(inviter)
    inviter.locator("form[action$='/invitations'] button").click()
    link = inviter.locator("#link").input_value()
    assert link.startswith(server.url + "/v/")
    share = parse_qs(urlsplit(inviter.locator("a[href^='https://wa.me/']").get_attribute("href")).query)["text"][0]
    assert link in share and title in share
    assert not untranslated(inviter)
    whole(inviter)

    # Who is sent it sees what, when, where and from whom, without signing in; a slip is said beside its field.
    guest = visitor(size, language)
    answer = guest.goto(link)
    assert "noindex" in answer.headers["x-robots-tag"]
    assert guest.locator("meta[property='og:title']").get_attribute("content") == title
    assert "Hôtel du Phare" in guest.locator("main").inner_text()
    whole(guest)
    write_down(guest, number, phone="12")
    guest.locator("main form button.primary").click()
    guest.locator("[data-errors]").wait_for()
    assert guest.locator("[name=family]").input_value() == f"Visiteuse{number}"
    assert not untranslated(guest)
    whole(guest)
    write_down(guest, number)
    guest.locator("[name=agrees]").check()
    before = len(server.letters.to(f"aya{number}@dehors.example"))
    guest.locator("main form button.primary").click()
    guest.wait_for_url("**/sent")
    whole(guest)

    # The mail brings the appointment for any calendar and a page of their own, with a code for the door.
    mail = server.letters.wait(f"aya{number}@dehors.example", after=before)
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    event = Calendar.from_ical(part.get_content()).walk("VEVENT")[0]
    assert str(event["summary"]) == title
    own = re.search(re.escape(server.url) + r"/visit/[\w-]+", text(mail))[0]
    guest.goto(own)
    assert guest.locator("figure.qr svg").count() == 1
    assert not untranslated(guest)
    whole(guest)

    # After the meeting whoever invited says what comes of it; nobody else's page names the visitor.
    begun(server, meeting)
    inviter.goto(server.url + "/visitors")
    whole(inviter)
    inviter.locator(".waits a", has_text=f"Visiteuse{number}").click()
    for step in ("came", "thanked"):
        inviter.locator("[name=note]").fill(f"Note <{step}>")
        inviter.locator(f"button[value={step}]").click()
        inviter.wait_for_load_state()
        assert f"Note <{step}>" in inviter.locator(".timeline").inner_text()
    assert not untranslated(inviter)
    whole(inviter)
    officer.goto(server.url + "/branch/visitors")
    assert f"Visiteuse{number}" in officer.locator("main").inner_text()
    whole(officer)

    # The visitor asks to join with one tap; the bureau sees who brought them.
    guest.goto(own)
    guest.locator("form[action$='/candidacy'] button").click()
    guest.locator(".notice.success").wait_for()
    whole(guest)
    officer.goto(server.url + "/branch/candidates")
    assert f"Visiteuse{number}" in officer.locator("main").inner_text()
    assert title in officer.locator("main").inner_text()

    # And may be forgotten at any time.
    guest.goto(own)
    guest.locator("details:has(form[action$='/erasure']) > summary").click()
    guest.locator("form[action$='/erasure'] button").click()
    guest.wait_for_load_state()
    whole(guest)
    assert guest.goto(own).status == 404
    inviter.goto(server.url + "/visitors")
    assert f"Visiteuse{number}" not in inviter.locator("main").inner_text()


def test_without_script_a_full_meeting_lets_its_visitors_wait(member, visitor, server):
    officer, inviter = member(FOUNDER, script=False), member(INVITER, script=False)
    meeting = call(officer, server, "Complet", capacity="1")
    inviter.goto(server.url + meeting)
    inviter.locator("form[action$='/answer'] button[value=coming]").click()
    inviter.goto(server.url + meeting + "/visitors")
    inviter.locator("form[action$='/invitations'] button").click()
    link = inviter.locator("#link").input_value()

    guest = visitor(LAPTOP, script=False)
    guest.goto(link)
    write_down(guest, 901)
    guest.locator("[name=agrees]").check()
    guest.locator("main form button.primary").click()
    guest.wait_for_url("**/sent")
    own = re.search(r"/visit/[\w-]+", text(server.letters.wait("aya901@dehors.example")))[0]
    guest.goto(server.url + own)
    assert guest.locator("figure.qr").count() == 0
    inviter.goto(server.url + meeting)
    inviter.locator("form[action$='/answer'] button[value=declined]").click()
    server.letters.wait("aya901@dehors.example", after=1)
    guest.reload()
    assert guest.locator("figure.qr svg").count() == 1
