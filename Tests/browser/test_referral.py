"""Journeys 7 and 8: a contact is confided on a phone, followed to a signed deal, confirmed and thanked."""

import csv
import io
import re

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import founded, sign_in
from server import text
from words import untranslated

GIVER, RECEIVER = "houda.slaoui@ateliers.example", "omar@logiciels.example"
FOLLOWED = re.compile(r"/referrals/(?!new)\w+")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def press(page, step):
    page.locator(f"button[name=step][value={step}]").click()
    page.wait_for_load_state()


def fill_contact(page, name):
    page.locator("[name=prospect]").fill(name)
    page.locator("[name=contact]").fill("06 62 33 44 55")
    page.locator("[name=need]").fill("Une application de caisse")
    page.locator("[name=expects]").check()


def year(page, server):
    """Given, received, thanked of this year, as Home says them."""
    page.goto(server.url)
    numbers = page.locator("dl.worth dd").evaluate_all("all => all.map(dd => dd.firstChild.textContent)")
    return [int(re.sub(r"\D", "", number) or 0) for number in [numbers[0], numbers[1]]]


@EVERYWHERE
def test_from_a_contact_to_a_thanked_deal(member, server, size, language):
    giver, receiver = member(GIVER, size, language), member(RECEIVER, size, language)
    given, received = year(giver, server)[0], year(receiver, server)[1]

    # Give: three taps besides what is typed.
    giver.locator("nav.places a[href='/referrals/new']").click()
    giver.get_by_role("combobox").press_sequentially("kabaj")
    giver.get_by_role("option").filter(has_text="Kabbaj").click()
    fill_contact(giver, "Salon Nour <script>")
    whole(giver)
    before = len(server.letters.to(RECEIVER))
    giver.locator("main form button.primary").click()
    giver.wait_for_url(FOLLOWED)
    followed = FOLLOWED.search(giver.url)[0]
    assert "Salon Nour <script>" in giver.locator("h1").inner_text()
    whole(giver)

    letter = server.letters.wait(RECEIVER, after=before)
    assert "Houda" in str(letter["subject"])
    assert server.url + followed in text(letter)

    # The receiver finds it on Home and answers in one tap.
    receiver.goto(server.url)
    assert "Salon Nour <script>" in receiver.locator("main").inner_text()
    whole(receiver)
    press(receiver, "acknowledged")
    assert receiver.locator(f"a[href='{followed}']").count() == 1

    receiver.goto(server.url + followed)
    press(receiver, "contacted")
    press(receiver, "proposal")
    whole(receiver)
    receiver.locator("details:has([name=amount]) > summary").click()
    receiver.locator("[name=amount]").fill("douze mille")
    receiver.locator("form:has([name=amount]) button").click()
    receiver.locator("[data-errors]").wait_for()
    assert receiver.locator("[name=amount]").input_value() == "douze mille"
    whole(receiver)
    before = len(server.letters.to(GIVER))
    receiver.locator("[name=amount]").fill("12 500,50")
    receiver.locator("form:has([name=amount]) button").click()
    receiver.locator("form[action$='/thanks']").wait_for()
    whole(receiver)
    server.letters.wait(GIVER, after=before)

    # The giver confirms, the receiver thanks in one tap, the giver reads it.
    giver.goto(server.url)
    assert giver.locator(f"main a[href='{followed}']").count() == 1
    giver.goto(server.url + followed)
    assert "1250050" in re.sub(r"[\s,.]", "", giver.locator("main").inner_text())
    giver.locator("form[action$='/confirmation'] button").click()
    giver.locator("form[action$='/confirmation']").wait_for(state="detached")
    before = len(server.letters.to(GIVER))
    receiver.reload()
    receiver.locator("form[action$='/thanks'] button").click()
    receiver.locator("form[action$='/thanks']").wait_for(state="detached")
    whole(receiver)
    server.letters.wait(GIVER, after=before)
    giver.goto(server.url + followed)
    whole(giver)
    assert not untranslated(giver) and not untranslated(receiver)

    assert year(giver, server)[0] == given + 1
    assert year(receiver, server)[1] == received + 1


def test_the_exchanges_are_listed_and_taken_away(member, server):
    page = member(GIVER, LAPTOP)
    page.goto(server.url + "/exchanges?direction=given")

    page.get_by_role("searchbox").fill("kabbaj omar")
    page.wait_for_url(re.compile("q=kabbaj"))
    page.locator("[data-results]:not([aria-busy])").wait_for()
    listed = page.locator("[data-results] tbody tr")
    # One deal for each language and size of the journey above.
    assert listed.count() == 6
    assert all("Kabbaj" in line for line in listed.all_inner_texts())
    assert "direction=given" in page.url
    with page.expect_download() as waiting:
        page.locator("a[href*='/exchanges/table']").click()
    table = waiting.value.path().read_bytes().decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert len(rows) == 1 + 6
    assert all("12500,50" in row for row in rows[1:])
    whole(page)


def test_giving_without_script(member, server):
    page = member(GIVER, PHONE, "ar", script=False)
    page.goto(server.url + "/referrals/new")

    page.locator("[name=to]").fill("Personne Inconnue")
    fill_contact(page, "صالون")
    page.locator("main form button.primary").click()
    assert page.locator("[data-errors] li").count() == 1
    assert page.locator("[name=prospect]").input_value() == "صالون"
    assert page.locator("[name=expects]").is_checked()
    page.locator("[name=to]").fill("Omar Kabbaj")
    page.locator("main form button.primary").click()

    assert FOLLOWED.search(page.url), page.url
    assert page.locator("html").get_attribute("dir") == "rtl"
    followed = page.url
    receiver = member(RECEIVER, PHONE, "fr", script=False)
    receiver.goto(followed)
    press(receiver, "acknowledged")
    receiver.locator("details:has([name=reason]) > summary").click()
    receiver.locator("[name=reason]").select_option(index=1)
    receiver.locator("form:has([name=reason]) button").click()
    assert receiver.locator("form:has([name=reason])").count() == 0
    no_sideways_scroll(receiver)


def test_a_stranger_does_not_find_it(visitor, member, server):
    giver = member(GIVER, LAPTOP)
    giver.goto(server.url + "/exchanges?direction=given")
    followed = giver.locator("tbody a").first.get_attribute("href")
    stranger = visitor(PHONE)
    sign_in(stranger, server, "reda@bureau.example")

    answer = stranger.goto(server.url + followed)

    assert answer.status == 404
    whole(stranger)


@pytest.mark.parametrize("size, language", [(PHONE, "en"), (LAPTOP, "ar")], ids=["phone-en", "laptop-ar"])
def test_a_purchase_inside_the_club_and_a_way_back(member, server, size, language):
    page = member(GIVER, size, language)
    page.goto(server.url + "/referrals/new")

    page.get_by_role("combobox").fill("zniber")
    page.get_by_role("option").first.click()
    page.locator("[name=kind][value=inside]").check()
    assert not page.locator("[name=prospect]").is_visible()
    page.locator("[name=need]").fill("Vingt litres d'huile")
    whole(page)
    page.locator("main form button.primary").click()
    page.wait_for_url(FOLLOWED)
    page.locator("details:has(form[action$='/withdrawal']) > summary").click()
    whole(page)
    page.locator("form[action$='/withdrawal'] button").click()
    page.locator("form[action$='/withdrawal']").wait_for(state="detached")

    assert not untranslated(page)
    whole(page)
