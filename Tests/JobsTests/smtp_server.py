"""A real SMTP server for the tests: aiosmtpd, with behaviour chosen by the recipient's name.

Writes its port to FOLDER/port and each message it takes to FOLDER/NNNN.json; ends when its standard input closes.
    refused-…@    550 at RCPT, always
    later-…@      451 at RCPT the first time, then taken
    content-…@    554 after the message
    anyone else   taken
"""

import argparse
import base64
import email
import email.policy
import json
import logging
import os
import ssl
import sys
import warnings

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

# A client that refuses our certificate is part of the tests, not a failure to tell of.
logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
warnings.simplefilter("ignore")

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit", action="store_true", help="TLS from the first byte")
parser.add_argument("--user")
parser.add_argument("--password")
options = parser.parse_args()


def write(name, text):
    path = os.path.join(options.folder, name)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(path + ".part", path)


def structure(part):
    about = [part.get_param(name) for name in ("method", "charset")] + [part.get_filename()]
    return " ".join([part.get_content_type()] + [word for word in about if word])


class Handler:
    def __init__(self):
        self.deferred = set()
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("refused-"):
            return f"550 5.1.1 no such user {address}"
        if address.startswith("later-") and address not in self.deferred:
            self.deferred.add(address)
            return f"451 4.7.1 greylisted {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("content-") for address in envelope.rcpt_tos):
            return "554 5.7.1 refused for its content"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        bodies = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
        files = [part.get_content() for part in message.iter_attachments()]
        self.count += 1
        record = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "text": bodies.get("text/plain", ""),
            "html": bodies.get("text/html", ""),
            "calendar": bodies.get("text/calendar", ""),
            "structure": [structure(part) for part in message.walk()],
            "file": files[0].decode() if files and isinstance(files[0], bytes) else "",
            "defects": [str(defect) for defect in message.defects],
            "tls": session.ssl is not None,
            "user": session.auth_data.login.decode() if session.auth_data else "",
            "greeting": session.host_name,
            "raw": base64.b64encode(envelope.content).decode(),
        }
        write(f"{self.count:04}.json", json.dumps(record, ensure_ascii=False))
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    ok = data.login.decode() == options.user and data.password.decode() == options.password
    return AuthResult(success=ok, handled=False, auth_data=data if ok else None)


settings = {}
context = None
if options.certificate:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.certificate, options.key)
    if not options.implicit:
        settings.update(tls_context=context, require_starttls=True)
if options.user:
    settings.update(authenticator=authenticate, auth_required=True, auth_require_tls=not options.implicit)


class AnyPort(Controller):
    """aiosmtpd knocks at the port it was given to see whether it listens; with port 0 that is not the real one."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


controller = AnyPort(
    Handler(),
    hostname="127.0.0.1",
    port=options.port,
    ssl_context=context if options.implicit else None,
    **settings,
)
controller.start()
write("port", str(controller.port))
sys.stdin.read()
controller.stop()
