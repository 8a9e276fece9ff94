"""Fixtures of the fault tests. They run the real program on real databases.

RABITA_BINARY names the program, FAULT_SEED the beginning of chance (printed), FAULT_CYCLES how often the program is
killed. What needs root (mounting, memory groups) says so in the table instead of passing by in silence.
"""

import ctypes
import os
import pathlib
import random
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import table  # noqa: E402
from club import BINARY  # noqa: E402
from engines import Postgres, SQLite  # noqa: E402

CLONE_NEWNS = 0x20000
SEED = int(os.environ.get("FAULT_SEED", random.SystemRandom().randrange(1 << 32)))


def pytest_report_header(config):
    return f"program {BINARY}; FAULT_SEED={SEED}"


def pytest_collection_modifyitems(items):
    """A test is slow unless it says that it is quick."""
    for item in items:
        if not item.get_closest_marker("quick"):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter):
    for outcome, words in ("skipped", "not tried"), ("failed", "FAILED"), ("error", "FAILED"):
        for report in terminalreporter.stats.get(outcome, []):
            why = report.longrepr[2] if outcome == "skipped" else "see above"
            table.LINES.append(table.Line(report.nodeid.split("::")[-1], f"{words}: {why}", "0", "unknown"))
    if not table.LINES:
        return
    terminalreporter.section("faults")
    for line in table.show(BINARY):
        terminalreporter.write_line(line)
    table.keep(str(BINARY.name))


@pytest.fixture(scope="session", autouse=True)
def program():
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is missing: swift build first", 2)


@pytest.fixture
def chance(request):
    """Chance that repeats itself with FAULT_SEED, its own for each test."""
    return random.Random(f"{SEED} {request.node.name}")


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory):
    return SQLite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    running = Postgres(tmp_path_factory.mktemp("postgres"))
    yield running
    running.close()


@pytest.fixture
def postgres_with_checksums(tmp_path):
    running = Postgres(tmp_path, checksums=True)
    yield running
    running.close()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def clubs(tmp_path):
    """Makes clubs that are ended after the test."""
    made = []

    def make(engine, **settings):
        club = engine.fresh(tmp_path, **settings)
        made.append(club)
        return club

    yield make
    for club in made:
        if club.process and club.process.poll() is None:
            club.kill()


@pytest.fixture(scope="session")
def root():
    """Root, in a mount namespace of its own: what is mounted here nobody else holds, and it ends with the tests."""
    if os.geteuid() != 0:
        pytest.skip("needs root")
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        pytest.skip(f"needs the right to mount: {os.strerror(ctypes.get_errno())}")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
