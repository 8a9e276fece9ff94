"""Page objects by what a person sees and by addresses: roles, labels, URLs, never test ids."""

from urllib.parse import parse_qs, urlsplit

from server import code_in


class SignIn:
    path = "/sign-in"

    def __init__(self, page, base):
        self.page, self.base = page, base

    def open(self):
        self.page.goto(self.base + self.path)
        return self

    def ask(self, email):
        self.page.locator("input[type=email]").first.fill(email)
        self.page.locator("main form:has(input[type=email]) button:not([type=button])").first.click()
        self.page.locator("input[autocomplete=one-time-code]").wait_for()

    def enter(self, code):
        self.page.locator("input[autocomplete=one-time-code]").fill(code)
        self.page.locator("main form:has(input[autocomplete=one-time-code]) button:not([type=button])").first.click()
        self.page.wait_for_url(lambda url: self.path not in url)


def sign_in(page, server, email):
    """Signs a person in with the eight-character code of the mail."""
    before = len(server.letters.to(email))
    form = SignIn(page, server.url).open()
    form.ask(email)
    form.enter(code_in(server.letters.wait(email, after=before)))


class Directory:
    path = "/members"

    def __init__(self, page, base):
        self.page, self.base = page, base

    def open(self, query=""):
        self.page.goto(f"{self.base}{self.path}{query}")
        return self

    def search(self, words):
        self.page.get_by_role("searchbox").fill(words)
        self.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [words])
        self.page.locator("[data-results]:not([aria-busy])").wait_for()

    def names(self):
        return [name.strip() for name in self.page.locator(".person :is(h2, h3)").all_inner_texts()]
