"""The attacks run against the real binary with a small demo club; people and companies in it are invented."""

import pathlib
import sqlite3
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "browser"))

from server import BINARY, Letters, start  # noqa: E402
from visitor import Visitor  # noqa: E402


@pytest.fixture(scope="session")
def letters():
    kept = Letters()
    kept.controller.start()
    yield kept
    kept.controller.stop()


def demo(folder):
    made = subprocess.run(
        [BINARY, "demo", "--members", "20", "--referrals", "40", "--database", f"sqlite:{folder}/club.sqlite"],
        cwd=folder, capture_output=True, text=True, timeout=120,
    )
    assert made.returncode == 0, made.stderr


@pytest.fixture(scope="session")
def club(tmp_path_factory, letters):
    """One demo club for all tests, behind a trusted proxy: each test comes from a network of its own."""
    if not BINARY.exists():
        pytest.fail(f"{BINARY} is missing: swift build first")
    folder = tmp_path_factory.mktemp("club")
    demo(folder)
    running = start(folder, letters, TRUSTED_PROXIES="127.0.0.1", LOG_LEVEL="debug")
    yield running
    running.stop()


@pytest.fixture
def visitor(club):
    return Visitor(club)


@pytest.fixture
def member(club):
    return Visitor(club).enter("member")


@pytest.fixture
def president(club):
    return Visitor(club).enter("president")


@pytest.fixture
def rows(club):
    """Asks the club's database."""
    def ask(sql, *values):
        with sqlite3.connect(f"file:{club.database}?mode=ro", uri=True, timeout=30) as database:
            return database.execute(sql, values).fetchall()
    return ask
