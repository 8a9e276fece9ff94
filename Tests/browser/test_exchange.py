"""A referral changes hands: handed on, declined, talked over, asleep and woken; and what came from outside the club."""

import re
import sqlite3

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, PHONE
from people import founded
from words import untranslated

GIVER, RECEIVER, THIRD = "houda.slaoui@ateliers.example", "omar@logiciels.example", "reda@bureau.example"
FOLLOWED = re.compile(r"/referrals/(?!new)\w+")
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


def age(server, followed, days):
    """Lets a referral lie for so many days, as far as it knows."""
    number = crockford(followed.rsplit("/", 1)[1])
    with sqlite3.connect(server.database, timeout=20) as database:
        changed = database.execute(
            "UPDATE referrals SET moved_at = moved_at - ?, given_at = given_at - ? WHERE id = ?",
            (days * 86_400_000, days * 86_400_000, number),
        ).rowcount
    assert changed == 1


def sleep(server, followed):
    """What the chore of the hour does to a referral that lay for thirty days."""
    number = crockford(followed.rsplit("/", 1)[1])
    with sqlite3.connect(server.database, timeout=20) as database:
        database.execute("UPDATE referrals SET reminded = 30, dormant_at = moved_at + 2592000000 WHERE id = ?", (number,))


def crockford(text):
    number = 0
    for letter in text:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    return number


def write(page, words):
    page.locator("[name=message]").fill(words)
    page.locator("form[action$='/messages'] button").click()
    page.locator("#conversation li").filter(has_text=words).wait_for()


@EVERYWHERE
def test_a_referral_is_handed_on_and_talked_over(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    third = member(THIRD, size, language)
    followed = give(giver, server, "Hôtel des Dunes")
    receiver.goto(server.url + followed)
    write(receiver, "Trop grand pour nous <b>")
    whole(receiver)
    before = len(server.letters.to(THIRD))

    # A receiver on the page hands it on: another company needs the contact's word.
    receiver.locator(f"a[href='{followed}/handing']").click()
    receiver.get_by_role("combobox").fill("filali")
    receiver.get_by_role("option").first.click()
    receiver.locator("[name=reason]").fill("C'est son secteur")
    whole(receiver)
    receiver.locator("main form button.primary").click()
    receiver.locator("[data-errors]").wait_for()
    assert receiver.locator("[name=reason]").input_value() == "C'est son secteur"
    whole(receiver)
    receiver.locator("[name=agrees]").check()
    receiver.locator("main form button.primary").click()
    receiver.wait_for_url(FOLLOWED)
    server.letters.wait(THIRD, after=before)

    # The former receiver keeps what was theirs.
    words = receiver.locator("main").inner_text()
    assert "Trop grand pour nous <b>" in words and not PHONE_NUMBER.search(words)
    assert receiver.locator("button[name=step], [name=message]").count() == 0
    assert not untranslated(receiver)
    whole(receiver)
    receiver.goto(server.url + "/exchanges")
    assert receiver.locator(f"main a[href='{followed}']").count() == 1

    # The new one finds it on Home, and both talk.
    third.goto(server.url)
    assert third.locator(f"main a[href='{followed}']").count() == 1
    third.goto(server.url + followed)
    assert PHONE_NUMBER.search(third.locator("main").inner_text())
    third.locator("button[name=step][value=acknowledged]").click()
    third.locator("button[name=step][value=acknowledged]").wait_for(state="detached")
    before = len(server.letters.to(GIVER))
    write(third, "J'appelle demain")
    assert not untranslated(third)
    whole(third)
    server.letters.wait(GIVER, after=before)
    giver.goto(server.url + followed)
    assert "J'appelle demain" in giver.locator("#conversation").inner_text()
    assert "C'est son secteur" in giver.locator("ol.timeline").last.inner_text()
    write(giver, "Merci à vous")
    assert not untranslated(giver)
    whole(giver)


@EVERYWHERE
def test_a_referral_is_declined_with_its_reason(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    followed = give(giver, server, "Ferme du Nord")
    receiver.goto(server.url + followed)
    before = len(server.letters.to(GIVER))

    receiver.locator("details:has(form[action$='/decline']) > summary").click()
    receiver.locator("[name=decline_note]").fill("Carnet plein")
    receiver.locator("form[action$='/decline'] button").click()
    receiver.locator("[data-errors]").wait_for()
    assert receiver.locator("[name=decline_note]").input_value() == "Carnet plein"
    whole(receiver)
    receiver.locator("[name=decline]").select_option("no_time")
    receiver.locator("form[action$='/decline'] button").click()
    receiver.locator("form[action$='/decline']").wait_for(state="detached")
    server.letters.wait(GIVER, after=before)

    assert not untranslated(receiver)
    whole(receiver)
    giver.goto(server.url)
    assert giver.locator("[data-live-part=notices] a").count() >= 1
    giver.goto(server.url + followed)
    assert "Carnet plein" in giver.locator("main").inner_text()
    assert not untranslated(giver)
    whole(giver)


@EVERYWHERE
def test_a_sleeping_referral_is_woken_by_one_tap(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    followed = give(giver, server, "Librairie du Port")
    age(server, followed, 40)
    sleep(server, followed)

    for page in (giver, receiver):
        page.goto(server.url + followed)
        assert page.locator("form[action$='/waking'] button").count() == 1
        whole(page)
    receiver.goto(server.url)
    assert receiver.locator(f"main .waits a[href='{followed}']").count() == 0, "what sleeps asks for nothing"
    before = len(server.letters.to(GIVER))
    receiver.goto(server.url + followed)
    receiver.locator("form[action$='/waking'] button").click()
    receiver.locator("form[action$='/waking']").wait_for(state="detached")
    server.letters.wait(GIVER, after=before)

    assert not untranslated(receiver) and not untranslated(giver)
    whole(receiver)
    receiver.goto(server.url)
    assert receiver.locator(f"main .waits a[href='{followed}']").count() == 1
    giver.reload()
    assert giver.locator("form[action$='/waking']").count() == 0


@EVERYWHERE
def test_what_came_from_outside_is_noted_and_followed(member, server, size, language):
    page = member(GIVER, size, language)
    page.goto(server.url + "/exchanges")
    page.locator("main a[href='/exchanges/outside']").click()
    whole(page)
    page.locator("main a[href='/exchanges/outside/new']").first.click()
    page.locator("[name=source]").fill("Youssef Hors-Club")
    page.locator("[name=prospect]").fill("Riad Zitoun")
    page.locator("[name=contact]").fill("06 61 23 45 67")
    whole(page)
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(r"/exchanges/outside/(?!new)\w+"))
    assert "Youssef Hors-Club" in page.locator("main").inner_text()
    page.locator("button[name=step][value=contacted]").click()
    page.locator("button[name=step][value=contacted]").wait_for(state="detached")
    assert not untranslated(page)
    whole(page)
    page.goto(server.url + "/exchanges/outside")
    assert page.locator("tbody tr").filter(has_text="Youssef Hors-Club").count() >= 1
    whole(page)
    for address in ("/exchanges/cohorts", "/exchanges/cohorts?of=club", "/exchanges/why", "/exchanges/why?figure=given&period=all"):
        assert page.goto(server.url + address).status == 200
        assert not untranslated(page)
        whole(page)


def test_handing_on_and_writing_without_script(member, server):
    giver = member(GIVER, PHONE, "fr")
    followed = give(giver, server, "Moulin Vieux")
    page = member(RECEIVER, PHONE, "ar", script=False)
    page.goto(server.url + followed)
    page.locator("[name=message]").fill("نعم")
    page.locator("form[action$='/messages'] button").click()
    assert "نعم" in page.locator("#conversation").inner_text()
    page.goto(server.url + followed + "/handing")
    page.locator("[name=to]").fill("Reda Filali")
    page.locator("[name=agrees]").check()
    page.locator("[name=reason]").fill("مجاله")
    page.locator("main form button.primary").click()
    assert FOLLOWED.search(page.url) and page.locator("[name=reason]").count() == 0
    no_sideways_scroll(page)
