"""Journey 3: the secretary brings the list in, corrects what was refused, and takes it out again."""

import csv
import re

import pytest
from checks import whole
from conftest import EVERYWHERE, LAPTOP, PHONE
from lists import apply, download, rows, tally, upload
from people import LIST, found, speak
from words import untranslated

# The line an editor shows and the column of each line the list has wrong on purpose.
REFUSED = [("10", "E-mail"), ("13", "ICE"), ("16", "Antenne"), ("19", "Date d'adhésion"), ("22", "Téléphone"),
           ("24", "E-mail")]  # fmt: skip
GOOD = 18
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def server(server, browser):
    context = browser.new_context(locale="fr-MA")
    found(context.new_page(), server)
    server.founder = context.storage_state()
    context.close()
    return server


@pytest.fixture
def secretary(visitor, server, size, language):
    page = visitor(size, language, state=server.founder)
    speak(page, server, language)
    return page


def open_reading(page):
    """How the file is read; already open when a branch is lacking."""
    if not page.locator("[name=encoding]").is_visible():
        page.locator("details:has([name=encoding]) summary").click()


def members(server):
    return len(server.run("person", "list").stdout.split("@")) - 1


@EVERYWHERE
def test_the_list_goes_in_and_comes_out(visitor, own_server, size, language, tmp_path):
    server, page = own_server, visitor(size, language)
    found(page, server, language)
    before = members(server)

    upload(page, server, LIST)
    assert tally(page) == [GOOD, 0, 0, len(REFUSED)]
    told = [tuple(row.locator("th, td").all_inner_texts()[:2]) for row in page.locator("tr.refused").all()]
    assert told == REFUSED
    assert not untranslated(page)
    whole(page)
    assert members(server) == before, "the preview wrote something"

    apply(page)
    assert tally(page) == [GOOD, 0, 0, len(REFUSED)]
    assert members(server) == before + GOOD
    whole(page)

    refused = rows(download(page, "/refused"))
    # The line and the reason stand in the two last columns, under names in the reader's language.
    assert [list(row.values())[-2] for row in refused] == [line for line, _ in REFUSED]
    assert all(list(row.values())[-1] for row in refused)

    corrected = refused[0] | {"E-mail": "sans.adresse@societe.example"}
    again = tmp_path / "corrigees.csv"
    with again.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, corrected, delimiter=";")
        writer.writeheader()
        writer.writerow(corrected)
    upload(page, server, again)
    assert tally(page) == [1, 0, 0, 0]
    apply(page)

    upload(page, server, LIST)
    assert tally(page) == [0, 0, GOOD, len(REFUSED)]
    assert page.locator("form[action$='/application']").count() == 0

    page.goto(server.url + "/imports/new/members")
    exported = download(page, "/exports/members")
    listed = rows(exported)
    assert len(listed) == GOOD + 2, "the list, the corrected line and the founder"
    formula = next(row for row in listed if row["Nom"] == "Filali")["Ce que je propose"]
    assert not formula.startswith("="), "a spreadsheet would reckon it"
    file = tmp_path / "membres.csv"
    file.write_bytes(exported)
    upload(page, server, file)
    assert tally(page) == [0, 0, GOOD + 2, 0]


@pytest.mark.parametrize("size, language", [(PHONE, "ar")], ids=["phone-ar"])
def test_a_list_of_an_older_excel_is_read_and_its_reading_corrected(secretary, server, tmp_path):
    page = secretary
    latin = "\r\n".join(line for line in LIST.read_text("utf-8-sig").splitlines() if not ARABIC.search(line))
    old = tmp_path / "membres-windows.csv"
    old.write_bytes(latin.encode("windows-1252"))

    upload(page, server, old)
    read = sum(tally(page))
    assert read == GOOD - 2 + len(REFUSED), "all but the two Arabic lines"
    assert not untranslated(page)
    whole(page)

    open_reading(page)
    page.locator("[name=separator]").select_option("comma")
    page.locator("form[action$='/reading'] button").click()
    page.locator("[role=alert]").wait_for()
    whole(page)
    open_reading(page)
    page.locator("[name=separator]").select_option("")
    page.locator("form[action$='/reading'] button").click()
    page.locator(".tally").wait_for()

    assert sum(tally(page)) == read
    page.locator("#lines summary").click()
    assert "Naïma" in page.locator("#lines").inner_text()
    whole(page)


@pytest.mark.parametrize("size, language", [(LAPTOP, "en")], ids=["laptop-en"])
def test_what_is_no_list_is_refused_clearly(secretary, server, tmp_path):
    page = secretary
    before = members(server)
    files = {
        "empty": b"",
        "binary": b"\x00\x01\x02\xff\xd8" * 400,
        "one-column": b"Nom\r\nAlaoui\r\n",
        "broken-quotes": b'Nom;E-mail\r\n"Alaoui;a@b.example\r\n',
        "twice-a-header": b"Nom;Nom;E-mail\r\nAlaoui;Alami;a@b.example\r\n",
        "pdf": b"%PDF-1.7",
    }

    for name, content in files.items():
        file = tmp_path / f"{name}.csv"
        file.write_bytes(content)
        page.goto(server.url + "/imports/new/members")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("main form button.primary").click()
        page.locator("[role=alert]").wait_for()

        assert page.locator("form[action$='/application']").count() == 0, name
        assert not untranslated(page), name
        whole(page)
    assert members(server) == before


@pytest.mark.parametrize("size, language", [(LAPTOP, "fr")], ids=["laptop-fr"])
def test_the_branches_of_the_list_can_be_opened_on_the_way(secretary, server, tmp_path):
    """The founder names one branch only; the list of a real club names six."""
    file = tmp_path / "rabat.csv"
    file.write_text("Prénom;Nom;Société;Antenne;E-mail\r\nSara;Rami;Rami SARL;Rabat;sara@rami.example\r\n", "utf-8")

    upload(secretary, server, file)
    assert tally(secretary) == [0, 0, 0, 1]
    notice = secretary.locator("form.notice")
    assert "Rabat" in notice.inner_text()
    notice.locator("button").click()
    notice.wait_for(state="detached")

    assert tally(secretary) == [1, 0, 0, 0]
    whole(secretary)
