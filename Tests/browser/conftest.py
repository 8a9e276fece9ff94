"""Fixtures of the browser tests. RABITA_SCREENSHOTS=1 keeps a picture of every tested page in screenshots/."""

import os
import pathlib
import re
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from checks import Console  # noqa: E402
from server import BINARY, ROOT, Letters, start  # noqa: E402

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}


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


@pytest.fixture(scope="session")
def letters():
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


@pytest.fixture
def page(browser, viewport, language, theme, script, request):
    """A fresh browser context; the test fails when the page complains on the console."""
    context = browser.new_context(
        viewport=viewport,
        locale={"fr": "fr-MA", "ar": "ar-MA", "en": "en-GB"}[language],
        timezone_id="Africa/Casablanca",
        color_scheme=theme,
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    context.set_default_timeout(10_000)
    opened = context.new_page()
    console = Console(opened)
    yield opened
    if os.environ.get("RABITA_SCREENSHOTS") == "1":
        folder = ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
        opened.screenshot(path=folder / f"{request.module.__name__}-{name}.png", full_page=True)
    context.close()
    console.assert_silent()
