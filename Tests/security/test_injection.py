"""What is typed stays text: in headers, mails, tables, paths, and in rows that are not the sender's."""

import csv
import http.client
import io
import os
import re
import urllib.parse

import pytest
from post import letter
from raw import statuses, talk
from visitor import Visitor

PROFILE = {
    "civility": "mr", "given_name": "Omar", "family_name": "Essai", "phone": "0661234567", "title": "Directeur",
    "offers": "", "needs": "", "audience_email": "members", "audience_phone": "members", "audience_title": "members",
    "audience_offers": "members", "audience_needs": "members", "audience_languages": "members",
}


def me(rows, member):
    """The person, seat and company of the demo's member."""
    return rows(
        "SELECT s.person_id, m.id, m.company_id, m.branch_id FROM sessions s JOIN memberships m"
        " ON m.id = s.membership_id ORDER BY s.id DESC LIMIT 1"
    )[0]


def everything_else(rows):
    return {
        "rights": rows("SELECT person_id, branch_id, role, starts_on, ends_on FROM mandates ORDER BY id"),
        "seats": rows("SELECT id, person_id, company_id, branch_id, status, sponsor_id, dues_minor, dues_settled,"
                      " joined_on FROM memberships ORDER BY id"),
        "accounts": rows("SELECT id, email, password_hash, erased_at, created_at FROM people ORDER BY id"),
    }


COMPANY = {
    "legal_name": "Essai SARL", "audience_activity": "members", "audience_city": "members",
    "audience_website": "members", "audience_identifiers": "members", "audience_size": "members",
    "audience_trademarks": "members",
}
EXTRA = {
    "role": "president", "roles": "president", "is_admin": "1", "administrator": "on", "mandate": "president",
    "person_id": "1", "person": "1", "id": "1", "membership_id": "1", "membership": "1", "company_id": "1",
    "branch_id": "1", "branch": "1", "status": "active", "dues_settled": "1", "dues_minor": "0", "sponsor_id": "1",
    "joined_on": "1999-01-01", "email": "mallory@evil.example", "password_hash": "x", "erased_at": "1",
    "created_at": "1", "signed_in_at": "1", "session": "1", "_method": "DELETE", "giver_id": "1",
    "receiver_id": "1", "stage": "won", "amount": "999999", "acknowledged_at": "1",
}


@pytest.mark.parametrize("path, fields", [
    ("/me/profile", PROFILE),
    ("/me/company", COMPANY),
    ("/me/language", {"language": "fr"}),
    ("/me/trademarks", {"name": "Essai d'invention", "status": "filed"}),
    ("/me/sessions/end", {}),
])
def test_fields_nobody_asked_for_change_nothing(member, rows, path, fields):
    person, seat, company, branch = me(rows, member)
    before = everything_else(rows)
    extra = {name: value for name, value in EXTRA.items() if name not in fields}

    answer = member.post(path, {**extra, **fields})

    assert answer.status == 303, re.findall(r'href="#[^"]*">[^<]*', answer.body)
    assert everything_else(rows) == before
    assert member.get("/outbox").status == 404
    assert member.get("/exports/members").status == 404
    assert me(rows, member) == (person, seat, company, branch)


def test_a_referral_is_the_signed_in_giver_s_whatever_the_form_says(member, rows):
    _, seat, _, _ = me(rows, member)
    form = member.get("/referrals/new").body
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    other = rows("SELECT p.given_name || ' ' || p.family_name FROM memberships m JOIN people p ON p.id = m.person_id"
                 " WHERE m.status = 'active' AND m.id <> ? LIMIT 1", seat)[0][0]
    count = rows("SELECT count(*) FROM referrals")[0][0]

    answer = member.post("/referrals", {**EXTRA, "key": key, "to": other, "kind": "inside", "need": "x"})

    assert answer.status in (303, 422)
    made = rows("SELECT giver_id, stage, closed_at FROM referrals WHERE need = 'x' ORDER BY id DESC LIMIT 1")
    assert answer.status == 303, answer.body
    assert made == [(seat, "sent", None)]
    assert rows("SELECT count(*) FROM referrals")[0][0] == count + 1


def test_the_first_of_two_equal_fields_counts_and_the_query_is_no_form(member, rows):
    person, *_ = me(rows, member)
    body = "&".join(f"{name}={value}" for name, value in PROFILE.items()) + "&given_name=Second"
    connection = http.client.HTTPConnection("127.0.0.1", member.port, timeout=30)
    connection.request("POST", "/me/profile?given_name=Query", body, {
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
        "Cookie": f"rabita_session={member.cookies['rabita_session']}",
    })
    assert connection.getresponse().status == 303
    connection.close()
    assert rows("SELECT given_name FROM people WHERE id = ?", person) == [("Omar",)]


BREAKS = ["\r\nX-Injected: 1", "\nX-Injected: 1", "\r\n\r\n<script>", "\u010d\u010aX-Injected: 1", "\u2028X-Injected: 1"]


@pytest.mark.parametrize("text", BREAKS)
def test_a_line_break_begins_no_header(member, rows, text):
    member.post("/me/profile", {**PROFILE, "family_name": "Essai" + text, "given_name": "Omar" + text})
    _, seat, *_ = me(rows, member)
    from test_pages import crockford

    answers = [
        member.get(f"/members/{crockford(seat)}/card"),
        member.get("/language/en?back=" + urllib.parse.quote("/more" + text)),
        member.get("/exchanges/table?q=" + urllib.parse.quote(text)),
        member.post("/sign-in", {"email": "a@b.example", "next": "/more" + text}),
    ]
    for answer in answers:
        assert "X-Injected" not in answer.headers
        for name, value in answer.headers.items():
            assert "\r" not in value and "\n" not in value, (name, value)
    member.post("/me/profile", PROFILE)


@pytest.mark.parametrize("email", [
    "a@b.example\r\nBcc: evil@evil.example", "a@b.example\nBcc: evil@evil.example", "a@b.example,evil@evil.example",
    "a@b.example evil@evil.example", "<a@b.example>", "a@b.example%0aBcc:evil@evil.example", "\"a\r\n\"@b.example",
    "evil@evil.example\u0000", "a@b.example;evil@evil.example", "a@[127.0.0.1]",
])
def test_an_address_brings_no_second_recipient(club, rows, email):
    count = rows("SELECT count(*) FROM outbox_messages")
    answer = Visitor(club).post("/sign-in", {"email": email})
    assert answer.status in (303, 400, 422)
    assert rows("SELECT count(*) FROM outbox_messages") == count
    assert not club.letters.to("evil@evil.example")


def test_a_name_stays_inside_its_header_of_the_mail(club, president, rows):
    """The founder of all mails: a display name with everything in it that a mail header knows."""
    hostile = 'Omar" <evil@evil.example>, =?utf-8?q?x?= (c)\r\nBcc: evil@evil.example\r\nSubject: x'
    invited = rows(
        "SELECT m.id, m.person_id, p.email FROM memberships m JOIN people p ON p.id = m.person_id"
        " WHERE m.status = 'active' AND p.email IS NOT NULL"
        " ORDER BY m.id DESC LIMIT 1"
    )
    seat, person, email = invited[0]
    from test_pages import crockford
    from test_signing_in import signed_in

    guest = signed_in(club, email)
    assert guest.post("/me/profile", {**PROFILE, "given_name": hostile[:75], "family_name": "Essai"}).status == 303

    answer, mail = letter(club, email, lambda: president.post(f"/members/{crockford(seat)}/invitation"))

    assert answer.status == 303
    assert len(mail.get_all("To")) == 1 and len(mail["To"].addresses) == 1
    assert mail["To"].addresses[0].addr_spec == email
    assert mail["Bcc"] is None and len(mail.get_all("Subject")) == 1
    assert not club.letters.to("evil@evil.example")


def test_a_cell_of_a_table_is_no_formula(member, president, rows):
    live = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://evil.example\")", " =1", "＝1"]
    for text in live:
        assert member.post("/me/profile", {**PROFILE, "family_name": text, "title": text}).status in (303, 422)
        for who, path in [(president, "/exports/members"), (president, "/exports/referrals"),
                          (member, "/exchanges/table")]:
            answer = who.get(path)
            assert answer.status == 200
            assert answer.headers["Content-Disposition"].startswith("attachment; ")
            for line in csv.reader(io.StringIO(answer.body.lstrip("\ufeff")), delimiter=";"):
                for cell in line:
                    assert not cell.lstrip(" \u00a0\ufeff\t\r\n")[:1] in ("=", "+", "-", "@", "＝"), (path, cell)
    member.post("/me/profile", PROFILE)


SECRETS = ["root:", "SQLite format 3", "DATABASE"]


@pytest.mark.parametrize("path", [
    "/static/../club.sqlite", "/static/..%2fclub.sqlite", "/static/%2e%2e/club.sqlite", "/static/%2e%2e%2fclub.sqlite",
    "/static/..%252fclub.sqlite", "/static/..%c0%afclub.sqlite", "/static/..\\club.sqlite", "/static/..%5cclub.sqlite",
    "/static//etc/passwd", "/static/" + "../" * 12 + "etc/passwd", "/static/" + "%2e%2e%2f" * 12 + "etc/passwd",
    "/" + "../" * 12 + "etc/passwd", "//etc/passwd", "/static/%00/etc/passwd", "/static/./", "/static/", "/static",
    "/.git/config", "/.git/HEAD", "/rabita.conf", "/club.sqlite", "/club.sqlite-wal", "/server.log", "/.env",
    "/static/rabita.css%00.png", "/static/....//....//etc/passwd", "file:///etc/passwd",
])
def test_no_path_leads_out(member, path):
    answer = talk(
        member.port,
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Cookie: rabita_session={member.cookies['rabita_session']}\r\n\r\n".encode("utf-8"),
    )
    assert statuses(answer) and statuses(answer)[0] in (303, 400, 404), answer[:200]
    for secret in SECRETS:
        assert secret.encode() not in answer


def test_a_file_name_of_an_upload_is_only_shown(president, club):
    boundary = "b"
    name = '../../../../tmp/owned\r\nX: 1"; filename="other'
    body = (
        f"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../owned-{os.getpid()}.csv\"\r\n"
        "Content-Type: text/csv\r\n\r\nnom;prenom\r\na;b\r\n"
        f"--{boundary}--\r\n"
    )
    connection = http.client.HTTPConnection("127.0.0.1", president.port, timeout=30)
    connection.request("POST", "/imports/new/members", body, {
        "Content-Type": f"multipart/form-data; boundary={boundary}", "Sec-Fetch-Site": "same-origin",
        "Cookie": f"rabita_session={president.cookies['rabita_session']}",
    })
    answer = connection.getresponse()
    assert answer.status == 303, (answer.status, name)
    for folder in (club.database.parent, club.database.parent.parent, club.database.parent.parent.parent):
        assert not list(folder.glob("owned-*"))
