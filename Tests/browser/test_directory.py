"""Journeys 5 and 6: members find each other, in any spelling and script, and say who they are."""

import re

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from pages import Directory
from people import founded
from words import untranslated

MEMBER, OTHER = "naima@parfums.example", "yassine@securite.example"


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def profile_of(page, server, name):
    directory = Directory(page, server.url).open()
    directory.search(name)
    page.locator(".person a").first.click()
    page.wait_for_url(re.compile(r"/members/\w+$"))


@EVERYWHERE
def test_a_member_is_found_as_one_types(member, server, size, language):
    page = member(MEMBER, size, language)
    directory = Directory(page, server.url).open()
    everyone = len(directory.names())

    # Another spelling, another script either way, a company, an offer.
    for words, name in [
        ("benjeloun", "Khadija Benjelloun"), ("شركاوي", "Naïma Cherkaoui"), ("youssef mansouri", "يوسف المنصوري"),
        ("rhattas emballage", "Chakib Rhattas"), ("gardiennage", "Yassine Bouhlal"),
    ]:  # fmt: skip
        directory.search(words)
        assert name in directory.names()[:5], words
    assert page.get_by_role("searchbox").evaluate("box => box === document.activeElement")
    whole(page)
    directory.search("zzzzqqq")
    assert directory.names() == []
    assert not untranslated(page)
    whole(page)

    page.reload()
    assert directory.names() == [], "the search is in the address"
    page.locator("[data-results] a").click()
    page.wait_for_url("**/members")
    assert len(directory.names()) == everyone


def test_search_and_filters_live_without_script(member, server):
    page = member(MEMBER, PHONE, script=False)
    directory = Directory(page, server.url).open()
    page.get_by_role("searchbox").fill("el ouazani")
    page.locator("form[role=search] noscript button, form[role=search] > button").first.click()
    assert directory.names()[0] == "Mohamed El Ouazzani"
    assert "q=" in page.url

    directory.open()
    page.locator("form[role=search] details summary").click()
    page.locator("[name=city]").select_option(label="Settat")
    page.locator("form[role=search] details button").click()
    assert "city=" in page.url
    assert directory.names() == ["Anas Sefrioui"]
    directory.open("?brand=on&order=newest")
    assert page.locator("[name=brand]").is_checked()
    assert 0 < len(directory.names()) < 19
    no_sideways_scroll(page)


def test_a_members_page_has_a_card_and_a_code(member, server):
    page = member(MEMBER, LAPTOP)
    profile_of(page, server, "houda slaoui")
    assert "Portes et fenêtres sur mesure" in page.locator("main").inner_text()
    whole(page)

    with page.expect_download() as waiting:
        page.locator("a[href$='/card']").click()
    card = waiting.value.path().read_bytes().decode()
    page.locator("details:has(figure.qr) > summary").click()
    code = page.locator("figure.qr img")
    code.scroll_into_view_if_needed()

    assert card.startswith("BEGIN:VCARD\r\n") and "+212661203001" in card
    assert page.request.get(server.url + code.get_attribute("src")).headers["content-type"].startswith("image/svg")
    page.wait_for_function("document.querySelector('figure.qr img').naturalWidth > 0")
    whole(page)


def test_a_profile_is_mended_and_hidden_field_by_field(member, visitor, server):
    page, other = member(MEMBER, PHONE), member(OTHER, LAPTOP)
    profile_of(other, server, "naima cherkaoui")
    assert "06 61 20 30 09" in other.locator("main").inner_text().replace("\xa0", " ").replace("-", " ")

    page.goto(server.url + "/me/profile")
    page.locator("[name=offers]").fill("Savons <img src=x onerror=alert(1)> et huiles")
    page.locator("[name=audience_phone]").select_option("me")
    page.locator("[name=phone]").fill("06 61")
    page.locator("main form button.primary").click()
    page.locator("[data-errors]").wait_for()
    assert page.locator("[name=offers]").input_value().startswith("Savons <img")
    whole(page)
    page.locator("[name=phone]").fill("0661203009")
    page.locator("[name=is_public]").check()
    page.locator("[name=audience_offers]").select_option("public")
    page.locator("main form button.primary").click()
    page.wait_for_url("**/me/profile?saved=1")
    whole(page)

    other.reload()
    shown = other.locator("main").inner_text()
    assert "Savons <img src=x onerror=alert(1)> et huiles" in shown
    assert "20 30 09" not in shown.replace("\xa0", " ").replace("-", " ")

    stranger = visitor(PHONE, "en")
    public = page.locator("a[href^='/p/']").get_attribute("href")
    assert stranger.goto(server.url + public).status == 200
    assert "Savons <img" in stranger.locator("main").inner_text()
    assert "naima@parfums.example" not in stranger.content()
    assert stranger.locator("meta[name=description]").count() == 1
    whole(stranger)
    hidden = other.url.replace("/members/", "/p/")
    page.locator("[name=is_public]").uncheck()
    page.locator("main form button.primary").click()
    page.wait_for_url("**/me/profile?saved=1")
    assert stranger.goto(hidden).status == 404


def test_a_company_and_its_trademark_are_kept(member, server):
    page = member(OTHER, LAPTOP, "en")
    page.goto(server.url + "/me/company")
    page.locator("[name=ice]").fill("000123450000159")
    page.locator("main form button.primary").click()
    page.locator("[data-errors]").wait_for()
    assert page.locator("[name=ice]").get_attribute("aria-invalid") == "true"
    whole(page)

    page.goto(server.url + "/me/trademarks")
    page.locator("[name=name]").fill("GARDIA")
    page.locator("main form:has([name=name]) button.primary").click()
    page.wait_for_load_state()
    assert "GARDIA" in page.locator("main").inner_text() or page.locator("[data-errors]").count() == 1
    assert not untranslated(page)
    whole(page)
