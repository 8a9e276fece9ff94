"""The package under test: built once from the program of RABITA_BINARY, or from a static release build."""

import os
import pathlib
import shutil
import subprocess

import pytest

from bare_root import CACHE, REPOSITORY, BareRoot


def build(revision):
    """The package's file under a revision of its own."""
    environment = {**os.environ, "DEB_REVISION": revision, "DEB_COMPRESSION": "0"}
    said = subprocess.run(
        ["Packaging/build-deb"], cwd=REPOSITORY, env=environment, check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    built = REPOSITORY / said.splitlines()[-1]
    kept = CACHE / built.name
    CACHE.mkdir(exist_ok=True)
    shutil.copy(built, kept)
    return kept


def pytest_configure(config):
    if os.geteuid() != 0:
        pytest.exit("These tests make a Debian of their own and need root: sudo make test-deb", returncode=1)


@pytest.fixture(scope="session")
def package():
    return build("1")


@pytest.fixture(scope="session")
def next_package():
    return build("2")


@pytest.fixture(scope="session")
def control(package) -> str:
    """The package's description of itself."""
    return subprocess.run(["dpkg-deb", "--info", package], check=True, text=True, stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="session")
def installed(package):
    """A bare root in which apt installed the package and what it depends on."""
    root = BareRoot.fresh("root-installed")
    install(root, package)
    return root


def install(root: BareRoot, package: pathlib.Path):
    root.add(package, f"/var/{package.name}")
    return root.run(f"apt-get install -y --no-install-recommends /var/{package.name}")
