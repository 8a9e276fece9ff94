"""Journey 2: an empty database becomes a club, or the demo club."""

import pytest
from checks import whole
from conftest import EVERYWHERE, PHONE
from people import FOUNDER, enter_demo, found
from words import untranslated


@pytest.fixture
def server(own_server):
    return own_server


@EVERYWHERE
def test_a_club_is_founded(visitor, server, size, language):
    page = visitor(size, language)
    page.goto(server.url)
    page.wait_for_url("**/welcome")
    whole(page)

    page.locator("a[href='/welcome/club']").click()
    page.locator("[name=club]").fill("Club des <b>Ateliers</b>")
    page.locator("[name=email]").fill("nadia@club")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.locator("main form button.primary").click()
    page.locator("[data-errors]").wait_for()

    assert page.locator("[name=club]").input_value() == "Club des <b>Ateliers</b>"
    assert page.locator("[name=email]").input_value() == "nadia@club"
    assert page.locator("[data-errors] li").count() == page.locator(".field.wrong").count() == 6
    assert page.evaluate("document.activeElement.hasAttribute('data-errors')")
    whole(page)

    found(page, server, language)
    assert "Club des Ateliers" in page.locator("main").inner_text()
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert not untranslated(page)
    whole(page)

    page.goto(server.url)
    assert "Nadia" in page.locator("h1").inner_text()
    whole(page)
    page.goto(server.url + "/welcome/club")
    assert page.locator("[name=club]").count() == 0, "a club was to be founded twice"
    assert FOUNDER in server.run("person", "list").stdout


@pytest.mark.parametrize("size, language", [(PHONE, "fr")], ids=["phone-fr"])
def test_the_demo_club_opens_by_both_doors(visitor, server, size, language):
    page = visitor(size, language)
    page.goto(server.url)

    page.locator("form[action='/welcome/demo'] button").click()
    page.wait_for_url("**/demo", timeout=60_000)
    whole(page)
    enter_demo(page, server, "member")
    assert "Salma" in page.locator("h1").inner_text()
    assert page.locator(".demo").is_visible()
    page.goto(server.url + "/more")
    assert page.locator("a[href='/outbox']").count() == 0

    enter_demo(page, server, "president")
    assert "Driss" in page.locator("h1").inner_text()
    page.goto(server.url + "/more")
    assert page.locator("a[href='/outbox']").count() == 1
