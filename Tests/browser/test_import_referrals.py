"""Journeys 3 and 7: the club's earlier register of referrals goes in by its page, and each member finds their own."""

import csv
import pathlib

from checks import whole
from conftest import EVERYWHERE
from lists import apply, download, rows, tally, upload
from people import LIST, found, sign_in, speak
from words import untranslated

REGISTER = pathlib.Path(__file__).parent / "data/referrals.csv"
# The line an editor shows and the column of each line the register has wrong on purpose.
REFUSED = [("6", "Date"), ("7", "De (e-mail)"), ("8", "Prospect"), ("9", "Montant")]
GOOD = 4
GIVER = "houda.slaoui@ateliers.example"


@EVERYWHERE
def test_the_register_goes_in_and_each_finds_their_own(visitor, own_server, size, language, tmp_path):
    server, page = own_server, visitor(size, language)
    found(page, server, language)
    server.run("import", "members", str(LIST))

    upload(page, server, REGISTER, "referrals")
    assert tally(page) == [GOOD, 0, 0, len(REFUSED)]
    told = [tuple(row.locator("th, td").all_inner_texts()[:2]) for row in page.locator("tr.refused").all()]
    assert told == REFUSED
    assert not untranslated(page)
    whole(page)

    apply(page)
    assert tally(page) == [GOOD, 0, 0, len(REFUSED)]
    assert not untranslated(page)
    whole(page)

    refused = rows(download(page, "/refused"))
    assert [list(row.values())[-2] for row in refused] == [line for line, _ in REFUSED]
    assert all(list(row.values())[-1] for row in refused)
    corrected = refused[0] | {"Date": "28/02/2025"}
    again = tmp_path / "corrigees.csv"
    with again.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, corrected, delimiter=";")
        writer.writeheader()
        writer.writerow(corrected)
    upload(page, server, again, "referrals")
    assert tally(page) == [1, 0, 0, 0]
    apply(page)

    upload(page, server, REGISTER, "referrals")
    assert tally(page) == [0, 0, GOOD, len(REFUSED)]
    assert page.locator("form[action$='/application']").count() == 0

    # Only its two sides read a referral and its amount.
    giver = visitor(size, language)
    sign_in(giver, server, GIVER)
    speak(giver, server, language)
    giver.goto(server.url + "/exchanges")
    listed = giver.locator("[data-results] tbody tr").all_inner_texts()
    assert len(listed) == 2, "what she gave and what she received"
    assert any("Salon Nour" in line for line in listed)
    assert not any("SOMME" in line for line in listed)
    whole(giver)
