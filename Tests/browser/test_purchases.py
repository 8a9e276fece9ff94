"""A group purchase from a request to the supplier's contact, and a member who leaves."""

import csv
import datetime
import io
import re

import pytest
from checks import no_sideways_scroll, whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import founded
from words import untranslated

ORGANISER, SECOND, SELLER = "houda.slaoui@ateliers.example", "omar@logiciels.example", "c.rhattas@emballage.example"
PURCHASE = re.compile(r"/purchases/(?!new)\w{8,}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


def press(page, action):
    """Sends the form of that address, opening what it is folded into."""
    form = page.locator(f"form[action$='/{action}']")
    fold = page.locator(f"details:not([open]):has(form[action$='/{action}']) > summary")
    if fold.count():
        fold.first.click()
    form.locator("button").first.click()
    page.wait_for_load_state()


def digits(text):
    return re.sub(r"[^0-9]", "", text)


@EVERYWHERE
def test_from_a_request_to_the_suppliers_contact(member, server, size, language):
    organiser, second, seller = (member(who, size, language) for who in (ORGANISER, SECOND, SELLER))

    # The organiser opens it with a part of their own.
    organiser.goto(server.url + "/purchases")
    whole(organiser)
    organiser.locator("main a.button.primary").first.click()
    organiser.locator("[name=title]").fill("Cartons <script>")
    organiser.locator("[name=unit]").fill("carton")
    organiser.locator("[name=quantity]").fill("beaucoup")
    organiser.locator("[name=join_until]").fill(day(7))
    organiser.locator("[name=offers_until]").fill(day(14))
    organiser.locator("main form button.primary").click()
    organiser.locator("[data-errors]").wait_for()
    assert organiser.locator("[name=title]").input_value() == "Cartons <script>"
    whole(organiser)
    organiser.locator("[name=quantity]").fill("1 733")
    organiser.locator("main form button.primary").click()
    organiser.wait_for_url(PURCHASE)
    purchase = PURCHASE.search(organiser.url)[0]
    assert "Cartons <script>" in organiser.locator("h1").inner_text()

    # Another joins in one field.
    second.goto(server.url + purchase)
    assert "1733" not in digits(second.locator("main").inner_text())
    second.locator("[name=quantity]").fill("2 911,5")
    second.locator("form[action$='/participation'] button").click()
    second.wait_for_load_state()
    assert "2911" in digits(second.locator("main").inner_text())
    whole(second)

    # Joining ends; a member offers, the organiser notes another's offer.
    organiser.goto(server.url + purchase)
    assert "2911" not in digits(organiser.locator("main").inner_text())
    press(organiser, "closing")
    whole(organiser)
    seller.goto(server.url + purchase)
    seller.locator(f"a[href='{purchase}/offers/new']").click()
    whole(seller)
    for name, value in {"from_1": "1", "price_1": "4,20", "from_2": "2000", "price_2": "3,50", "delivery": "150"}.items():
        seller.locator(f"[name={name}]").fill(value)
    seller.locator("main form button.primary").click()
    seller.wait_for_url(re.compile(purchase + r"(\?|$)"))
    whole(seller)
    organiser.goto(server.url + purchase + "/offers/new")
    organiser.locator("[name=supplier]").fill("Carton du Nord")
    organiser.locator("[name=contact]").fill("devis@carton.example")
    organiser.locator("[name=from_1]").fill("1")
    organiser.locator("[name=price_1]").fill("-4")
    organiser.locator("main form button.primary").click()
    organiser.locator("[data-errors]").wait_for()
    organiser.locator("[name=price_1]").fill("4,00")
    organiser.locator("main form button.primary").click()
    organiser.wait_for_url(re.compile(purchase + r"(\?|$)"))

    # Side by side, brought to one figure, marked in words, and to take away.
    assert organiser.locator("table.cards tbody tr").count() == 2
    assert organiser.locator("table.cards .tag.done").count() == 1
    whole(organiser)
    with organiser.expect_download() as waiting:
        organiser.locator("a[download]").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 1 + 3
    organiser.locator("input[name=offer]").first.check()
    organiser.locator("form[action$='/choice'] button").click()
    organiser.wait_for_load_state()

    # Each says yes; then each has the supplier and the supplier has the orders.
    for page in (organiser, second):
        page.goto(server.url + purchase)
        whole(page)
        page.locator("input[name=ceiling]").last.check()
        page.locator("[name=agrees]").check()
        page.locator("form[action$='/confirmation'] button").click()
        page.wait_for_load_state()
    second.goto(server.url + purchase)
    assert second.locator(f"a[href='mailto:{SELLER}']").count() == 1
    assert "1733" not in digits(second.locator("main").inner_text())
    whole(second)
    seller.goto(server.url + purchase)
    assert "1733" in digits(seller.locator("main").inner_text())
    assert "2911" in digits(seller.locator("main").inner_text())
    whole(seller)
    for page in (organiser, second, seller):
        assert not untranslated(page)

    # Home told each of it.
    second.goto(server.url)
    assert second.locator("main a[href^='/notices/']").count() >= 1


def test_a_purchase_without_script_on_a_phone(member, server):
    page = member(ORGANISER, PHONE, "ar", script=False)
    page.goto(server.url + "/purchases/new?title=وقود&text=عشرون+ألف+لتر")

    assert page.locator("[name=title]").input_value() == "وقود"
    page.locator("[name=unit]").fill("لتر")
    page.locator("main form button.primary").click()
    assert PURCHASE.search(page.url), page.url
    no_sideways_scroll(page)
    press(page, "cancellation")
    page.locator("[name=words]").fill("لاحقا")
    page.locator("form[action$='/cancellation'] button").click()
    assert page.locator(".tag.lost").count() == 1


@pytest.mark.parametrize("size, language", [(PHONE, "fr"), (LAPTOP, "ar"), (PHONE, "en")])
def test_the_bureau_ends_a_membership_and_takes_it_back(member, server, size, language):
    page = member("nadia.founder@club.example", size, language)
    page.goto(server.url + "/members?q=zniber")
    page.locator("main a[href^='/members/']").first.click()
    page.locator("a[href$='/departure']").click()
    whole(page)
    page.locator("[name=words]").fill("Décision du bureau")
    page.locator("main form button.danger").click()
    page.locator("[data-errors]").wait_for()
    page.locator("[name=agrees]").check()
    page.locator("main form button.danger").click()
    page.wait_for_url(re.compile("/departures"))
    whole(page)
    press(page, "return")

    assert not untranslated(page)
    page.goto(server.url + "/members?q=zniber")
    assert page.locator("main a[href^='/members/']").count() >= 1
