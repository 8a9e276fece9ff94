"""Fixtures of the browser tests. RABITA_SCREENSHOTS=1 keeps a picture of every tested page in screenshots/."""

import os
import pathlib
import re
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from checks import Console  # noqa: E402
from people import sign_in, speak  # noqa: E402
from server import BINARY, ROOT, Letters, start  # noqa: E402

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
# Every language on a phone and on a laptop: what each journey is walked in.
EVERYWHERE = pytest.mark.parametrize(
    "size, language",
    [(size, language) for language in ("fr", "ar", "en") for size in (PHONE, LAPTOP)],
    ids=[f"{size}-{language}" for language in ("fr", "ar", "en") for size in ("phone", "laptop")],
)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Debian's Chromium: Playwright's own is not made for this distribution.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=arguments
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def letters():
    """The mail server of a file's tests: a letter to the same address in another file is not taken for theirs."""
    kept = Letters()
    kept.controller.start()
    yield kept
    kept.controller.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory, letters):
    """One server and one empty database for all tests of a file."""
    if not BINARY.exists():
        pytest.fail(f"{BINARY} is missing: swift build first")
    running = start(tmp_path_factory.mktemp("club"), letters)
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path, letters):
    """A server of its own, for a test that needs an empty database."""
    running = start(tmp_path, letters)
    yield running
    running.stop()


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def viewport(request):
    return request.param


@pytest.fixture(params=["fr", "ar", "en"])
def language(request):
    return request.param


@pytest.fixture
def theme():
    """Parametrise to `dark` where a test looks at colours."""
    return "light"


@pytest.fixture
def script():
    """Parametrise to False to live without JavaScript."""
    return True


def keep_picture(page, name):
    if os.environ.get("RABITA_SCREENSHOTS") == "1":
        folder = ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / (re.sub(r"[^\w.-]+", "-", name).strip("-") + ".png"), full_page=True)


@pytest.fixture
def visitor(browser, request):
    """Makes fresh browser contexts, one a person; the test fails when any of their pages complains on the console."""
    opened = []

    def visit(viewport=LAPTOP, language="fr", theme="light", script=True, state=None):
        context = browser.new_context(
            viewport=viewport,
            locale={"fr": "fr-MA", "ar": "ar-MA", "en": "en-GB"}[language],
            timezone_id="Africa/Casablanca",
            color_scheme=theme,
            reduced_motion="reduce",
            java_script_enabled=script,
            storage_state=state,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        opened.append((page, Console(page)))
        return page

    yield visit
    for number, (page, _) in enumerate(opened, start=1):
        keep_picture(page, f"{request.module.__name__}-{request.node.name}-{number}")
        page.context.close()
    for _, console in opened:
        console.assert_silent()


@pytest.fixture
def page(visitor, viewport, language, theme, script):
    return visitor(viewport, language, theme, script)


@pytest.fixture(scope="module")
def signed_in(server, browser):
    """The session of a person, who signs in by the mail once for all tests of a file."""
    kept = {}

    def enter(person):
        if person not in kept:
            context = browser.new_context(locale="fr-MA")
            sign_in(context.new_page(), server, person)
            kept[person] = context.storage_state()
            context.close()
        return kept[person]

    return enter


@pytest.fixture
def member(visitor, server, signed_in):
    """Opens a page for a signed-in person who reads `language`."""

    def enter(person, size=LAPTOP, language="fr", script=True):
        page = visitor(size, language, script=script, state=signed_in(person))
        speak(page, server, language)
        return page

    return enter
