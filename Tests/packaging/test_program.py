"""The program as the package installed it, without a service manager."""

import http.client
import json
import re
import shlex
import subprocess
import time

import pytest

from bare_root import REPOSITORY

PORT = 9251
SETTINGS = "--settings /etc/rabita/rabita.conf"


def answer(path):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    try:
        connection.request("GET", path)
        got = connection.getresponse()
        page = got.read().decode()
        place = got.getheader("Location")
        return answer(place) if place else (got.status, page)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def serving(installed):
    """The service's command, as its user, until it answers."""
    process = installed.start(f"cd /var/lib/rabita; exec rabita serve {SETTINGS} --port {PORT}", user="rabita")
    limit = time.monotonic() + 60
    try:
        while True:
            try:
                answer("/")
                break
            except OSError:
                assert process.poll() is None, process.stdout.read()
                assert time.monotonic() < limit, "no answer within a minute"
                time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.wait(timeout=30)


def test_the_first_page_asks_to_found_the_club(serving):
    status, page = answer("/")

    assert status == 200
    assert "<form" in page or "<a " in page


def test_the_healthcheck_of_the_image_passes_while_it_serves_and_fails_when_not(serving, installed):
    if answer("/livez")[0] == 404:
        pytest.skip("this program has no /livez yet")
    command = re.search(r"HEALTHCHECK .*?CMD (\[.*?\])\n", (REPOSITORY / "Containerfile").read_text(), re.DOTALL)
    words = json.loads(command.group(1).replace("\\\n", ""))

    installed.run(f"PORT={PORT} " + shlex.join(words))
    refused = subprocess.run(installed.arguments("PORT=1 " + shlex.join(words)), env=installed.environment())

    assert refused.returncode != 0


def test_a_fictional_club_is_founded_and_its_people_listed(installed):
    database = "--database sqlite:/var/lib/rabita/demo.sqlite"

    made = installed.run(f"rabita demo {database} --members 30", user="rabita")
    people = installed.run(f"rabita person list {database}", user="rabita")

    assert re.match(r"3\d members, ", made)
    assert len(people.splitlines()) >= 30


def test_a_misspelt_setting_is_refused_with_its_line_and_the_status_that_stops_restarts(installed):
    said = installed.run("echo SMPT_URL=x >/tmp/wrong.conf; rabita serve --settings /tmp/wrong.conf", status=64)

    assert "line 1: unknown key SMPT_URL" in said


def test_the_doctor_finds_the_installation_sound(installed):
    if " doctor " not in installed.run("rabita --help"):
        pytest.skip("this program has no doctor yet")

    installed.run("cd /; rabita doctor", user="rabita")
