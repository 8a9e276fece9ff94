"""A real SMTP server that can be in every bad mood, and counts what it accepted by Message-ID."""

import asyncio
import collections
import re
import time
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from club import free_port

CODE = re.compile(r"\b([0-9A-HJKMNP-TV-Z]{4})[ -]?([0-9A-HJKMNP-TV-Z]{4})\b")


class Mailbox:
    """`mood`: well, never (550 to MAIL), busy (451 to MAIL), full (452 after the data), silent (no word
    to MAIL), broken (the connection ends after the data, before the answer)."""

    def __init__(self):
        self.mood = "well"
        self.port = free_port()
        self.accepted, self.letters, self.tries = collections.Counter(), [], 0
        self.controller = None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def open(self):
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        return self

    def close(self):
        """Nobody listens any more."""
        if self.controller:
            self.controller.stop(no_assert=True)
        self.controller = None

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.tries += 1
        if self.mood == "busy":
            return "451 4.3.2 not now"
        if self.mood == "never":
            return "550 5.7.1 not from you"
        if self.mood == "silent":
            await asyncio.sleep(3600)
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mood == "full":
            return "452 4.3.1 no room"
        if self.mood == "broken":
            server.transport.abort()
            return "451 4.0.0 gone"
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.accepted[message["Message-ID"]] += 1
        self.letters.append((envelope.rcpt_tos, message))
        return "250 OK"

    def to(self, address):
        return [message for recipients, message in list(self.letters) if address in recipients]

    def codes(self, address):
        """The sign-in codes sent to an address."""
        texts = [message.get_body(preferencelist=("plain",)).get_content() for message in self.to(address)]
        return [found[1] + found[2] for found in map(CODE.search, texts) if found]

    def wait(self, count, seconds=60):
        """Until so many different messages came."""
        end = time.monotonic() + seconds
        while len(self.accepted) < count:
            assert time.monotonic() < end, f"{len(self.accepted)} of {count} messages came, {self.tries} tries"
            time.sleep(0.05)

    @property
    def doubled(self):
        return {key: times for key, times in self.accepted.items() if times > 1}
