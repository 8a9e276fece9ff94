"""Journey 7, the giver's side: asking for news once a week, and taking back what nobody has acknowledged."""

import re

import pytest
from checks import whole
from conftest import EVERYWHERE
from people import founded
from words import untranslated

GIVER, RECEIVER = "houda.slaoui@ateliers.example", "omar@logiciels.example"
FOLLOWED = re.compile(r"/referrals/(?!new)\w+")
NUDGE, WITHDRAWAL = "form[action$='/nudges']", "form[action$='/withdrawal']"
PHONE_NUMBER = re.compile(r"62[\s\u202f-]?33[\s\u202f-]?44[\s\u202f-]?55")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def give(page, server, name):
    page.goto(server.url + "/referrals/new")
    page.get_by_role("combobox").fill("kabbaj")
    page.get_by_role("option").first.click()
    page.locator("[name=prospect]").fill(name)
    page.locator("[name=contact]").fill("06 62 33 44 55")
    page.locator("[name=expects]").check()
    page.locator("main form button.primary").click()
    page.wait_for_url(FOLLOWED)
    return FOLLOWED.search(page.url)[0]


def acknowledge(page, server, followed):
    page.goto(server.url + followed)
    page.locator("button[name=step][value=acknowledged]").click()
    page.locator("button[name=step][value=acknowledged]").wait_for(state="detached")


@EVERYWHERE
def test_the_giver_asks_for_news_once_a_week(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    followed = give(giver, server, "Clinique du Parc")
    acknowledge(receiver, server, followed)
    # A second window keeps the button that the first one is about to use up.
    stale = member(GIVER, size, language)
    stale.goto(server.url + followed)
    before = len(server.letters.to(RECEIVER))

    giver.goto(server.url + followed)
    giver.locator(f"{NUDGE} button").click()
    giver.locator(NUDGE).wait_for(state="detached")
    server.letters.wait(RECEIVER, after=before)

    # Instead of the button stands from which day on it comes back.
    told = giver.locator("main .card.warm p.soft")
    assert re.search(r"\d", told.inner_text())
    assert not untranslated(giver)
    whole(giver)
    stale.locator(f"{NUDGE} button").click()
    stale.locator(NUDGE).wait_for(state="detached")
    assert stale.locator("main .card.warm p.soft").inner_text() == told.inner_text()
    assert len(server.letters.to(RECEIVER)) == before + 1, "one letter for both taps"
    receiver.reload()
    assert receiver.locator(".timeline li").count() == 3, "given, acknowledged, asked for news once"
    whole(receiver)


@EVERYWHERE
def test_what_nobody_acknowledged_is_taken_back(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    followed = give(giver, server, "Riad des Roses")
    receiver.goto(server.url)
    assert receiver.locator(f"main a[href='{followed}']").count() == 1
    receiver.goto(server.url + followed)
    assert PHONE_NUMBER.search(receiver.locator("main").inner_text())
    before = len(server.letters.to(RECEIVER))

    giver.locator(f"details:has({WITHDRAWAL}) > summary").click()
    giver.locator(f"{WITHDRAWAL} button").click()
    giver.locator(WITHDRAWAL).wait_for(state="detached")
    server.letters.wait(RECEIVER, after=before)

    # The receiver keeps the line and no longer the person; a step from the page left open is too late.
    assert not untranslated(giver)
    whole(giver)
    receiver.locator("button[name=step][value=acknowledged]").click()
    receiver.wait_for_load_state()
    assert receiver.locator("main h1").count() == 1
    assert not untranslated(receiver)
    whole(receiver)
    receiver.goto(server.url)
    assert receiver.locator(f"main a[href='{followed}']").count() == 0
    answer = receiver.goto(server.url + followed)
    assert answer.status == 200
    assert "Riad des Roses" not in receiver.content()
    assert not PHONE_NUMBER.search(receiver.content())
    assert receiver.locator("button[name=step]").count() == 0
    whole(receiver)
    receiver.goto(server.url + "/exchanges")
    assert "Riad des Roses" not in receiver.content()


@EVERYWHERE
def test_what_was_acknowledged_stays(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    followed = give(giver, server, "Garage Moderne")
    acknowledge(receiver, server, followed)

    # The page was open since before the answer: the server holds the rule, not the page.
    giver.locator(f"details:has({WITHDRAWAL}) > summary").click()
    giver.locator(f"{WITHDRAWAL} button").click()
    giver.wait_for_load_state()

    assert not untranslated(giver)
    whole(giver)
    giver.goto(server.url + followed)
    assert giver.locator(WITHDRAWAL).count() == 0
    receiver.reload()
    assert "Garage Moderne" in receiver.locator("h1").inner_text()
