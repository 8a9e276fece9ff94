"""Journey: what was said, decided and promised at a meeting, who was there, and what it brought."""

import re

import pytest
from checks import whole
from conftest import EVERYWHERE
from people import demo, enter_demo
from words import untranslated


@pytest.fixture(scope="module")
def server(server):
    return demo(server)


def past(page, server):
    page.goto(server.url + "/meetings?show=past")
    return page.locator(".agenda a").first.get_attribute("href")


@EVERYWHERE
def test_written_sent_promised_and_put_right(visitor, server, size, language):
    officer, member = visitor(size, language), visitor(size, language)
    enter_demo(officer, server, "president")
    enter_demo(member, server, "member")
    meeting = past(officer, server)

    # The bureau corrects what it had sent; a member reads it, and that it was corrected.
    officer.goto(server.url + meeting + "/minutes")
    whole(officer)
    words = officer.locator("[name=words]")
    said = f"{words.input_value()}\n\nAjout <{language}{size['width']}>"
    words.fill(said)
    officer.locator("form[action$='/minutes'] button").click()
    officer.locator("main .notice.success").wait_for()
    member.goto(server.url + meeting)
    member.locator(f"a[href='{meeting}/minutes']").click()
    assert f"Ajout <{language}{size['width']}>" in member.locator("main").inner_text()
    assert member.locator("[name=words]").count() == 0
    assert not untranslated(member)
    whole(member)

    # A task is noted for somebody who came; a wrong day is said beside its field.
    task = f"Appeler la salle {language}{size['width']}"
    officer.goto(server.url + meeting + "/minutes")
    officer.locator("[name=kind][value=task]").check()
    officer.locator("[name=task]").fill(task)
    officer.locator("[name=owner]").select_option(index=1)
    officer.locator("[name=due]").fill("2020-01-01")
    officer.locator("form[action$='/tasks'] button").click()
    officer.locator("[data-errors] a[href='#due']").wait_for()
    whole(officer)
    officer.locator("[name=due]").fill("2027-01-15")
    officer.locator("form[action$='/tasks'] button").click()
    officer.locator("main .notice.success").wait_for()
    line = officer.locator(".waits li", has_text=task)
    line.locator("button[value=done]").click()
    officer.locator("main .notice.success").wait_for()
    assert officer.locator(".waits li", has_text=task).locator("button[value=open]").count() == 1

    # One's own list.
    officer.goto(server.url + "/tasks")
    assert officer.locator(".waits li").count() > 0
    assert not untranslated(officer)
    whole(officer)

    # Who was there: one line is put right.
    officer.goto(server.url + meeting + "/attendance")
    whole(officer)
    select = officer.locator("main select").last
    wanted = "excused" if select.input_value() != "excused" else "absent"
    select.select_option(wanted)
    officer.locator("main form button.primary").click()
    officer.locator("main .notice.success").wait_for()
    assert officer.locator("main select").last.input_value() == wanted
    assert not untranslated(officer)

    # What the meeting brought, and what one takes part in.
    officer.goto(server.url + meeting)
    assert officer.locator("dl.facts").count() >= 2
    whole(officer)
    officer.goto(server.url + "/participation")
    assert officer.locator("dl.worth dd").count() == 4
    assert re.search(r"\d", officer.locator("dl.worth").inner_text())
    whole(officer)


def test_a_member_says_that_their_attendance_is_not_right(visitor, server):
    officer, member = visitor(), visitor()
    enter_demo(officer, server, "president")
    enter_demo(member, server, "member")
    member.goto(server.url + "/meetings?show=past")
    for link in [link.get_attribute("href") for link in member.locator(".agenda a").all()]:
        member.goto(server.url + link)
        if member.locator("form[action$='/attendance/corrections']").count():
            break
    member.locator("details:has(form[action$='/attendance/corrections']) summary").click()
    member.locator("[name=wanted]").select_option(index=0)
    member.locator("form[action$='/attendance/corrections'] [name=words]").fill("J’étais au fond de la salle")
    member.locator("form[action$='/attendance/corrections'] button").click()
    member.locator("main .notice.success").wait_for()
    assert member.locator("form[action$='/attendance/corrections']").count() == 0

    officer.goto(server.url + link + "/attendance")
    whole(officer)
    officer.locator("button[value=agree]").click()
    officer.locator("main .notice.success").wait_for()
    assert officer.locator("button[value=agree]").count() == 0
