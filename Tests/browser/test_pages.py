"""A walk over the demo club in each language: nothing inaccessible, overflowing, untranslated or dead."""

import re

import pytest
from checks import axe, no_sideways_scroll
from conftest import LAPTOP, PHONE, keep_picture
from people import demo, enter_demo
from test_photos import drawing
from words import untranslated

OWN = [
    "/", "/members", "/members?q=benani", "/members?q=zzzzqqq", "/members?order=newest&brand=on", "/referrals/new",
    "/exchanges", "/exchanges?direction=given&stage=won", "/exchanges?q=zzzzqqq", "/club", "/more",
    "/exchanges/cohorts", "/exchanges/cohorts?of=club", "/exchanges/why", "/exchanges/why?figure=thanked&period=all",
    "/exchanges/why?figure=own-signed", "/exchanges/why?figure=own-balance&page=statement", "/exchanges/why?figure=club-members",
    "/exchanges/why?figure=club-amount", "/exchanges/why?figure=club-paid", "/exchanges/why?figure=club-conversion",
    "/exchanges/why?figure=payment-days&of=club",
    "/exchanges/outside", "/exchanges/outside/new",
    "/meetings", "/meetings?show=mine", "/meetings?show=past", "/visitors", "/tasks",
    "/participation",
    "/purchases", "/purchases?show=mine", "/purchases?show=past", "/purchases/new", "/me/departure",
    "/opportunities", "/opportunities?q=zzzzqqq", "/opportunities/new?side=offer", "/searches",
    "/club?trade=G", "/one-to-ones", "/one-to-ones/new",
    "/notices", "/me/notices", "/matches", "/introductions", "/introductions?by=me", "/introductions/new",
    "/deals", "/deals?state=to-confirm", "/deals/new", "/deals/record", "/deals/calendar",
    "/commendations", "/commendations/new",
    "/me/worth", "/me/statement", "/me/data",
    "/me/profile", "/me/company", "/me/trademarks", "/me/sessions", "/me/password", "/gone",
]  # fmt: skip
OFFICE = [
    "/branch/visitors", "/branch/visitors?show=all",
    "/meetings/new", "/meetings/calendars", "/meetings/apart", "/meetings?show=drafts", "/invitations",
    "/branch/candidates", "/departures", "/deals/settings", "/club/matches", "/trail",
    "/imports/new/members", "/imports/new/referrals", "/outbox",
]  # fmt: skip
DOORS = ["/sign-in", "/sign-in/password", "/demo"]
FIRST = {
    "/members": "a[href^='/members/']:not([href$=card])",
    "/exchanges?direction=received": "a[href^='/referrals/']:not([href$=new])",
    "/exchanges?direction=given": "a[href^='/referrals/']:not([href$=new])",
    "/exchanges?direction=received&stage=open": "a[href^='/referrals/']:not([href$=new])",
    "/meetings": ".agenda a",
    "/meetings?show=past": ".agenda a",
    "/branch/visitors?show=all": ".waits a",
    "/club": "a[href^='/branches/']",
    "/opportunities": ".opportunity a",
    "/opportunities?scope=mine": ".opportunity a",
    "/opportunities?scope=mine&state=ended": ".opportunity a",
    "/outbox": "main a[href^='/outbox/']",
    "/matches": "main a[href^='/rings/']",
    "/introductions": "main a[href^='/introductions/']:not([href$=new])",
    "/deals": "main table a[href^='/deals/']",
    "/commendations": "main a[href^='/commendations/']:not([href$=new])",
}


@pytest.fixture(scope="module")
def server(server):
    return demo(server)


def firsts(page, server, lists):
    """The first page behind each of these lists."""
    for path in lists:
        page.goto(server.url + path)
        link = page.locator(FIRST[path]).first
        if link.count():
            yield link.get_attribute("href")


def tables(page, server):
    """The pages of the first plan of tables there is."""
    page.goto(server.url + "/meetings")
    for link in page.locator(".agenda a[href^='/meetings/']").evaluate_all("all => all.map(link => link.pathname)"):
        page.goto(server.url + link + "/tables")
        if page.locator(".tables").count():
            return [link + "/tables" + rest for rest in ("", "?round=2", "/edit", "/hosts", "/screen", "/cards")]
    raise AssertionError("the demo club has no plan of tables to come")


def photos(page, server):
    """The gallery of a meeting that is over, before and after photos of ours, one of them, and one taken down."""
    page.goto(server.url + "/meetings?show=past")
    gallery = page.locator(".agenda a").first.get_attribute("href") + "/photos"
    yield gallery
    page.goto(server.url + gallery)
    page.locator("[name=photos]").set_input_files(
        [{"name": f"vue{i}.png", "mimeType": "image/png", "buffer": drawing(64, 40 + i)} for i in range(2)]
    )
    page.locator("[name=caption]").fill("Sur la terrasse, avant la plénière")
    page.locator("[name=consent]").check()
    page.locator("#add button.primary").click()
    page.locator(".gallery a").first.wait_for()
    yield gallery
    page.goto(server.url + gallery)
    ours = [link.get_attribute("href") for link in page.locator(".gallery a").all()[-2:]]
    yield ours[0]
    page.goto(server.url + ours[1])
    page.locator("form[action$='/withdrawal'] button").click()
    # The script takes what was done out of the address at once.
    page.wait_for_url(re.compile(r"/photos(\?done=withdrawn)?$"))
    yield ours[1]


def look(page, server, path, language, name):
    """What is wrong with one page at both sizes, in words."""
    answer = page.goto(server.url + path)
    wanted = 404 if path == "/gone" else 200
    if answer.status != wanted:
        return [f"{path}: {answer.status}"]
    problems = []
    if page.locator("html").get_attribute("lang") != language:
        problems.append(f"{path}: not in {language}")
    if page.locator("html").get_attribute("dir") != ("rtl" if language == "ar" else "ltr"):
        problems.append(f"{path}: the wrong direction")
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        problems += [f"{path}: untranslated {word}" for word in untranslated(page)]
        for check in (axe, no_sideways_scroll) if size is PHONE else (axe,):
            try:
                check(page)
            except AssertionError as error:
                problems.append(f"{path}: {error}")
        keep_picture(page, f"{name}-{language}-{size['width']}-{re.sub(r'[^a-z]+', '-', path)}")
    return problems


def walk(page, server, paths, language, name):
    problems = []
    for path in dict.fromkeys(paths):
        problems += look(page, server, path, language, name)
    return problems


def test_the_president_sees_every_page_whole(visitor, server, language):
    page = visitor(PHONE, language)
    problems = walk(page, server, DOORS, language, "doors")
    enter_demo(page, server, "president")

    inner = list(
        firsts(
            page,
            server,
            [
                "/members", "/exchanges?direction=received&stage=open", "/club", "/outbox", "/opportunities",
                "/opportunities?scope=mine", "/opportunities?scope=mine&state=ended", "/meetings", "/meetings?show=past",
                "/branch/visitors?show=all", "/matches", "/introductions", "/deals", "/commendations",
            ],  # fmt: skip
        )
    )
    meetings = [path for path in inner if path.startswith("/meetings/")]
    running = [path + "/" + part for path in meetings for part in ("console", "screen", "live")]
    # The desk of the meeting that begins now.
    now = next(firsts(page, server, ["/meetings"]))
    inner += [now + rest for rest in ("/visitors", "/door", "/door?q=a&show=missing", "/door/visitors", "/door/wall", "/badges")]
    inner += tables(page, server)
    problems += walk(page, server, OWN + OFFICE + inner + running, language, "president")
    for path in photos(page, server):
        problems += look(page, server, path, language, "president")

    assert not problems, f"{len(problems)} problems\n" + "\n".join(problems)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_member_sees_every_page_whole(visitor, server, language):
    page = visitor(PHONE, language)
    enter_demo(page, server, "member")

    lists = ["/matches", "/introductions", "/deals", "/commendations"]
    inner = list(firsts(page, server, ["/exchanges?direction=received", "/exchanges?direction=given", *lists]))
    problems = walk(page, server, ["/", "/exchanges", "/more", "/notices", *lists, *inner], language, "member")

    assert not problems, "\n".join(problems)


def test_the_dark_pages_have_contrast_too(visitor, server):
    page = visitor(PHONE, "fr", "dark")
    enter_demo(page, server, "president")

    inner = list(firsts(page, server, ["/members", "/exchanges?direction=received&stage=open"]))
    problems = walk(page, server, ["/", "/referrals/new", "/club", "/imports/new/members", *inner], "fr", "dark")

    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("door", ["member", "president"])
def test_no_link_is_dead(visitor, server, door):
    page = visitor()
    enter_demo(page, server, door)
    office = OFFICE if door == "president" else []

    links = {}
    for path in [*OWN[:-1], *office, *firsts(page, server, ["/members", "/exchanges?direction=given", "/club"])]:
        page.goto(server.url + path)
        for link in page.locator("a[href^='/']").evaluate_all("all => all.map(link => link.getAttribute('href'))"):
            links.setdefault(re.sub(r"/(members|referrals|branches)/(?!new)\w{8,}", r"/\1/*", link), (path, link))
    dead = []
    for path, link in links.values():
        status = page.request.get(server.url + link).status
        if status >= 400:
            dead.append(f"{link} on {path}: {status}")

    assert not dead, "\n".join(dead)
    assert len(links) > 20
