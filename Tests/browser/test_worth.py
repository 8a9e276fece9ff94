"""Journey 8: what the club and a branch are worth, as a drawing and as the table beside it."""

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, PHONE
from people import demo, enter_demo
from words import untranslated


@pytest.fixture(scope="module")
def server(server):
    return demo(server)


@EVERYWHERE
def test_every_chart_has_its_table(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    for address in ("/club", None):
        if address:
            page.goto(server.url + address)
        else:
            page.locator("a[href^='/branches/']").first.click()
            page.wait_for_url("**/branches/*")

        charts = page.locator("main svg:not(.icon)").count()
        assert charts >= 1
        folded = page.locator("details:not([open]):has(table) > summary")
        while folded.count():
            folded.first.click()
        assert page.locator("main table").count() >= charts
        assert page.locator("main table tbody tr").count() >= 12
        assert not untranslated(page)
        whole(page)


def test_worth_is_told_without_script(visitor, server):
    page = visitor(PHONE, "en", script=False)
    enter_demo(page, server, "member")
    page.goto(server.url + "/club")

    assert page.locator("dl.worth dd").count() >= 4
    assert page.locator("main table").count() >= 1
    no_sideways_scroll(page)


def test_home_tells_what_the_club_did_for_me(visitor, server):
    page = visitor(PHONE, "fr")
    enter_demo(page, server, "member")

    assert page.locator("dl.worth dd").count() == 3
    assert page.locator("[data-live-part=waits]").is_visible()
    assert page.locator("[data-live]").get_attribute("data-live-state") in ("on", None)
    whole(page)
