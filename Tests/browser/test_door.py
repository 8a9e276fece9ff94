"""Journey: the desk notes who comes, through a lost connection too; codes on the wall and on phones; badges."""

import re

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from people import demo, enter_demo
from words import untranslated


@pytest.fixture(scope="module")
def server(server):
    return demo(server)


def desk(page, server):
    """The door of the meeting that begins now."""
    enter_demo(page, server, "president")
    page.goto(server.url + "/meetings")
    path = page.locator(".agenda a").first.get_attribute("href")
    page.goto(server.url + path + "/door")
    return path


def here(page):
    return int(re.sub(r"\D", "", page.locator("[data-door-count]").inner_text()))


def expected(page, place=0):
    """The key of somebody who is not here yet."""
    return page.locator(".attenders li:not(.here)").nth(place).get_attribute("data-who")


def row(page, who):
    return page.locator(f"[data-who='{who}']")


@EVERYWHERE
def test_the_desk_keeps_what_it_noted_without_a_connection(visitor, server, size, language):
    page = visitor(size, language)
    path = desk(page, server)
    assert not untranslated(page)
    whole(page)
    before = here(page)

    # Online: one tap, nothing reloads.
    first = expected(page)
    row(page, first).locator("[data-arrival] button").click()
    page.locator(f"[data-who='{first}'].here").wait_for()
    assert here(page) == before + 1

    # The network is cut: three more taps stay in the page, and it says so.
    page.context.set_offline(True)
    three = [expected(page, place) for place in range(3)]
    for who in three:
        row(page, who).locator("[data-arrival] button").click()
    queue = page.locator("[data-door-queue]")
    queue.wait_for()
    assert "3" in queue.inner_text()
    assert here(page) == before + 1
    axe_free = page.locator(".attenders .tag.act").count()
    assert axe_free == 3

    # It is back: they leave by themselves, each counted once, also after a reload.
    page.context.set_offline(False)
    for who in three:
        page.locator(f"[data-who='{who}'].here").wait_for()
    queue.wait_for(state="hidden")
    assert here(page) == before + 4
    page.reload()
    assert here(page) == before + 4
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('door ')).length") == 0
    whole(page)

    # A slip is taken back.
    row(page, first).locator("form[action$='/corrections'] button").click()
    page.wait_for_load_state()
    assert here(page) == before + 3
    # What the other phones noted is shown with the next tap.
    page.goto(server.url + path + "/door")
    row(page, first).locator("[data-arrival] button").click()
    page.locator(f"[data-who='{first}'].here").wait_for()


def test_a_page_closed_while_offline_sends_when_it_is_opened_again(visitor, server):
    page = visitor(PHONE)
    path = desk(page, server)
    before = here(page)
    who = expected(page)
    page.context.set_offline(True)
    row(page, who).locator("[data-arrival] button").click()
    page.locator("[data-door-queue]").wait_for()
    page.close()
    other = page.context.new_page()
    page.context.set_offline(False)
    other.goto(server.url + path + "/door")
    other.locator(f"[data-who='{who}'].here").wait_for()
    other.reload()
    assert here(other) == before + 1
    other.close()


def test_three_desks_at_once_count_everybody_once(visitor, server):
    pages = [visitor(PHONE) for _ in range(3)]
    for page in pages:
        desk(page, server)
    before = here(pages[0])
    who = [expected(pages[0], place) for place in range(4)]
    for one in who:
        for page in pages:
            row(page, one).locator("[data-arrival] button").click()
    for page in pages:
        for one in who:
            page.locator(f"[data-who='{one}'].here").wait_for()
        page.reload()
        assert here(page) == before + 4


def test_the_list_is_searched_as_one_types_and_in_the_whole_club(visitor, server):
    page = visitor(PHONE)
    desk(page, server)
    name = page.locator(".attenders li").nth(5).locator("p").first.inner_text()
    page.locator("[data-door-find] input").press_sequentially(name.split()[-1].lower())
    shown = page.locator(".attenders li:visible")
    assert 1 <= shown.count() < page.locator(".attenders li").count()
    assert name in shown.locator("p.strong").all_inner_texts()
    page.locator("[data-door-find] input").fill("salma bennani")
    page.locator("[data-door-find] button").click()
    page.wait_for_url(re.compile("q=salma"))
    before = here(page)
    unannounced = page.locator("section .attenders li").first
    unannounced.locator("[data-arrival] button").click()
    unannounced.locator(".tag.done").wait_for()
    assert here(page) == before + 1


def test_without_script_every_tap_is_a_form(visitor, server):
    page = visitor(LAPTOP, script=False)
    path = desk(page, server)
    before = here(page)
    who = expected(page)
    row(page, who).locator("[data-arrival] button").click()
    page.locator(".notice.success").wait_for()
    assert here(page) == before + 1
    row(page, who).locator("form[action$='/corrections'] button").click()
    assert here(page) == before

    # A visitor nobody announced is written down and is here.
    page.goto(server.url + path + "/door/visitors")
    for name, value in {"given": "Rim", "family": "Sansannonce", "phone": "0661000777"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=agrees]").check()
    page.locator("main form button.primary").click()
    page.locator(".notice.success").wait_for()
    assert here(page) == before + 1
    assert "Sansannonce" in page.locator(".attenders").inner_text()


@EVERYWHERE
def test_codes_on_the_wall_and_on_the_phone(visitor, server, size, language):
    officer = visitor(size, language)
    path = desk(officer, server)
    officer.goto(server.url + path + "/door/wall")
    whole(officer)
    assert officer.locator(".poster figure svg").count() == 1

    # A member comes, shows the code; the desk's own camera opens who it is.
    guest = visitor(size, language)
    enter_demo(guest, server, "member")
    guest.goto(server.url + path)
    if guest.locator("#answer button[value=coming][aria-pressed=true]").count() == 0:
        guest.locator("#answer button[value=coming]").click()
        guest.wait_for_load_state()
    whole(guest)
    assert not untranslated(guest)
    officer.goto(server.url + path + "/badges")
    whole(officer)
    badge = officer.locator(".badge").first
    assert badge.locator("figure svg").count() == 1
    assert officer.locator(".badge.visitor").count() >= 1
    assert officer.locator(".badges").first.locator(".badge").count() == 10
    officer.emulate_media(media="print")
    boxes = [officer.locator(".badge").nth(place).bounding_box() for place in range(2)]
    # 91 by 54 mm, at 96 dots an inch.
    assert all(abs(box["width"] - 344) < 2 and abs(box["height"] - 204) < 2 for box in boxes)
    officer.emulate_media(media="screen")
