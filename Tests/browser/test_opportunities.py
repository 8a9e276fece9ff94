"""The exchange of opportunities: a need published in a minute, answered in private, chosen, and made a referral."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import demo, enter_demo
from words import untranslated

OPPORTUNITY = re.compile(r"/opportunities/(?!new)\w{13}")
CONVERSATION = re.compile(r"/answers/\w{13}")
TITLES = {"fr": "Fournisseur de tapis tissés main", "ar": "مورد زرابي منسوجة يدويا", "en": "Supplier of hand-woven rugs"}


@pytest.fixture(scope="module")
def server(server):
    return demo(server)


@pytest.fixture
def guest(visitor, server):
    """Walks into the demo club by a door."""

    def enter(door, size=LAPTOP, language="fr", script=True):
        page = visitor(size, language, script=script)
        enter_demo(page, server, door)
        return page

    return enter


def publish(page, server, title, **choices):
    """From Home, by the form; answers the address of what was published."""
    page.goto(server.url)
    page.locator("main a[href='/opportunities/new?side=need']").click()
    page.locator("[name=title]").fill(title)
    for name, value in choices.items():
        page.locator(f"[name={name}][value={value}]").check()
    page.locator("main form button.primary").click()
    page.wait_for_url(OPPORTUNITY)
    return OPPORTUNITY.search(page.url)[0]


def answer(page, server, address, words):
    page.goto(server.url + address)
    page.locator("[name=body]").fill(words)
    page.locator("form[action$='/answers'] button").click()
    page.wait_for_url(CONVERSATION)
    return CONVERSATION.search(page.url)[0]


@EVERYWHERE
def test_a_need_is_answered_in_private_and_becomes_a_referral(guest, server, size, language):
    author, answerer = guest("member", size, language), guest("president", size, language)
    title = f"{TITLES[language]} {size['width']}"

    address = publish(author, server, title)
    assert author.locator("main h1").inner_text() == title
    assert not untranslated(author)
    whole(author)
    conversation = answer(answerer, server, address, "Nous en avons, voyons-nous jeudi.")
    assert not untranslated(answerer)
    whole(answerer)

    # The author finds the answer on Home, writes back, chooses it and makes it a referral.
    author.goto(server.url)
    author.locator(f"main .waits a:has-text('{title}')").first.click()
    author.wait_for_url(CONVERSATION)
    author.locator("[name=body]").fill("Jeudi à dix heures ?")
    author.locator("form[action$='/messages'] button").click()
    author.locator(".timeline li").nth(1).wait_for()
    author.locator("form[action$='/choice'] button").click()
    author.locator("form[action$='/referral'] button").wait_for()
    assert not untranslated(author)
    whole(author)
    author.locator("form[action$='/referral'] button").click()
    author.wait_for_url("**/referrals/*")
    assert title in author.locator("main").inner_text()
    whole(author)

    answerer.goto(server.url + conversation)
    assert answerer.locator("main a[href^='/referrals/']").count() == 1
    assert not untranslated(answerer)
    whole(answerer)
    author.goto(server.url + address)
    author.locator("#closing summary").click()
    author.locator("form[action$='/closure'] button").click()
    author.locator("form[action$='/closure']").wait_for(state="detached")
    assert not untranslated(author)
    whole(author)


@EVERYWHERE
def test_the_list_is_searched_as_one_types_and_a_search_is_kept(guest, server, size, language):
    page = guest("member", size, language)
    page.goto(server.url + "/opportunities")
    all_of_them = page.locator(".opportunity").count()
    assert all_of_them >= 10
    assert not untranslated(page)
    whole(page)

    # The demo club writes in three languages; the search finds across them.
    page.get_by_role("searchbox").fill("imprimeur")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == ["imprimeur"])
    page.locator("[data-results]:not([aria-busy])").wait_for()
    assert 1 <= page.locator(".opportunity").count() < all_of_them
    page.locator("[data-results] details > summary").click()
    name = f"Veille {language} {size['width']}"
    page.locator("[data-results] [name=name]").fill(name)
    page.locator("[data-results] form button").click()
    page.locator("main .notice").wait_for()
    assert page.get_by_text(name, exact=True).is_visible()
    assert not untranslated(page)
    whole(page)
    page.locator(f"li:has-text('{name}') form button").click()
    page.get_by_text(name, exact=True).wait_for(state="detached")

    page.goto(server.url + "/opportunities?q=zzzzqqq")
    assert page.locator(".opportunity").count() == 0
    assert not untranslated(page)
    whole(page)


@EVERYWHERE
def test_a_public_page_names_nobody_and_leads_to_an_answer(guest, visitor, server, size, language):
    author, stranger = guest("member", size, language), visitor(size, language)
    address = publish(author, server, f"Public {TITLES[language]} {size['width']}", visibility="public")
    author.locator("main a[href^='/o/']").click()
    author.wait_for_url("**/o/*")
    shown = author.url

    stranger.goto(shown)
    words = stranger.content()
    assert TITLES[language] in words
    assert "Salma" not in words and "Bennani" not in words and "سلمى" not in words
    assert not untranslated(stranger)
    whole(stranger)
    stranger.locator("main a.button.primary").click()
    stranger.wait_for_url("**/sign-in?next=*")
    other = guest("president", size, language)
    other.goto(shown)
    other.locator("main a.button.primary").click()
    other.wait_for_url("**" + address)
    assert other.locator("[name=body]").is_visible()


def test_home_asks_what_became_of_one_whose_day_has_passed(guest, server):
    page = guest("president", PHONE)
    asked = page.locator("main form[action$='/closure']")
    assert asked.count() >= 1, "the demo club has one for each visitor"
    before = asked.count()
    whole(page)

    # The answer ends the opportunity: its consequence is read before it is given.
    page.locator("main details:has(form[action$='/closure']) > summary").first.click()
    with page.expect_navigation():
        asked.first.locator("button").first.click()
    assert page.locator("main form[action$='/closure']").count() == before - 1


def test_everything_lives_without_script(guest, server):
    page = guest("member", PHONE, script=False)
    address = publish(page, server, "Sans script")
    page.goto(server.url + "/opportunities")
    page.get_by_role("searchbox").fill("Sans script")
    page.locator("form[role=search] noscript button, form[role=search] > button").first.click()
    assert page.locator(f"a[href='{address}']").count() == 1
    page.goto(server.url + address)
    page.locator(f"details:has(form[action='{address}/withdrawal']) > summary").click()
    page.locator(f"form[action='{address}/withdrawal'] button").click()
    page.locator("main .notice").wait_for()
    no_sideways_scroll(page)
