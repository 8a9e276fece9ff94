"""Journey 8: a letter for someone outside the club, from the form to the candidate, and a code that opens nothing."""

import re

import pytest
from checks import whole
from conftest import EVERYWHERE
from people import founded
from server import code_in
from words import untranslated

AUTHOR = "houda.slaoui@ateliers.example"
LETTER = re.compile(r"/c/[0-9A-Z-]{29}")


@pytest.fixture(scope="module")
def server(server, browser):
    return founded(browser, server)


def write(page, server, address, language):
    page.goto(server.url + "/commendations")
    assert not untranslated(page)
    page.locator("main a[href='/commendations/new']").first.click()
    answers = {
        "given_name": "Nadia",
        "family_name": "Sefrioui",
        "company": "Atelier Zohra",
        "trade": "Architecte d’intérieur",
        "city": "Rabat",
        "email": address,
        "purpose": "l’aménagement de bureaux",
        "known_since": "2019",
        "letter": "Elle tient ses délais.\nElle chiffre juste.",
    }
    for name, answer in answers.items():
        page.locator(f"[name={name}]").fill(answer)
    page.locator("[name=language]").select_option(language)
    whole(page)
    # Without the agreement nothing is signed, and nothing typed is lost.
    page.locator("main form button.primary").click()
    assert page.locator(".errors a").count() == 2
    assert page.locator("[name=family_name]").input_value() == "Sefrioui"
    page.locator("[name=agreed]").check()
    page.locator("[name=signs]").check()
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(r"/commendations/(?!new)\w+"))
    assert not untranslated(page)
    whole(page)
    return LETTER.search(page.locator("main a[href^='/c/']").first.get_attribute("href"))[0]


@EVERYWHERE
def test_a_letter_is_signed_shown_answered_and_its_subject_applies(member, visitor, server, size, language):
    address = f"nadia.{language}.{size['width']}@dehors.example"
    author = member(AUTHOR, size, language)
    letter = write(author, server, address, language)
    told = server.letters.wait(address)
    assert letter in told.get_body(preferencelist=("plain",)).get_content()

    stranger = visitor(size, language)
    stranger.goto(server.url + letter)
    assert stranger.locator("h1").inner_text() == "Nadia Sefrioui"
    assert "Elle chiffre juste." in stranger.locator(".words").inner_text()
    assert address not in stranger.content()
    assert not untranslated(stranger)
    whole(stranger)
    with stranger.expect_download() as paper:
        stranger.locator("a[href$='/paper']").click()
    assert open(paper.value.path(), "rb").read(5) == b"%PDF-"
    with stranger.expect_download() as signed:
        stranger.locator("a[href$='/file']").click()
    genuine = server.run("commendation", "verify", str(signed.value.path()))
    assert genuine.returncode == 0, genuine.stdout + genuine.stderr

    before = len(server.letters.to(address))
    stranger.locator("a[href$='/claim']").click()
    whole(stranger)
    stranger.locator("main form button.primary").click()
    code = code_in(server.letters.wait(address, after=before))
    stranger.locator("[name=code]").fill(code)
    assert not untranslated(stranger)
    whole(stranger)
    stranger.locator("main form button.primary").click()
    stranger.wait_for_url("**/own")
    whole(stranger)
    stranger.locator("[name=answer]").fill("Merci à vous.")
    stranger.locator("form[action$='/own/answer'] button").click()
    stranger.locator(".notice.success").wait_for()
    stranger.locator("form[action$='/own/candidacy'] button").click()
    stranger.locator("form[action$='/own/candidacy']").wait_for(state="detached")
    assert not untranslated(stranger)
    whole(stranger)

    author.goto(server.url + letter)
    assert "Merci à vous." in author.locator("article").inner_text()


@EVERYWHERE
def test_hidden_then_erased_the_code_opens_nothing(member, visitor, server, size, language):
    address = f"masquee.{language}.{size['width']}@dehors.example"
    letter = write(member(AUTHOR, size, language), server, address, language)
    server.letters.wait(address)
    subject, stranger = visitor(size, language), visitor(size, language)
    before = len(server.letters.to(address))
    subject.goto(server.url + letter + "/claim")
    subject.locator("main form button.primary").click()
    subject.locator("[name=code]").fill(code_in(server.letters.wait(address, after=before)))
    subject.locator("main form button.primary").click()
    subject.wait_for_url("**/own")

    subject.locator("form[action$='/own/visibility'] button").click()
    subject.locator(".notice.success").wait_for()
    unknown = server.url + letter[:-1] + ("7" if letter[-1] != "7" else "8")
    words = []
    for url in (server.url + letter, unknown):
        answer = stranger.request.get(url, headers={"Accept-Language": language})
        assert answer.status == 404
        words.append(re.sub(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){4}", "CODE", answer.text()))
    assert words[0] == words[1]

    subject.locator("details:has(form[action$='/own/erasure']) > summary").click()
    subject.locator("form[action$='/own/erasure'] button").click()
    subject.locator(".empty h1").wait_for()
    assert not untranslated(subject)
    whole(subject)
    assert stranger.request.get(server.url + letter).status == 404


def test_a_letter_is_printed_clean(member, visitor, server):
    letter = write(member(AUTHOR), server, "papier@dehors.example", "fr")
    page = visitor()
    page.goto(server.url + letter)
    page.emulate_media(media="print")

    assert page.locator("article.letter").is_visible()
    assert page.locator(".proof img").is_visible()
    assert not page.locator("a[href$='/paper']").is_visible()
    assert not page.locator("a[href$='/claim']").is_visible()
