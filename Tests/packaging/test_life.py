"""From the first installation to the purge. The tests follow one another on one root."""

import pytest

from bare_root import BareRoot
from conftest import install

DATABASE = "--database sqlite:/var/lib/rabita/rabita.sqlite"
CONFIGURATION = "/etc/rabita/rabita.conf"


@pytest.fixture(scope="module")
def root(package):
    root = BareRoot.fresh("root-life")
    install(root, package)
    root.run(f"rabita demo {DATABASE} --members 30", user="rabita")
    root.run(f"sed -i 's/^#PORT=.*/PORT=9252/' {CONFIGURATION}")
    return root


def test_an_upgrade_keeps_the_edited_settings_and_the_data(root, next_package):
    people = root.run(f"rabita person list {DATABASE}", user="rabita")

    said = install(root, next_package)

    assert "Setting up rabita (0.1.0-2)" in said or "-2) over" in said
    assert "PORT=9252" in root.run(f"cat {CONFIGURATION}")
    assert root.run(f"stat -c '%a %U:%G' {CONFIGURATION}").strip() == "640 root:rabita"
    assert root.run(f"rabita person list {DATABASE}", user="rabita") == people


def test_rights_that_the_machine_chose_are_kept(root, package):
    root.run(f"dpkg-statoverride --update --add root root 0600 {CONFIGURATION}")

    root.run("dpkg-reconfigure -f noninteractive rabita")

    assert root.run(f"stat -c '%a %U:%G' {CONFIGURATION}").strip() == "600 root:root"
    root.run(f"dpkg-statoverride --remove {CONFIGURATION}")


def test_removing_leaves_the_settings_and_the_data(root):
    root.run("apt-get remove -y rabita")

    assert not (root.path / "usr/bin/rabita").exists()
    assert "PORT=9252" in root.run(f"cat {CONFIGURATION}")
    assert (root.path / "var/lib/rabita/rabita.sqlite").exists()


def test_a_purge_asks_nothing_keeps_the_data_and_says_so(root):
    said = root.run("apt-get purge -y rabita")

    assert "the club's data stay in /var/lib/rabita" in said
    assert (root.path / "var/lib/rabita/rabita.sqlite").exists()
    assert not (root.path / "etc/rabita").exists()
    assert root.run("find /usr /etc /lib -name '*rabita*'").split() == []


def test_installed_again_it_finds_its_data(root, next_package):
    install(root, next_package)

    assert len(root.run(f"rabita person list {DATABASE}", user="rabita").splitlines()) >= 30


def test_a_purge_without_data_leaves_nothing(root):
    root.run("rm -r /var/lib/rabita/*")

    said = root.run("apt-get purge -y rabita")

    assert "stay" not in said
    assert not (root.path / "var/lib/rabita").exists()
