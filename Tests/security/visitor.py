"""A browser without a page: keeps its cookies and says by its headers where it stands."""

import http.client
import http.cookies
import itertools
import urllib.parse

_networks = itertools.count(1)


def network():
    """An address of a network nobody in the tests had yet; believed, since the proxy of the tests is trusted."""
    number = next(_networks)
    return f"10.{number // 250 % 250}.{number % 250}.7"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read().decode("utf-8", "replace")
        self.location = response.getheader("Location")


class Visitor:
    def __init__(self, server, address=None):
        self.port = int(server.url.rsplit(":", 1)[1])
        self.address = address or network()
        self.cookies = {}

    def ask(self, method, path, fields=None, headers=None, site="same-origin"):
        sent = {"X-Forwarded-For": self.address, "Accept-Language": "en"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if site:
            sent["Sec-Fetch-Site"] = site
        body = None
        if method == "POST":
            body = urllib.parse.urlencode(fields or {})
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {**sent, **(headers or {})})
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        return answer

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, fields=None, **options):
        return self.ask("POST", path, fields, **options)

    def enter(self, door):
        """Goes in by a door of the demo club."""
        answer = self.post(f"/demo/{door}")
        assert answer.status == 303 and "rabita_session" in self.cookies, answer.body
        return self
