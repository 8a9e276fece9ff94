"""Starts the debug binary with a fresh SQLite database and a real SMTP server, for the time of a test."""

import dataclasses
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("RABITA_BINARY", ROOT / ".build/debug/rabita"))
CODE = re.compile(r"\b([0-9A-HJKMNP-TV-Z]{4})[ -]?([0-9A-HJKMNP-TV-Z]{4})\b")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Letters:
    """Keeps every message a real SMTP conversation brought."""

    def __init__(self):
        self.messages = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((envelope.rcpt_tos, message))
        return "250 OK"

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.controller.port}"

    def to(self, address):
        return [message for recipients, message in self.messages if address in recipients]

    def wait(self, address, after=0, seconds=15):
        """The newest message to `address` beyond the first `after` ones."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.to(address)
            if len(found) > after:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no mail came to {address}; there were {len(self.messages)} messages")


def text(message):
    part = message.get_body(preferencelist=("plain", "html"))
    return part.get_content() if part else ""


def code_in(message):
    found = CODE.search(text(message))
    assert found, f"no sign-in code in: {text(message)}"
    return found[1] + found[2]


@dataclasses.dataclass
class Server:
    url: str
    letters: Letters
    database: pathlib.Path
    process: subprocess.Popen
    log: pathlib.Path
    environment: dict

    def run(self, *arguments, **options):
        """Runs another command of the binary, on the same database."""
        return subprocess.run(
            [BINARY, *arguments], env=self.environment, capture_output=True, text=True, timeout=60, **options
        )

    def files(self):
        """What the server has open, as links."""
        return list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir())

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


def start(folder, letters, **settings):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    database = folder / "club.sqlite"
    environment = {
        **os.environ,
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "DATABASE": f"sqlite:{database}",
        "BASE_URL": url,
        "SMTP_URL": letters.url,
        "SMTP_FROM": "club@example.test",
        "LOG_LEVEL": "warning",
        **settings,
    }
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen([BINARY, "serve"], env=environment, cwd=folder, stdout=output, stderr=output)
    server = Server(url, letters, database, process, log, environment)
    try:
        wait_for(url, process, log)
    except BaseException:
        server.stop()
        raise
    return server


def wait_for(url, process, log, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"the server ended with {process.returncode}:\n{log.read_text()}")
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not answer in {seconds} s:\n{log.read_text()}")
