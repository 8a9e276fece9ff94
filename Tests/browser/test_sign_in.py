"""Journey 4: in by the code of the mail, out of any device, a password for those who want one."""

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from pages import SignIn
from people import founded, sign_in, speak
from server import code_in
from words import untranslated

WRONG = "ZZZZZZZZ"


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


@EVERYWHERE
def test_a_code_of_the_mail_opens_the_door(visitor, server, size, language):
    email = {"fr": "ghita@conseil.example", "ar": "y.mansouri@froid.example", "en": "anas@beton.example"}[language]
    page = visitor(size, language)
    before = len(server.letters.to(email))
    form = SignIn(page, server.url).open()
    whole(page)

    form.ask(email)
    code = code_in(server.letters.wait(email, after=before))
    page.locator("[name=code]").fill(WRONG if code != WRONG else "YYYYYYYY")
    page.locator("form:has([name=code]) button").click()
    page.locator("[data-errors]").wait_for()
    assert not untranslated(page)
    whole(page)
    form.enter(f" {code[:4].lower()}-{code[4:]} ")

    assert page.locator("nav.places").is_visible()
    speak(page, server, language)
    page.locator("a[href='/more']").first.click()
    page.locator("form[action='/sign-out'] button").click()
    page.wait_for_url("**/sign-in")


def test_an_unknown_address_hears_the_same_words(visitor, server):
    said = []
    for email in ("salwa@print.example", "nobody@nowhere.example"):
        page = visitor(PHONE)
        SignIn(page, server.url).open().ask(email)
        said.append(page.locator("main").inner_text().replace(email, "…"))

    assert said[0] == said[1]
    server.letters.wait("salwa@print.example")
    assert not server.letters.to("nobody@nowhere.example")


def test_a_code_works_only_where_it_was_asked_for(visitor, server):
    email = "karim@olives.example"
    page, other = visitor(PHONE), visitor(LAPTOP)
    SignIn(page, server.url).open().ask(email)
    code = code_in(server.letters.wait(email))
    SignIn(other, server.url).open().ask("nobody@nowhere.example")

    other.locator("[name=code]").fill(code)
    other.locator("form:has([name=code]) button").click()
    other.locator("[role=alert]").wait_for()

    assert "/sign-in" in other.url


def test_one_ends_a_session_elsewhere(visitor, server):
    email = "loubna@formation.example"
    phone, laptop = visitor(PHONE), visitor(LAPTOP)
    sign_in(phone, server, email)
    sign_in(laptop, server, email)
    laptop.goto(server.url + "/me/sessions")
    assert laptop.locator("form[action^='/me/sessions/']").count() == 3, "two sessions, and all others at once"
    whole(laptop)

    laptop.locator("li:not(:has(.tag.done)) form button").click()
    laptop.wait_for_load_state()

    assert laptop.locator("main li").count() == 1
    phone.goto(server.url + "/members")
    assert "/sign-in" in phone.url


def test_the_language_stays_with_the_person(visitor, server):
    email = "meryem@avocats.example"
    page = visitor(PHONE, "fr")
    sign_in(page, server, email)
    page.goto(server.url + "/more")

    page.locator("button[name=language][value=ar]").click()
    page.wait_for_load_state()

    assert page.locator("html").get_attribute("dir") == "rtl"
    whole(page)
    elsewhere = visitor(LAPTOP, "en")
    sign_in(elsewhere, server, email)
    assert elsewhere.locator("html").get_attribute("lang") == "ar"


def test_a_password_opens_the_door_too(visitor, server):
    email, password = "zineb@fleurs.example", "marguerites au printemps 7"
    page = visitor(LAPTOP, "en")
    sign_in(page, server, email)
    page.goto(server.url + "/me/password")
    page.locator("[name=new]").fill("passwordpassword")
    page.locator("form:has([name=new]) button.primary").click()
    page.locator("[data-errors]").wait_for()
    whole(page)

    page.locator("[name=new]").fill(password)
    page.locator("[data-reveal=new]").click()
    assert page.locator("[name=new]").get_attribute("type") == "text"
    page.locator("form:has([name=new]) button.primary").click()
    page.locator("[data-errors]").wait_for(state="detached")
    whole(page)

    other = visitor(PHONE, "en", script=False)
    other.goto(server.url + "/sign-in/password")
    other.locator("[name=email]").fill(email)
    other.locator("[name=password]").fill("something else entirely")
    other.locator("form:has([name=password]) button.primary").click()
    assert "/sign-in" in other.url
    other.locator("[name=password]").fill(password)
    other.locator("form:has([name=password]) button.primary").click()
    assert other.locator("nav.places").is_visible()


def test_the_invited_come_by_the_mail(visitor, server):
    page = visitor(LAPTOP)
    sign_in(page, server, "nadia.founder@club.example")
    page.goto(server.url + "/invitations")
    line = page.locator("li", has_text="Tazi")
    before = len(server.letters.to("a.tazi@textile.example"))

    line.locator("button").click()
    letter = server.letters.wait("a.tazi@textile.example", after=before)

    assert "Club des Ateliers" in str(letter["subject"])
    whole(page)
