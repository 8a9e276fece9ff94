"""Cookies and headers on every answer; who is cross-site gets nowhere."""

import pathlib
import re

import pytest
from raw import talk
from server import start
from visitor import Visitor

TABLE = pathlib.Path(__file__).parents[1] / "ClubTests/Application/RightsTable.swift"
ROUTES = re.findall(r'"(GET|POST) (\S+) \w+"', TABLE.read_text())
PAGES = [path for method, path in ROUTES if method == "GET" and path != "/events"]
POSTS = [path for method, path in ROUTES if method == "POST"]


def address(path, rows):
    """A route's address with something real in it."""
    member = rows("SELECT id FROM memberships WHERE status = 'active' LIMIT 1")[0][0]
    real = {"/imports/new/{p1}": "members", "/language/{p1}": "en"}
    return path.replace("{p1}", real.get(path, crockford(member)))


def crockford(number):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, 32)
        text = digits[digit] + text
    return text.rjust(13, "0")


def protected(answer):
    policy = answer.headers["Content-Security-Policy"] or ""
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ") if rule}
    return (
        rules.get("default-src") == ["'none'"]
        and rules.get("object-src") == ["'none'"]
        and rules.get("base-uri") == ["'none'"]
        and rules.get("frame-ancestors") == ["'none'"]
        and not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(rules.get("script-src", []))
        and answer.headers["X-Content-Type-Options"] == "nosniff"
    )


def test_every_page_and_every_refusal_carries_the_policy(visitor, member, president, rows):
    bare = []
    for who in (visitor, member, president):
        for path in [address(page, rows) for page in PAGES] + ["/nowhere", "/static/nothing.css", "/members/%00"]:
            answer = who.get(path)
            if not protected(answer) or "Server" in answer.headers:
                bare.append((path, answer.status))
    assert not bare


def test_what_is_private_is_not_kept_by_the_browser(member, president, rows):
    kept = []
    for who in (member, president):
        for path in [address(page, rows) for page in PAGES]:
            answer = who.get(path)
            if answer.status == 200 and answer.headers["Cache-Control"] != "no-store":
                kept.append((path, answer.headers["Cache-Control"]))
    # A published member's page and card are for everyone.
    assert not [path for path in kept if not path[0].startswith("/p/")]


def test_static_files_carry_the_policy(visitor):
    page = visitor.get("/sign-in").body
    files = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page))
    assert files
    assert all(protected(visitor.get(path)) for path in files)


def test_no_page_runs_a_script_or_style_of_its_own(member, president, rows):
    for who in (member, president):
        for path in [address(page, rows) for page in PAGES]:
            body = who.get(path).body
            assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:", body), path


def test_every_cookie_is_for_this_host_https_and_no_script(tmp_path, letters):
    from conftest import demo

    demo(tmp_path)
    server = start(tmp_path, letters, BASE_URL="https://club.example.test")
    try:
        visitor = Visitor(server)
        cookies = []
        for path, fields in [("/demo/member", {}), ("/sign-in", {"email": "a@b.example"})]:
            cookies += Visitor(server).post(path, fields).headers.get_all("Set-Cookie") or []
        cookies += visitor.get("/language/en").headers.get_all("Set-Cookie") or []
        # The door of the demo keeps the language too.
        assert len(cookies) == 4
        for cookie in cookies:
            name, *attributes = cookie.split("; ")
            assert name.startswith("__Host-rabita_")
            assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(attributes)
            assert not [item for item in attributes if item.startswith("Domain")]
        for path in ("/sign-in", re.search(r'"(/static/[^"#]+)', visitor.get("/sign-in").body)[1]):
            assert visitor.get(path).headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    finally:
        server.stop()


def test_no_other_site_can_act_for_a_member(member, rows):
    before = rows("SELECT count(*) FROM sessions"), rows("SELECT given_name FROM people ORDER BY id")
    reached = []
    for path in [address(post, rows) for post in POSTS]:
        for site, headers in [
            ("cross-site", {}), ("same-site", {}), ("nonsense", {}), (None, {}),
            (None, {"Origin": "https://evil.example"}), (None, {"Origin": "null"}),
            (None, {"Origin": "http://127.0.0.1.evil.example"}),
            # A lie in one header is not mended by the other.
            ("cross-site", {"Origin": f"http://127.0.0.1:{member.port}"}),
        ]:
            answer = member.post(path, {"given_name": "Mallory"}, site=site, headers=headers)
            if answer.status != 403:
                reached.append((path, site, headers, answer.status))
    assert not reached
    assert before == (rows("SELECT count(*) FROM sessions"), rows("SELECT given_name FROM people ORDER BY id"))


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_a_method_nobody_uses_is_refused(member, method):
    answer = talk(member.port, f"{method} /members HTTP/1.1\r\nHost: x\r\nX-Echo: mirror\r\n\r\n".encode())
    assert answer[9:12] in (b"400", b"403", b"404", b"405", b"501"), answer[:100]
    assert b"mirror" not in answer


def test_a_session_ends_for_good(member, rows):
    stolen = dict(member.cookies)
    assert member.get("/more").status == 200

    member.post("/sign-out")

    assert "rabita_session" not in member.cookies
    member.cookies = stolen
    assert member.get("/more").location.startswith("/sign-in")


def test_a_planted_session_is_not_taken_over(club):
    attacker = Visitor(club).enter("member")
    planted = attacker.cookies["rabita_session"]
    victim = Visitor(club)
    victim.cookies["rabita_session"] = planted

    victim.enter("president")

    assert victim.cookies["rabita_session"] != planted
    assert attacker.get("/more").status == 303
