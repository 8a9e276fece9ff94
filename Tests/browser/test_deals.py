"""Journey 7: a deal from its declaration to its payment, by both sides."""

import re

import pytest
from checks import whole
from conftest import EVERYWHERE
from people import demo, enter_demo, founded, speak
from words import untranslated

SELLER, BUYER = "houda.slaoui@ateliers.example", "omar@logiciels.example"
DEAL = re.compile(r"/deals/(?!new)\w{13}")
CONFIRM, STATE, ANSWER, CLOSE = (f"form[action$='/{name}']" for name in ("confirmation", "payments", "answers", "refusal"))


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def declare(page, server, what, amount):
    page.goto(server.url + "/deals/new")
    page.get_by_role("combobox").fill("kabbaj")
    page.get_by_role("option").first.click()
    page.locator("[name=object]").fill(what)
    page.locator("[name=amount]").fill(amount)
    whole(page)
    assert not untranslated(page)
    page.locator("main form button.primary").click()
    page.wait_for_url(DEAL)
    return DEAL.search(page.url)[0]


def confirm(page, server, deal):
    page.goto(server.url + deal)
    whole(page)
    page.locator(f"{CONFIRM} button").click()
    page.locator(CONFIRM).wait_for(state="detached")


@EVERYWHERE
def test_a_deal_is_declared_signed_corrected_and_paid(member, server, size, language):
    seller, buyer = member(SELLER, size, language), member(BUYER, size, language)
    deal = declare(seller, server, "Mobilier d’accueil", "12 500")
    # The seller waits, the buyer sees it on Home and among what is to confirm.
    assert seller.locator(CONFIRM).count() == 0
    buyer.goto(server.url)
    assert buyer.locator("a[href^='/notices/']").count() > 0
    buyer.goto(server.url + "/deals?state=to-confirm")
    assert buyer.locator(f"main a[href='{deal}']").count() == 1
    whole(buyer)
    confirm(buyer, server, deal)
    assert not untranslated(buyer)
    whole(buyer)

    # A correction after needs both: side by side, then accepted.
    seller.goto(server.url + deal + "/correction")
    seller.locator("[name=amount]").fill("11 900")
    whole(seller)
    seller.locator("main form button.primary").click()
    seller.wait_for_url(DEAL)
    buyer.goto(server.url + deal)
    assert buyer.locator("mark").count() == 1
    assert not untranslated(buyer)
    whole(buyer)
    buyer.locator(f"{ANSWER} button[value=accept]").click()
    buyer.locator("mark").wait_for(state="detached")
    assert re.search(r"11\D?900", buyer.locator("h1 + p").inner_text())

    # Paid says the one, in dispute the other; then they agree with one tap.
    seller.goto(server.url + deal)
    seller.locator("details:has([name=statement][value=paid]) > summary").click()
    seller.locator(f"{STATE} [name=statement][value=paid]").check()
    seller.locator(f"{STATE} .actions button").click()
    seller.locator("p.notice").wait_for()
    buyer.goto(server.url + deal)
    buyer.locator("details:has([name=statement][value=disputed]) > summary").click()
    buyer.locator("[name=statement][value=disputed]").check()
    buyer.locator(f"{STATE} [name=words]").fill("Deux chaises manquent")
    buyer.locator(f"{STATE} .actions button").click()
    buyer.locator("p.notice.warning").wait_for()
    assert not untranslated(buyer)
    whole(buyer)
    buyer.locator(f"{STATE}:has([type=hidden][name=paid_on]) button").click()
    buyer.locator(STATE).first.wait_for(state="detached")
    assert buyer.locator(".steps [aria-current=step].past").count() == 1
    whole(buyer)
    buyer.goto(server.url + "/deals?state=paid")
    assert buyer.locator(f"main a[href='{deal}']").count() == 1
    whole(buyer)


@EVERYWHERE
def test_a_wrong_declaration_is_declined_with_a_reason(member, server, size, language):
    seller, buyer = member(SELLER, size, language), member(BUYER, size, language)
    deal = declare(seller, server, "Stores", "3000")

    buyer.goto(server.url + deal)
    buyer.locator(f"details:has({CLOSE}) > summary").click()
    buyer.locator(f"{CLOSE} button").click()
    buyer.locator(".errors").wait_for()
    whole(buyer)
    buyer.locator(f"{CLOSE} [name=words]").fill("Nous n’avons rien commandé")
    buyer.locator(f"{CLOSE} button").click()
    buyer.locator(CLOSE).wait_for(state="detached")

    seller.goto(server.url + deal)
    assert "Nous n’avons rien commandé" in seller.locator(".timeline").inner_text()
    assert not untranslated(seller)
    whole(seller)


@EVERYWHERE
def test_what_is_mistyped_says_how_to_mend_it(member, server, size, language):
    seller = member(SELLER, size, language)
    seller.goto(server.url + "/deals/new")
    seller.get_by_role("combobox").fill("kabbaj")
    seller.get_by_role("option").first.click()
    seller.locator("[name=object]").fill("Bureaux")
    for amount in ("-5", "100 €", "12,3456", "5 000 000 000", "beaucoup"):
        seller.locator("[name=amount]").fill(amount)
        seller.locator("main form button.primary").click()
        seller.locator("#amount-error").wait_for()
        assert seller.locator("[name=amount]").input_value() == amount
        assert not untranslated(seller)
    whole(seller)
    seller.locator("[name=amount]").fill("1.234,56")
    seller.locator("[name=days]").fill("130")
    seller.locator("main form button.primary").click()
    seller.locator("#days-error").wait_for()
    assert "120" in seller.locator("#days-error").inner_text()


@EVERYWHERE
def test_the_calendar_address_is_shown_once_and_closed(member, server, size, language):
    seller = member(SELLER, size, language)
    seller.goto(server.url + "/deals/calendar")
    seller.locator("form[action='/deals/calendar'] button").click()
    address = seller.locator("#address").input_value()
    whole(seller)
    assert not untranslated(seller)
    answer = seller.request.get(address)
    assert answer.ok and answer.text().startswith("BEGIN:VCALENDAR")
    seller.goto(server.url + "/deals/calendar")
    assert address.rsplit("/", 1)[1] not in seller.content()
    seller.locator("form[action$='/removal'] button").click()
    seller.locator("p.notice").wait_for()
    assert seller.request.get(address).status == 404
    whole(seller)


@EVERYWHERE
def test_the_demo_club_shows_deals_of_every_kind(browser, own_server, size, language):
    demo(own_server)
    context = browser.new_context(viewport=size, locale="fr-MA")
    page = context.new_page()
    enter_demo(page, own_server, "member")
    speak(page, own_server, language)
    for state in ("to-confirm", "open", "due", "late", "paid", "disputed"):
        page.goto(own_server.url + f"/deals?state={state}")
        assert page.locator("tbody tr").count() > 0, state
        assert not untranslated(page)
        whole(page)
    page.locator("tbody a").first.click()
    page.wait_for_url(DEAL)
    whole(page)
    page.goto(own_server.url + "/deals/record")
    assert re.search(r"\d", page.locator("table").nth(1).inner_text())
    assert not untranslated(page)
    whole(page)
    context.close()


@EVERYWHERE
def test_an_empty_form_says_beside_each_field_what_is_wanted(member, server, size, language):
    page = member(SELLER, size, language)
    page.goto(server.url + "/deals/new")
    page.locator("[name=signed_on]").fill("")

    page.locator("main form button.primary").click()

    # No bubble of the browser held it back: our own words, on top and beside the field, in the reader's language.
    page.locator("[data-errors]").wait_for()
    for field in ("to", "object", "amount", "signed_on"):
        assert page.locator(f"[data-errors] a[href='#{field}']").count() == 1
        error = page.locator(f"#{field}-error")
        assert error.is_visible() and error.inner_text().strip()
        assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
    assert page.locator("[data-errors]").evaluate("errors => errors === document.activeElement")
    assert not untranslated(page)
    whole(page)
