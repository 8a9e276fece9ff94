"""Journey: photos of a meeting are added, looked through, named, and taken down by whom they show."""

import datetime
import re
import sqlite3
import struct
import zlib

import pytest
from checks import whole
from conftest import EVERYWHERE, keep_picture
from people import FOUNDER, founded
from words import untranslated

FIRST, SECOND = "houda.slaoui@ateliers.example", "omar@logiciels.example"
MEETING = re.compile(r"/meetings/(?!new)\w{8,}")
# A camera held so that a quarter turn makes its picture upright, and where it was.
TURNED = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def drawing(width, height, turned=False):
    """A pattern as a PNG file, with a remark that must not go further."""
    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 90 if (x // 16 + y // 16) % 2 else 200)) for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    extra = chunk(b"tEXt", b"Comment\0SecretPlace") + (chunk(b"eXIf", TURNED) if turned else b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def files(*made):
    return [{"name": f"vue{i}.png", "mimeType": "image/png", "buffer": one} for i, one in enumerate(made)]


def held(officer, guests, server, title):
    """A meeting called, answered and, by the hand of time, over since yesterday."""
    day = datetime.date.today() + datetime.timedelta(days=9)
    officer.goto(server.url + "/meetings/new")
    for name, value in {"title": title, "day": day.isoformat(), "from": "08:30", "until": "10:00", "place": "Au siège"}.items():
        officer.locator(f"[name={name}]").fill(value)
    officer.locator("[name=branch]").select_option("")
    officer.locator("[name=audience][value=club]").check()
    officer.locator("main form button.primary").click()
    officer.wait_for_url(MEETING)
    meeting = MEETING.search(officer.url)[0]
    officer.locator("form[action$='/publication'] button").click()
    officer.wait_for_load_state()
    for guest in guests:
        guest.goto(server.url + meeting)
        guest.locator("form[action$='/answer'] button[value=coming]").click()
        guest.wait_for_load_state()
    with sqlite3.connect(server.database, timeout=20) as database:
        database.execute(
            "UPDATE meetings SET starts_at = starts_at - 864000000, ends_at = ends_at - 864000000 WHERE title = ?", (title,)
        )
    return meeting


def send(page, *made, caption):
    page.locator("#add [name=photos]").set_input_files(files(*made))
    page.locator("#add [name=caption]").fill(caption)
    page.locator("#add [name=consent]").check()
    page.locator("#add button.primary").click()
    page.wait_for_url(re.compile(r"/photos(\?|$)"))


def sizes(page, selector):
    """What the pictures of a page turn out to be, once they are there."""
    page.wait_for_function("(s) => [...document.querySelectorAll(s)].every((i) => i.complete)", arg=selector)
    return page.locator(selector).evaluate_all("(all) => all.map((i) => [i.naturalWidth, i.naturalHeight])")


@EVERYWHERE
def test_added_looked_through_named_and_taken_down(member, server, browser, size, language):
    officer, adder, shown = (member(who, size, language) for who in (FOUNDER, FIRST, SECOND))
    title = f"Rencontre <{language}{size['width']}>"
    meeting = held(officer, (adder, shown), server, title)

    # From the meeting to its photos, which are none yet.
    adder.goto(server.url + meeting)
    whole(adder)
    adder.locator("#photos a.button").click()
    adder.locator(".empty").wait_for()
    whole(adder)

    # A file that is no photo is named; nothing is taken of it.
    adder.locator("#add [name=consent]").check()
    adder.locator("#add [name=photos]").set_input_files(
        [{"name": "plan.svg", "mimeType": "image/svg+xml", "buffer": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}]
    )
    adder.locator("#add button.primary").click()
    adder.locator("[data-errors]").wait_for()
    assert "plan.svg" in adder.locator("[data-errors]").inner_text()
    whole(adder)

    # Three at once; the one that lay on its side stands upright, and each has its place before it comes.
    send(adder, drawing(640, 480), drawing(480, 320, turned=True), drawing(320, 320), caption="Le tour de <table>")
    adder.locator(".notice.success").wait_for()
    assert sizes(adder, ".gallery img") == [[320, 240], [213, 320], [320, 320]]
    for picture in adder.locator(".gallery img").all():
        assert picture.get_attribute("alt") == "Le tour de <table>"
        assert picture.get_attribute("width") and picture.get_attribute("height")
    assert not untranslated(adder)
    whole(adder)
    keep_picture(adder, f"photos-gallery-{language}-{size['width']}")

    # One by one, by links and by the arrow keys in the direction of the language.
    adder.locator(".gallery a").first.click()
    adder.locator("figure.photo img").wait_for()
    first = adder.url.split("?")[0]
    assert sizes(adder, "figure.photo img") == [[640, 480]]
    whole(adder)
    keep_picture(adder, f"photos-one-{language}-{size['width']}")
    adder.keyboard.press("ArrowLeft" if language == "ar" else "ArrowRight")
    adder.wait_for_url(lambda url: url.split("?")[0] != first)
    assert sizes(adder, "figure.photo img") == [[320, 480]]
    adder.locator("a[rel=next]").click()
    adder.wait_for_load_state()
    assert adder.locator("a[rel=next]").count() == 0
    adder.goto(first)

    # The bytes say nothing of where it was, and are nobody else's.
    answer = adder.request.get(first + "/image")
    assert answer.headers["content-type"] == "image/jpeg" and answer.headers["cache-control"].startswith("private")
    assert b"Secret" not in answer.body() and b"Exif" not in answer.body()
    stranger = browser.new_context()
    assert stranger.request.get(first + "/image", max_redirects=0).status == 303
    stranger.close()

    # On paper there are the pictures without the forms.
    adder.goto(server.url + meeting + "/photos")
    adder.emulate_media(media="print")
    assert adder.locator(".gallery img").first.is_visible() and not adder.locator("#add").is_visible()
    adder.emulate_media(media="screen")

    # Whom it shows is named, told, and takes it down with one tap.
    adder.goto(first)
    adder.locator("details:has([name=shown]) > summary").click()
    for tick in adder.locator("[name=shown]").all():
        tick.check()
    whole(adder)
    adder.locator("main form button.primary").click()
    adder.wait_for_url(re.compile(re.escape(first) + r"(\?|$)"))
    shown.goto(server.url + "/")
    assert title in shown.locator("main").inner_text()
    shown.goto(first)
    assert shown.locator("[name=caption]").count() == 0
    whole(shown)
    shown.locator("form[action$='/withdrawal'] button").click()
    shown.wait_for_url(re.compile(r"/meetings/\w+/photos"))
    assert shown.locator(".gallery img").count() == 2
    assert "1" in shown.locator("main > p.soft.small").inner_text()
    assert adder.request.get(first + "/image").status == 404
    adder.goto(first)
    assert adder.locator("figure.photo").count() == 0
    whole(adder)


def test_photos_are_added_without_script(member, server, browser):
    officer, adder = member(FOUNDER, {"width": 390, "height": 844}, "fr"), member(FIRST, {"width": 390, "height": 844}, "fr")
    meeting = held(officer, (adder,), server, "Rencontre sans script")
    plain = browser.new_context(java_script_enabled=False, storage_state=adder.context.storage_state())
    page = plain.new_page()

    page.goto(server.url + meeting + "/photos")
    send(page, drawing(64, 48), caption="")

    assert page.locator(".gallery img").count() == 1
    plain.close()
