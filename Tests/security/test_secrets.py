"""Secrets stay where they belong: none in a log at its most talkative, an error, an address, a page, an argument that
whoever lists processes can read, or the output of a command; and what lets somebody in is in no backup."""

import hashlib
import importlib.util
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from server import BINARY, code_in, free_port, start
from test_pages import PAGES, address
from visitor import Visitor

SECRET = "S3cretOfTheSettings"
PASSWORD = "neuf chameaux sous la pluie"
GUESS = "onze dromadaires au soleil"
EMAIL = "amina@secrets.example"
QUIET = {"PATH": "/usr/bin:/bin", "LOG_LEVEL": "trace"}
MAIL = {"SMTP_URL": "smtp://127.0.0.1:1", "SMTP_FROM": "a@b.example", "SMTP_USER": "rabita", "SMTP_PASSWORD": SECRET}


def cluster_type():
    place = pathlib.Path(__file__).parents[1] / "faults"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(place))
        found = importlib.util.spec_from_file_location("fault_postgres", place / "postgres.py")
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
    return module.Cluster, module.programs()


def run(folder, arguments, environment):
    done = subprocess.run([BINARY, *arguments], cwd=folder, env=environment, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120)
    return done.returncode, done.stdout + done.stderr


COMMANDS = [
    ["serve"], ["doctor"], ["doctor", "--json"], ["backup", "out.backup"], ["verify"], ["migrate", "--dry-run"],
    ["person", "list"], ["outbox"], ["restore", "some.backup", "--force"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_server_that_cannot_be_reached_is_named_without_its_password(tmp_path, arguments):
    (tmp_path / "some.backup").write_bytes(b"PGDMP")
    status, said = run(tmp_path, arguments, {
        **QUIET, **MAIL, "DATABASE": f"postgres://rabita:{SECRET}@127.0.0.1:1/club?connect_timeout=2"})
    assert status != 0 and said
    assert SECRET not in said


@pytest.mark.parametrize("arguments", [["serve"], ["doctor"], ["person", "list"]], ids=" ".join)
@pytest.mark.parametrize("settings", [
    {"DATABASE": f"mysql://rabita:{SECRET}@127.0.0.1/club"},
    {"DATABASE": f"rabita:{SECRET}@127.0.0.1"},
    {"DATABASE": f"postgres://rabita:{SECRET}/x@127.0.0.1:1/club"},
    {"DATABASE": f"postgres://rabita:{SECRET}%@127.0.0.1:1/club"},
    {"DATABASE": f"postgres://127.0.0.1:1/club?passwort={SECRET}"},
    {"SMTP_URL": f"smtp://rabita:{SECRET}@127.0.0.1:1", "SMTP_FROM": "a@b.example"},
    {"SMTP_URL": f"http://rabita:{SECRET}@127.0.0.1:1", "SMTP_FROM": "a@b.example"},
], ids=lambda settings: list(settings)[0] + "=" + list(settings.values())[0].replace(SECRET, "…"))
def test_a_value_that_cannot_be_read_is_not_shown(tmp_path, arguments, settings):
    if arguments == ["person", "list"] and "SMTP_URL" in settings:
        settings = {**settings, "PORT": "no"}
    status, said = run(tmp_path, arguments, {**QUIET, **settings})
    assert status != 0 and said
    assert SECRET not in said


def test_a_line_that_slipped_in_the_settings_file_is_not_shown(tmp_path):
    (tmp_path / "rabita.conf").write_text(f"DATABASE\npostgres://rabita:{SECRET}@127.0.0.1/club?sslmode=require\n")
    status, said = run(tmp_path, ["serve"], QUIET)
    assert status != 0 and "line 1" in said
    (tmp_path / "rabita.conf").write_text(f"postgres://rabita:{SECRET}@127.0.0.1/club?sslmode=require\n")
    status, said = run(tmp_path, ["serve"], QUIET)
    assert status != 0 and "line 1" in said
    assert SECRET not in said


def found(server):
    visitor = Visitor(server)
    founded = visitor.post("/welcome/club", {
        "club": "Essai", "city": "Casablanca", "branch": "Casablanca", "given": "Amina", "family": "Essai",
        "company": "C", "email": EMAIL, "language": "fr", "currency": "MAD",
    })
    assert founded.location == "/welcome/next", founded.body
    return visitor


def test_a_refused_mail_password_is_in_no_log_and_no_report(tmp_path, letters):
    class Refusing:
        async def handle_DATA(self, server, session, envelope):
            return "250 OK"

    mail = Controller(Refusing(), hostname="127.0.0.1", port=free_port(), auth_required=True, auth_require_tls=False,
                      authenticator=lambda *_: AuthResult(success=False, handled=False))
    mail.start()
    server = None
    try:
        url = f"smtp://127.0.0.1:{mail.port}"
        server = start(tmp_path, letters, SMTP_URL=url, SMTP_USER="rabita", SMTP_PASSWORD=SECRET, LOG_LEVEL="trace")
        found(server)
        Visitor(server).post("/sign-in", {"email": EMAIL})
        trouble = None
        end = time.monotonic() + 60
        while trouble is None and time.monotonic() < end:
            with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True, timeout=30) as database:
                trouble = database.execute("SELECT max(last_error) FROM outbox_messages").fetchone()[0]
            time.sleep(0.05)
        assert trouble, "the refused password left no trace in the outbox"
        doctor = server.run("doctor")
        assert "mail" in doctor.stdout
        for said in (trouble, server.log.read_text(), doctor.stdout + doctor.stderr, server.run("outbox").stdout):
            assert SECRET not in said
    finally:
        if server:
            server.stop()
        mail.stop()


def signing_key(server, founder):
    """Signs a letter, and gives the secret half of the key that did."""
    key = re.search(r'name="key" value="(\w+)"', founder.get("/commendations/new").body)[1]
    signed = founder.post("/commendations", {
        "key": key, "kind": "person", "given_name": "Nadia", "family_name": "Sefrioui", "trade": "Architecte",
        "purpose": "des bureaux", "known_since": "2019", "language": "fr", "letter": "Elle tient ses délais.",
        "years": "2", "agreed": "on", "signs": "on"})
    assert signed.status == 303, signed.body
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True, timeout=30) as database:
        return database.execute("SELECT seed FROM club_key_seeds").fetchone()[0]


@pytest.fixture(scope="module")
def traces(tmp_path_factory, letters):
    """A club in which somebody signed in by code and by password, with everything logged that can be."""
    folder = tmp_path_factory.mktemp("traces")
    server = start(folder, letters, LOG_LEVEL="trace", LOG_FORMAT="json", TRUSTED_PROXIES="127.0.0.1")
    founder = found(server)
    seed = signing_key(server, founder)
    visitor = Visitor(server)
    before = len(letters.to(EMAIL))
    asked = visitor.post("/sign-in", {"email": EMAIL})
    code = code_in(letters.wait(EMAIL, after=before))
    browser = dict(visitor.cookies)
    wrong = visitor.post("/sign-in/code", {"code": "ZZZZZZZZ"})
    entered = visitor.post("/sign-in/code", {"code": code})
    assert entered.status == 303
    chosen = visitor.post("/me/password", {"new": PASSWORD})
    assert chosen.location == "/me/password?done=saved", chosen.body
    other = Visitor(server)
    guessed = other.post("/sign-in/password", {"email": EMAIL, "password": GUESS})
    other.post("/sign-in/password", {"email": EMAIL, "password": PASSWORD})
    tokens = [value for kept in (founder.cookies, browser, visitor.cookies, other.cookies)
              for name, value in kept.items() if name != "rabita_language"]
    assert len(set(tokens)) >= 3
    secrets = {code, f"{code[:4]}-{code[4:]}", code.lower(), PASSWORD, GUESS, seed, *tokens}
    yield server, secrets, visitor, other, [asked, wrong, entered, chosen, guessed]
    server.stop()


def test_the_most_talkative_log_holds_no_secret(traces):
    server, secrets, *_ = traces
    log = server.log.read_text()
    assert '"trace"' in log or '"debug"' in log
    for secret in secrets:
        assert secret not in log


def test_signing_in_is_logged_by_its_outcome_without_the_person(traces):
    server, *_ = traces
    lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
    seen = [(line["message"], line.get("metadata", {}).get("outcome")) for line in lines]
    for expected in [("Code checked", "wrong"), ("Code checked", "opened"), ("Password checked", "wrong"),
                     ("Password checked", "opened")]:
        assert expected in seen
    assert all(line["request"] for line in lines if line["message"] in ("Code checked", "Password checked"))
    assert EMAIL not in server.log.read_text()


def test_no_page_and_no_address_shows_a_session_or_a_code(traces):
    server, secrets, visitor, other, answers = traces
    def ask(sql):
        with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True, timeout=30) as database:
            return database.execute(sql).fetchall()

    pages = [visitor.get(address(path, ask)) for path in PAGES if not path.startswith("/demo")]
    assert sum(answer.status == 200 for answer in pages) > 15
    for answer in [*pages, *answers]:
        for secret in secrets:
            assert secret not in answer.body and secret not in (answer.location or "")


def letting_in(secrets):
    """The secrets as they could stand in a file: as they are, and as what is stored of a token."""
    plain = [secret.encode() for secret in secrets]
    digests = [hashlib.sha256(secret) for secret in plain]
    return plain + [one.digest() for one in digests] + [one.hexdigest().encode() for one in digests]


def test_a_backup_and_what_commands_say_let_nobody_in(traces, tmp_path):
    server, secrets, *_ = traces
    said = ""
    for arguments in (["backup", str(tmp_path / "a.backup")], ["backup", "--json", str(tmp_path / "b.backup")],
                      ["verify"], ["verify", str(tmp_path / "a.backup")], ["doctor"], ["doctor", "--json"],
                      ["person", "list"]):
        done = server.run(*arguments)
        said += done.stdout + done.stderr
    for secret in secrets:
        assert secret not in said
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert len(files) == 4, files
    for path in files:
        content = path.read_bytes()
        for secret in letting_in(secrets):
            assert secret not in content, (path, secret)
        assert path.stat().st_mode & 0o077 == 0 or path.suffix == ".sha256"
    kept = sqlite3.connect(f"file:{tmp_path}/a.backup?mode=ro", uri=True)
    assert kept.execute("SELECT count(*) FROM people WHERE email = ?", [EMAIL]).fetchone() == (1,)
    kept.close()


def test_signing_out_clears_what_the_browser_keeps(club):
    visitor = Visitor(club).enter("member")
    assert visitor.post("/sign-out").headers["Clear-Site-Data"] == '"cache", "storage"'


def arguments_of(process):
    """The command lines of everything a process has started."""
    heard = set()
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = int(re.search(rb"\) \S (\d+)", (entry / "stat").read_bytes())[1])
            if parent == process or int(entry.name) == process:
                heard.add((entry / "cmdline").read_bytes())
        except (OSError, TypeError):
            pass  # it ended meanwhile
    return heard


def test_programs_of_postgresql_get_no_password_as_an_argument_and_their_dump_lets_nobody_in(tmp_path, letters):
    make, programs = cluster_type()
    # Not in pytest's own folder, which PostgreSQL's user cannot enter.
    home = pathlib.Path(tempfile.mkdtemp(prefix="rabita-cluster-"))
    home.chmod(0o755)
    cluster = make(home / "cluster")
    server = None
    try:
        cluster.start().create("club")
        url = cluster.url("club").replace("rabita@", f"rabita:{SECRET}@")
        server = start(tmp_path, letters, DATABASE=url, LOG_LEVEL="trace")
        founder = found(server)
        visitor = Visitor(server)
        before = len(letters.to(EMAIL))
        visitor.post("/sign-in", {"email": EMAIL})
        code = code_in(letters.wait(EMAIL, after=before))
        secrets = {code, f"{code[:4]}-{code[4:]}", SECRET, founder.cookies["rabita_session"]}
        assert cluster.sql("SELECT count(*) FROM sessions", "club") == [["1"]]

        seen, said = set(), ""
        for number in range(10):
            backup = subprocess.Popen([BINARY, "backup", str(tmp_path / f"{number}.dump")], env=server.environment,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            while backup.poll() is None:
                seen |= arguments_of(backup.pid)
            said += backup.communicate()[0]
            assert backup.returncode == 0, said
            if any(b"pg_dump" in line for line in seen):
                break
        assert any(b"pg_dump" in line for line in seen)
        assert not any(SECRET.encode() in line for line in seen)

        dump = subprocess.run([programs / "pg_restore", "--file=-", tmp_path / "0.dump"], capture_output=True)
        assert EMAIL.encode() in dump.stdout
        for secret in letting_in(secrets):
            assert secret not in dump.stdout
        doctor = server.run("doctor")
        for text in (said, doctor.stdout + doctor.stderr, server.log.read_text()):
            for secret in secrets:
                assert secret not in text
    finally:
        if server:
            server.stop()
        cluster.remove()
        shutil.rmtree(home, ignore_errors=True)
