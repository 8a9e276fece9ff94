"""What every page must hold: no accessibility violation, no sideways scroll, nothing said on the console."""

from axe_playwright_python.sync_playwright import Axe

NARROWEST = 320


def axe(page):
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    lines = [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


def no_sideways_scroll(page, width=NARROWEST):
    """Narrows the window to `width` CSS pixels, and gives its size back afterwards."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    wide = page.evaluate(
        """(width) => document.documentElement.scrollWidth <= width ? [] :
            [...document.body.querySelectorAll('*')]
                .filter((element) => element.getBoundingClientRect().right > width + 1)
                .slice(0, 5).map((element) => element.outerHTML.slice(0, 120))"""
        if page.evaluate("document.documentElement.dir") != "rtl"
        else """(width) => document.documentElement.scrollWidth <= width ? [] :
            [...document.body.querySelectorAll('*')]
                .filter((element) => element.getBoundingClientRect().left < -1)
                .slice(0, 5).map((element) => element.outerHTML.slice(0, 120))""",
        width,
    )
    actual = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(before)
    assert actual <= width, f"{page.url} is {actual} px wide at {width}:\n" + "\n".join(wide)


def whole(page):
    axe(page)
    no_sideways_scroll(page)


class Console:
    """Collects what a page complains about: errors, warnings of the content security policy, failed scripts."""

    def __init__(self, page):
        self.complaints = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        words = message.text
        if any(f"status of {status}" in words for status in (403, 404, 409, 413, 422)):
            # The browser reports the answer itself; the test says which answer it wants.
            return
        if "ERR_INTERNET_DISCONNECTED" in words:
            # Only a test cuts the network.
            return
        if message.type == "error" or "Content Security Policy" in words:
            self.complaints.append(words)

    def assert_silent(self):
        assert not self.complaints, "\n".join(self.complaints)
