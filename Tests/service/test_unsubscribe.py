"""One click in a mail program (RFC 8058): the headers of a mail that really travelled, and the POST they ask for."""

import http.client
import pathlib
import re
import sqlite3
import urllib.parse

from talk import ask, connect, cookies

LIST = pathlib.Path(__file__).resolve().parents[1] / "browser/data/members.csv"
READER, OTHER = "houda.slaoui@ateliers.example", "m.ouazzani@transport.example"
FOUNDING = {
    "club": "Club des Ateliers",
    "city": "Casablanca",
    "branch": "Casablanca",
    "given": "Nadia",
    "family": "Fondatrice",
    "company": "Maison Nadia",
    "email": "nadia@club.example",
    "language": "fr",
    "currency": "MAD",
}


def give(server, session, to):
    """The founder gives a referral by its form."""
    _, page = ask(connect(server.url), "GET", "/referrals/new", Cookie=session)
    key = re.search(r'name="key" value="([0-9a-z]{13})"', page)[1]
    answer, page = ask(
        connect(server.url), "POST", "/referrals",
        {"key": key, "to": to, "kind": "inside", "need": "Deux portes", "note": ""}, Cookie=session,
    )  # fmt: skip
    assert answer.status == 303, page


def click(server, address):
    """What a mail program sends: no cookie, no origin, nothing of a browser; the path is kept, the host is ours."""
    parts = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(server.url).netloc, timeout=20)
    connection.request(
        "POST", parts.path, "List-Unsubscribe=One-Click",
        {"Host": parts.netloc, "Content-Type": "application/x-www-form-urlencoded"},
    )  # fmt: skip
    answer = connection.getresponse()
    answer.read()
    return answer


def kept(server):
    """Everything but the lines of requests, by table."""
    with sqlite3.connect(server.database, timeout=20) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {
            table: sorted(map(repr, database.execute(f'SELECT * FROM "{table}"')))
            for (table,) in tables.fetchall()
            if table in ("notice_paces", "notices", "people", "sessions", "unsubscribe_doors")
        }


def test_the_headers_of_a_sent_mail_unsubscribe_by_one_click(start, letters):
    server = start(BASE_URL="https://club.example")
    answer, _ = ask(connect(server.url), "POST", "/welcome/club", FOUNDING)
    assert answer.status == 303
    session = cookies(answer)
    brought = server.run("import", "members", str(LIST), "--json")
    assert brought.returncode == 2, brought.stderr
    with sqlite3.connect(server.database, timeout=20) as database:
        # Letters are waited for at whatever hour the tests run.
        database.execute("UPDATE people SET quiet_from = 0, quiet_until = 0")
    before = len(letters.to(READER))
    give(server, session, "Houda Slaoui")
    mail = letters.wait(READER, after=before)

    # RFC 8058, 3.1: one https address among those of List-Unsubscribe, and this one pair in List-Unsubscribe-Post.
    assert mail.get_all("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"]
    (header,) = mail.get_all("List-Unsubscribe")
    addresses = re.findall(r"<([^>]*)>", "".join(header.split()))
    (address,) = [address for address in addresses if address.startswith("https://")]
    assert re.fullmatch(r"https://club\.example/unsubscribe/[\w-]{43}", address)

    # A scanner that follows the link stops nothing.
    assert ask(connect(server.url), "GET", urllib.parse.urlsplit(address).path)[0].status == 200
    untouched = kept(server)
    first = click(server, address)
    once = kept(server)
    second = click(server, address)

    # 3.2: no redirect, no sign-in, no cookie needed nor given.
    assert [first.status, second.status] == [200, 200]
    assert not first.getheader("Set-Cookie")
    assert untouched["notice_paces"] == [] and len(once["notice_paces"]) == 1 and "never" in once["notice_paces"][0]
    assert kept(server) == once

    # Mails of that kind have stopped; those of others go on.
    known, theirs = len(letters.to(READER)), len(letters.to(OTHER))
    give(server, session, "Houda Slaoui")
    give(server, session, "Mohamed El Ouazzani")
    letters.wait(OTHER, after=theirs)
    assert len(letters.to(READER)) == known

    # Cut by a letter it is nobody's, and says so as one that never was.
    assert click(server, address[:-1]).status == 404
