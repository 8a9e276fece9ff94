"""The service under a real systemd, in its sandbox."""

import re
import time

import pytest

from bare_root import BareRoot
from booted import Booted
from conftest import install

# What a browser would get, with what a bare Debian has.
FETCH = """bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080
printf "GET %s HTTP/1.1\\r\\nHost: 127.0.0.1:8080\\r\\nConnection: close\\r\\n\\r\\n" >&3; cat <&3'"""
EXPERIMENT = "[Service]\nType=exec\nWatchdogSec=0\n"


def fetch(path="/"):
    return FETCH.replace("%s", path, 1)


@pytest.fixture(scope="module")
def notifies(package, installed):
    return b"NOTIFY_SOCKET" in (installed.path / "usr/bin/rabita").read_bytes()


@pytest.fixture(scope="module")
def system(package, notifies):
    root = BareRoot.fresh("root-boot")
    install(root, package)
    root.run("apt-get install -y --no-install-recommends systemd-sysv dbus")
    if not notifies:
        # A program from before sd_notify still shows whether it lives in the sandbox.
        place = root.path / "etc/systemd/system/rabita.service.d"
        place.mkdir(parents=True)
        (place / "experiment.conf").write_text(EXPERIMENT)
    running = Booted(root.path)
    try:
        if not running.wait():
            pytest.skip(f"systemd-nspawn does not boot on this machine; see {root.path}.boot.log")
        yield running
    finally:
        running.stop()


def main_process(system):
    """The number of the service's process; 0 would be this test's own process group to `kill`."""
    system.until("systemctl is-active rabita", "active")
    process = system.says("systemctl show -P MainPID rabita")
    assert int(process) > 1
    return process


def test_the_service_runs_once_the_machine_is_up_and_answers(system, notifies):
    system.until("systemctl is-active rabita", "active")
    if not notifies:
        system.until(fetch() + " | head -c 8", "HTTP/1.1")

    answer = system.says(fetch())

    assert re.match(r"HTTP/1.1 (200|30[23]) ", answer)


def test_the_service_says_when_it_is_ready_and_alive(system, notifies):
    if not notifies:
        pytest.skip("this program has no sd_notify yet")

    assert system.says("systemctl show -P Type rabita") == "notify"
    assert system.says("systemctl show -P WatchdogUSec rabita") == "30s"
    # Alive past two watchdog periods.
    before = main_process(system)
    time.sleep(65)
    assert main_process(system) == before


def test_it_can_write_nowhere_but_in_its_folder(system):
    pid = main_process(system)
    status = system.says(f"cat /proc/{pid}/status")

    assert re.search(r"^CapBnd:\t0+$", status, re.MULTILINE)
    assert re.search(r"^NoNewPrivs:\t1$", status, re.MULTILINE)
    assert re.search(r"^Seccomp:\t2$", status, re.MULTILINE)
    mounts = system.says(f"cat /proc/{pid}/mounts").splitlines()
    writable = {line.split()[1] for line in mounts if "rw" in line.split()[3].split(",")}
    disk = {place for place in writable if not re.match(r"/(proc|dev|sys|run)(/|$)", place)}
    assert disk <= {"/var/lib/rabita", "/tmp", "/var/tmp"}, disk
    assert system.says("stat -c '%a %U' /var/lib/rabita /var/lib/rabita/rabita.sqlite").splitlines() == [
        "700 rabita", "600 rabita",
    ]


def test_a_killed_service_comes_back(system):
    before = main_process(system)

    system.says(f"kill -9 {before}")

    system.until(f"test \"$(systemctl show -P MainPID rabita)\" -gt 1 -a "
                 f"\"$(systemctl show -P MainPID rabita)\" != {before} && systemctl is-active rabita", "active")
    system.until(fetch() + " | head -c 8", "HTTP/1.1")


def test_an_upgrade_restarts_it(system, next_package):
    before = main_process(system)
    place = f"{system.path}/var/{next_package.name}"
    with open(place, "wb") as file:
        file.write(next_package.read_bytes())

    system.says(f"dpkg -i /var/{next_package.name}")

    system.until("systemctl is-active rabita", "active")
    assert main_process(system) != before


def test_the_nightly_backup_is_due_and_works(system):
    assert system.says("systemctl is-active rabita-backup.timer") == "active"
    if " backup " not in system.says("rabita --help"):
        pytest.skip("this program has no backup yet")

    system.says("systemctl start rabita-backup.service")

    rights = system.says("stat -c '%a %U' /var/lib/rabita/backups/rabita-*.backup*").splitlines()
    assert set(rights) == {"600 rabita"}


def test_a_wrong_setting_stops_it_at_once_and_is_said_in_the_journal(system):
    system.says("echo SMPT_URL=x >>/etc/rabita/rabita.conf; systemctl restart rabita || true")

    system.until("systemctl is-failed rabita || true", "failed")
    assert "unknown key SMPT_URL" in system.says("journalctl --no-pager -u rabita")
    assert system.says("systemctl show -P NRestarts rabita") == "0"
    system.says("sed -i /SMPT_URL/d /etc/rabita/rabita.conf; systemctl restart rabita")
    system.until("systemctl is-active rabita", "active")


def test_a_stop_ends_within_ten_seconds(system):
    start = time.monotonic()

    system.says("systemctl stop rabita")

    assert time.monotonic() - start < 10
    assert system.says("systemctl show -P Result rabita") == "success"
