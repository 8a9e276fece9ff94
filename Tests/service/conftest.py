"""The debug binary as a service: started, watched and stopped. The ways to start it are those of the browser tests."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "browser"))
import server as browser_server  # noqa: E402


@pytest.fixture(scope="session")
def letters():
    letters = browser_server.Letters()
    letters.controller.start()
    yield letters
    letters.controller.stop()


@pytest.fixture
def start(tmp_path, letters):
    """Starts a server with these settings; whatever is left of it is ended after the test."""
    started = []

    def begin(**settings):
        folder = tmp_path / str(len(started))
        folder.mkdir()
        started.append(browser_server.start(folder, letters, **settings))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait(5)


@pytest.fixture
def free_port():
    return browser_server.free_port
