"""What whoever runs the club sees: figures, logs, readiness and the service manager's socket."""

import json
import re
import signal
import socket
import subprocess
import time

from prometheus_client.parser import text_string_to_metric_families
from server import BINARY, code_in
from talk import ask, connect, cookies, enter_demo, member_page

ALIEN = "203.0.113.9"


def figures(port):
    answer, text = ask(connect(f"http://127.0.0.1:{port}"), "GET", "/metrics")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/plain; version=0.0.4; charset=utf-8"
    samples = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation and family.type != "unknown", family.name
        for sample in family.samples:
            key = (sample.name, tuple(sorted(sample.labels.items())))
            assert key not in samples, f"twice: {key}"
            samples[key] = sample.value
    return text, samples


def value(samples, name, **labels):
    return samples.get((name, tuple(sorted(labels.items()))))


def test_the_figures_are_prometheus_text_without_paths_or_people(start, free_port):
    port = free_port()
    server = start(METRICS_PORT=str(port))
    session = enter_demo(server.url)
    page = member_page(server.url, session)
    for path in (page, "/members?q=secretword", "/nadia.benjelloun", "/readyz"):
        ask(connect(server.url), "GET", path, Cookie=session)

    text, samples = figures(port)

    assert value(samples, "rabita_http_requests_total", route="/members/{p1}", method="GET", status="2xx") == 1
    assert value(samples, "rabita_http_requests_total", route="unmatched", method="GET", status="4xx") >= 1
    count = value(samples, "rabita_http_request_duration_seconds_count", route="/members/{p1}", method="GET")
    assert count == value(
        samples, "rabita_http_request_duration_seconds_bucket", route="/members/{p1}", method="GET", le="+Inf") == 1
    assert value(samples, "rabita_sessions") >= 1
    assert value(samples, "rabita_ready") == 1
    assert value(samples, "rabita_outbox_oldest_age_seconds") >= 0
    assert value(samples, "rabita_database_size_bytes", part="main") > 0
    assert value(samples, "rabita_database_commit_writes_count") > 0
    assert value(samples, "rabita_database_transaction_duration_seconds_count", kind="read") > 0
    assert value(samples, "rabita_http_connections") >= 0
    assert 10e6 < value(samples, "process_resident_memory_bytes") < 1e9
    assert value(samples, "process_open_fds") > 3
    assert abs(value(samples, "process_start_time_seconds") - time.time()) < 600
    for private in ("secretword", "nadia", page.split("/")[-1]):
        assert private not in text


def test_figures_stay_on_loopback(tmp_path, start, free_port):
    refused = subprocess.run([BINARY, "serve"], cwd=tmp_path, capture_output=True, text=True, timeout=60,
                             env={"METRICS_PORT": "0.0.0.0:9464", "DATABASE": f"sqlite:{tmp_path}/x.sqlite"})
    assert refused.returncode != 0
    assert "METRICS_PORT" in refused.stderr

    port = free_port()
    server = start(METRICS_PORT=str(port))
    assert ask(connect(server.url), "GET", "/metrics")[0].status != 200
    assert ask(connect(f"http://127.0.0.1:{port}"), "GET", "/members")[0].status == 404
    assert ask(connect(f"http://127.0.0.1:{port}"), "GET", "/livez")[0].status == 200
    assert ask(connect(f"http://127.0.0.1:{port}"), "GET", "/readyz")[1] == "ready\n"


def test_logs_are_json_without_personal_data(start, letters):
    server = start(LOG_LEVEL="debug", LOG_FORMAT="json", TRUSTED_PROXIES="127.0.0.1")
    connection = connect(server.url)
    forwarded = {"X-Forwarded-For": ALIEN}
    given, family, address = "Zoubida", "Tahouri", "zoubida.tahouri@logs.example"
    answer, _ = ask(connection, "POST", "/welcome/club", {
        "club": "Cercle", "branch": "Rabat", "city": "Rabat", "given": given, "family": family, "company": "Atlas",
        "email": address, "language": "fr", "currency": "MAD"}, **forwarded)
    assert answer.status == 303
    asked, _ = ask(connection, "POST", "/sign-in", {"email": address}, **forwarded)
    code = code_in(letters.wait(address))
    ask(connection, "POST", "/sign-in/code", {"email": address, "code": code}, Cookie=cookies(asked), **forwarded)
    for path in (f"/members?q={family}", f"/sign-in?next=%2Fmembers%3Fq%3D{given}", f"/{family}", "/livez"):
        ask(connection, "GET", path, **forwarded)
    ask(connection, "GET", "/", **{"X-Request-Id": "given-by-proxy-1", **forwarded})
    server.stop()

    log = server.log.read_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    others = [line for line in log.splitlines() if not line.startswith("{")]
    assert all(line.startswith("Rabita serves") for line in others), others
    assert len(lines) >= 6
    for line in lines:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["ts"])
        assert line["level"] in ("trace", "debug", "info", "notice", "warning", "error", "critical")
        assert line["message"]
    answered = [line for line in lines if line["message"] == "Answered"]
    assert all(line["request"] for line in answered)
    assert "given-by-proxy-1" in [line["request"] for line in answered]
    assert "/members" in [line["metadata"]["route"] for line in answered]
    for private in (given, family, address, "zoubida", "@", ALIEN, "?q=", "%3F"):
        assert private.lower() not in log.lower(), private


def test_a_strangers_request_number_is_not_believed(start):
    server = start()

    answer, _ = ask(connect(server.url), "GET", "/livez", **{"X-Request-Id": "forged-number-1"})

    assert answer.getheader("X-Request-Id") not in (None, "forged-number-1")


def test_the_service_manager_hears_ready_alive_and_stopping(start, tmp_path):
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(path)
        manager.settimeout(30)
        server = start(NOTIFY_SOCKET=path, WATCHDOG_USEC="1000000")
        heard = []

        def hear(what):
            while not any(what in text.splitlines() for text in heard):
                heard.append(manager.recv(4096).decode())

        hear("READY=1")
        hear("WATCHDOG=1")
        heard = [text for text in heard if "WATCHDOG" not in text]
        hear("WATCHDOG=1")
        assert any(f"STATUS=Serving {server.url}" in text for text in heard)

        server.process.send_signal(signal.SIGTERM)
        hear("STOPPING=1")
        assert server.process.wait(20) == 0
