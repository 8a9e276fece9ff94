"""Starts, kills and asks the real program, on a database of either engine."""

import http.client
import os
import pathlib
import resource
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary():
    """RABITA_BINARY, else the build that is newer."""
    named = os.environ.get("RABITA_BINARY")
    if named:
        return pathlib.Path(named)
    builds = [ROOT / ".build" / kind / "rabita" for kind in ("debug", "release")]
    return max(builds, key=lambda path: path.stat().st_mtime if path.exists() else 0)


BINARY = binary()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Unanswered(Exception):
    """The request may or may not have been carried out: no whole answer came."""


class Club:
    """One program on one database. It may be started and killed many times; the port stays."""

    def __init__(self, folder, database, binary=BINARY, prefix=(), files=None, join=None, **settings):
        self.folder, self.database = pathlib.Path(folder), database
        self.binary, self.prefix, self.files, self.join = binary, list(prefix), files, join
        self.port = free_port()
        self.log = self.folder / "server.log"
        self.process = None
        self.environment = {
            **os.environ, "HOST": "127.0.0.1", "PORT": str(self.port), "DATABASE": database,
            "BASE_URL": f"http://127.0.0.1:{self.port}", "TRUSTED_PROXIES": "127.0.0.1", "LOG_LEVEL": "warning",
            **settings,
        }

    def run(self, *arguments, timeout=120):
        return subprocess.run([*self.prefix, str(self.binary), *arguments], env=self.environment, cwd=self.folder,
                              capture_output=True, text=True, timeout=timeout)

    def _before(self):
        if self.files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.files, self.files))
        if self.join:
            pathlib.Path(self.join).write_text(str(os.getpid()))

    def launch(self, command="serve"):
        """Starts without waiting: for those who kill at once."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [*self.prefix, str(self.binary), command], env=self.environment, cwd=self.folder, stdout=output,
                stderr=output, preexec_fn=self._before if self.files or self.join else None)
        return self

    def start(self, seconds=60):
        self.launch()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.tail()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.01)
        raise AssertionError(f"the server did not listen in {seconds} s:\n{self.tail()}")

    def tail(self, characters=3000):
        return self.log.read_text(errors="replace")[-characters:]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds=20):
        if not self.process or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def status(self, key):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(key + ":"):
                return int(line.split()[1])
        raise KeyError(key)

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


class Visitor:
    """One person at one keep-alive connection. Each comes from an address of its own, so that limits by address
    do not mistake the test for one angry person."""

    _count = 0
    _lock = threading.Lock()

    def __init__(self, club, cookie=None, timeout=30):
        self.club, self.cookie, self.timeout = club, cookie, timeout
        self.connection = None
        with Visitor._lock:
            Visitor._count += 1
            number = Visitor._count
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"

    def ask(self, method, path, fields=None):
        """The status, the headers and the body; Unanswered when there is no whole answer."""
        headers = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "fr", "X-Forwarded-For": self.address}
        body = None
        if self.cookie:
            headers["Cookie"] = self.cookie
        if method == "POST":
            body = urllib.parse.urlencode(fields or {})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for attempt in (1, 2):
            fresh = self.connection is None
            try:
                if fresh:
                    self.connection = http.client.HTTPConnection("127.0.0.1", self.club.port, timeout=self.timeout)
                    self.connection.connect()
            except OSError as error:
                self.close()
                raise ConnectionRefusedError(str(error)) from error
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.headers, answer.read()
            except (http.client.HTTPException, OSError) as error:
                self.close()
                # An idle connection the server closed meanwhile is no fault; only what is safe is asked again.
                if fresh or method != "GET":
                    raise Unanswered(str(error)) from error
        raise Unanswered("twice")

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **fields):
        return self.ask("POST", path, fields)

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def enter(self, door):
        """Through the door of the demo club."""
        self.cookie = None
        status, headers, body = self.post(f"/demo/{door}")
        assert status == 303, f"the door {door} answered {status}: {body[:300]}"
        self.cookie = "; ".join(value.split(";")[0] for value in headers.get_all("Set-Cookie"))
        return self


DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def shown(number):
    """A key as addresses show it."""
    return "".join(DIGITS[number >> 5 * place & 31] for place in range(12, -1, -1))


def number(text):
    """A shown key as the database stores it."""
    value = 0
    for letter in text:
        value = value << 5 | DIGITS.index(letter)
    return value
