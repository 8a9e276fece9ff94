"""The harness checks itself against a tiny server: it must see what is wrong, and pass what is right."""

import functools
import http.server
import threading

import pytest
from checks import Console, axe, no_sideways_scroll
from server import ROOT, Letters, code_in

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
HEAD = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>'
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="/static/favicon.svg">'
    '<link rel="stylesheet" href="/static/rabita.css"><script type="module" src="/static/rabita.js"></script></head>'
    '<body><main class="page" id="content"><h1>Essai</h1>'
)
PAGES = {
    "/good": '<form><div class="field"><label for="to">À qui ?</label><div class="combo">'
    '<input id="to" data-suggest="/suggestions" data-fills="id"></div><input type="hidden" id="id"></div></form>',
    "/wide": "<pre>" + "x" * 400 + "</pre>",
    "/mute": "<input><img src=/static/favicon.svg>",
    "/styled": '<p style="color:red">refusé</p>',
}
SUGGESTIONS = '[{"id": "7", "label": "Hicham", "detail": "Tanger"}, {"id": "8", "label": "Hind", "detail": "Fès"}]'


class Stub(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".woff2": "font/woff2"}

    def do_GET(self):
        path = self.path.split("?")[0]
        if path.startswith("/static/"):
            self.path = path.removeprefix("/static")
            return super().do_GET()
        json = path == "/suggestions"
        body = (SUGGESTIONS if json else HEAD + PAGES[path] + "</main></body></html>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if json else "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def stub():
    handler = functools.partial(Stub, directory=ROOT / "Sources/Club/Resources/Public")
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.fixture
def language():
    return "fr"


def test_a_good_page_passes(page, stub):
    page.goto(stub + "/good")

    axe(page)
    no_sideways_scroll(page)


def test_a_wide_page_is_seen(page, stub):
    page.goto(stub + "/wide")

    with pytest.raises(AssertionError, match="px wide"):
        no_sideways_scroll(page)


def test_an_input_without_a_name_is_seen(page, stub):
    page.goto(stub + "/mute")

    with pytest.raises(AssertionError, match="label"):
        axe(page)


def test_an_inline_style_is_refused_and_heard(browser, stub):
    page = browser.new_page()
    console = Console(page)

    page.goto(stub + "/styled")

    with pytest.raises(AssertionError, match="Content Security Policy"):
        console.assert_silent()
    page.close()


def test_a_choice_by_keyboard_fills_the_hidden_field(page, stub):
    page.goto(stub + "/good")
    page.get_by_role("combobox").fill("hi")
    page.get_by_role("option").nth(1).wait_for()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    axe(page)
    page.keyboard.press("Enter")

    assert page.get_by_role("combobox").input_value() == "Hind"
    assert page.locator("#id").input_value() == "8"


def test_the_code_is_read_from_a_real_letter(letters: Letters):
    import smtplib

    with smtplib.SMTP("127.0.0.1", letters.controller.port) as post:
        post.sendmail("a@example.test", ["b@example.test"], "Subject: x\r\n\r\nVotre code : 7K2M-9QXT\r\n")

    assert code_in(letters.wait("b@example.test")) == "7K2M9QXT"
