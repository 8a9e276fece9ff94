"""Journey 8: what the club and a branch are worth, as a drawing and as the table beside it."""

import csv
import json

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


@EVERYWHERE
def test_the_club_is_narrowed_by_its_address(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    page.goto(server.url + "/club")

    page.locator("nav .filters a[href*='year=']").first.click()
    page.wait_for_url("**/club?year=*")
    page.locator("select[name=trade]").select_option("G")
    page.locator("main form button").click()
    page.wait_for_url("**trade=G*")

    assert "year=" in page.url, page.url
    assert page.locator("select[name=trade]").input_value() == "G"
    assert not untranslated(page)
    whole(page)


@EVERYWHERE
def test_the_flow_map_is_mirrored_and_has_its_table(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    page.goto(server.url + "/club")

    drawing = page.locator("svg.flows").first
    givers = drawing.locator("rect.bar").first.bounding_box()
    receivers = drawing.locator("rect.bar2").first.bounding_box()
    assert (givers["x"] > receivers["x"]) == (language == "ar")
    for text in drawing.locator("text").all():
        box, frame = text.bounding_box(), drawing.bounding_box()
        assert box["x"] >= frame["x"] - 2 and box["x"] + box["width"] <= frame["x"] + frame["width"] + 2
    assert drawing.locator("path.ribbon title").count() >= 1
    assert page.locator("figure:has(svg.flows) + details table tbody tr").count() >= 1


@EVERYWHERE
def test_a_member_sees_their_own_worth_statement_and_data(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    page.goto(server.url + "/more")
    page.locator("a[href='/me/worth']").click()
    page.wait_for_url("**/me/worth")
    assert page.locator("dl.worth dd").count() == 4
    whole(page)

    page.locator("a.button.primary").click()
    page.wait_for_url("**/me/statement*")
    assert page.locator("main table tbody tr").count() >= 1
    assert not untranslated(page)
    whole(page)
    with page.expect_download() as file:
        page.locator("a[href^='/me/statement/file']").click()
    with open(file.value.path(), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"

    page.goto(server.url + "/me/data")
    assert not untranslated(page)
    whole(page)
    with page.expect_download() as file:
        page.locator("a[href='/me/data/referrals']").click()
    with open(file.value.path(), encoding="utf-8-sig", newline="") as table:
        lines = list(csv.reader(table, delimiter=";"))
    assert len(lines) > 1 and len(lines[0]) >= 10
    with page.expect_download() as file:
        page.locator("a.button.primary").click()
    with open(file.value.path(), encoding="utf-8") as whole_file:
        assert len(json.load(whole_file)["referrals"]) == len(lines) - 1


@EVERYWHERE
def test_a_figure_opens_what_it_is_made_of_and_leads_back(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    for address, figure in (
        ("/club", "club-given"), ("/club", "club-amount"), ("/club", "club-paid"), ("/me/worth", "own-signed"),
        ("/me/statement", "own-received"), ("/exchanges/cohorts?of=club", "cohort-conversion"), ("/deals/record", "payment-days"),
    ):
        page.goto(server.url + address)
        link = page.locator(f"a[href*='figure={figure}&'], a[href$='figure={figure}']").first
        if not link.is_visible():
            # Folded beside its drawing.
            page.locator("details:not([open])", has=link).first.locator("> summary").click()
        link.click()
        page.wait_for_url(f"**/exchanges/why?figure={figure}*")
        assert page.locator("dl.worth dd").count() == 1
        assert page.locator("main table, main .card p.soft").count() >= 1
        assert not untranslated(page)
        whole(page)
        page.locator(".page-head a.link").click()
        page.wait_for_url("**" + address.split("?")[0] + "*")


@EVERYWHERE
def test_the_parts_of_the_club_are_found_from_its_top_and_all_printed(visitor, server, size, language):
    page = visitor(size, language)
    enter_demo(page, server, "member")
    page.goto(server.url + "/club")
    parts = page.locator(".cover nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert "#paid" in parts and "#trades" in parts
    for part in parts:
        assert page.locator(part).count() == 1, part
    page.emulate_media(media="print")
    for part in ("#paid", "#trades"):
        assert page.locator(part + " td.number").first.is_visible(), part


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
