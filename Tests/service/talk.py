"""Talks HTTP to the server in a way that notices every byte that is missing."""

import http.client
import re
import urllib.parse

HEADERS = {"Accept-Language": "en", "Sec-Fetch-Site": "same-origin"}


def connect(url, timeout=20):
    return http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=timeout)


def ask(connection, method, path, body=None, **headers):
    """Status, headers and the whole body; http.client raises when the body is shorter than announced."""
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urllib.parse.urlencode(body)
    connection.request(method, path, body, {**HEADERS, **headers})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    return answer, text


def cookies(answer):
    return "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")


def enter_demo(url):
    """Founds the demo club on an empty database and signs in as one of its members."""
    connection = connect(url, 60)
    answer, _ = ask(connection, "POST", "/welcome/demo", {})
    assert answer.status == 303, answer.status
    answer, _ = ask(connection, "POST", "/demo/member", {})
    assert answer.status == 303, answer.status
    connection.close()
    return cookies(answer)


def member_page(url, session):
    _, text = ask(connect(url), "GET", "/members", Cookie=session)
    return re.search(r'href="(/members/[0-9a-z]{13})"', text)[1]
