"""Tools/install.sh on a Debian that has nothing, with the toolchain of this machine."""

import os
import pathlib
import shutil
import subprocess

import pytest

from bare_root import REPOSITORY, BareRoot

TOOLCHAIN = pathlib.Path(os.path.realpath(shutil.which("swift") or "/opt/swift/usr/bin/swift")).parents[2]
HELLO = 'print("hello")\n'


def bare(name, swift=True):
    """A bare root with the part of the repository that installs, at /src."""
    binds = [(TOOLCHAIN, "/opt/swift")] if swift else []
    authorities = pathlib.Path("/usr/local/share/ca-certificates")
    if any(authorities.glob("*.crt")):
        binds.append((authorities, authorities))
    root = BareRoot.fresh(name, binds)
    for file in ["Tools/install.sh", "Tests/browser/requirements.txt"]:
        place = root.path / "src" / file
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / file, place)
    (root.path / "hello.swift").write_text(HELLO)
    return root


def packages(root):
    return set(root.run("dpkg-query -W -f='${Package}\\n'").split())


@pytest.fixture(scope="module")
def prepared():
    """A root where `install.sh run` was typed as root; with what it said."""
    root = bare("root-install")
    return root, root.run("/src/Tools/install.sh run")


def test_without_swift_it_says_where_to_get_it_and_installs_nothing():
    root = bare("root-no-swift", swift=False)
    before = packages(root)

    said = root.run("/src/Tools/install.sh run", status=1)

    assert said == (
        "Swift is not installed, or not in PATH. Rabita needs the Swift 6.3 toolchain: "
        "https://www.swift.org/install/linux/\n"
    )
    assert packages(root) == before


def test_an_old_swift_is_refused_before_anything_is_installed():
    root = bare("root-no-swift", swift=False)
    before = packages(root)
    old = root.path / "usr/local/bin/swift"
    old.write_text("#!/bin/sh\necho 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'\n")
    old.chmod(0o755)

    said = root.run("/src/Tools/install.sh run", status=1)

    assert said.startswith("Swift 5.10.1 (/usr/local/bin/swift) is too old. Rabita needs 6.3 or newer: ")
    assert packages(root) == before


def test_after_run_the_toolchain_compiles_links_and_runs(prepared):
    root, said = prepared

    assert "Installing: libpq-dev" in said
    assert root.run("cd /tmp && swiftc -O /hello.swift -o hello && ./hello") == "hello\n"


def test_every_c_library_is_found_by_its_name(prepared):
    root, _ = prepared

    root.run("pkg-config --exists libpq libsodium libcurl libqrencode pangocairo zlib sqlite3")


def test_the_time_zones_know_that_morocco_changed(prepared):
    root, _ = prepared

    assert root.run("TZ=Africa/Casablanca date -d @1795428000 +%z").strip() == "+0000"


def test_a_second_time_nothing_is_installed(prepared):
    root, _ = prepared

    assert root.run("/src/Tools/install.sh run") == ""


def test_a_user_with_sudo_installs_too():
    root = bare("root-install-sudo")
    root.run("apt-get install -y --no-install-recommends sudo >/dev/null")
    root.run("useradd -m builder && echo 'builder ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/builder")
    root.run("chown -R builder /src")

    root.run("/src/Tools/install.sh run", user="builder")

    assert "libpq-dev" in packages(root)


def test_a_user_without_sudo_is_told_what_to_type_as_root():
    root = bare("root-no-sudo")
    root.run("useradd -m builder")

    said = root.run("/src/Tools/install.sh run", user="builder", status=1)

    assert "As root, type:\n    apt-get update && apt-get install -y --no-install-recommends libpq-dev" in said


def test_what_the_tests_need_is_installed_with_their_python(prepared):
    root, _ = prepared

    root.run("/src/Tools/install.sh test")

    assert root.run("chromium --version 2>/dev/null").startswith("Chromium ")
    assert "15." in root.run("/usr/lib/postgresql/15/bin/postgres --version")
    assert "pytest" in root.run("/src/.venv/bin/pytest --version")
    root.run("/src/.venv/bin/python -c 'import aiosmtpd, playwright, axe_playwright_python'")
    assert root.run("/src/Tools/install.sh test") == ""


def test_an_unknown_purpose_is_refused():
    done = subprocess.run(
        [REPOSITORY / "Tools/install.sh", "everything"], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )

    assert done.returncode == 64
    assert done.stdout == "Usage: Tools/install.sh run|test|faults|bench|deb|test-deb\n"
