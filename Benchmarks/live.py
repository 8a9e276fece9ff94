"""Two hundred open pages of a meeting: how long after a step all have heard of it and have their part of the page anew."""
import asyncio
import base64
import contextlib
import hashlib
import os
import random
import re
import sqlite3
import time

from served import PORT

PAGES = 200
ROUNDS = 5
# A page waits up to so long before it asks, so that all do not ask at once.
SPREAD = 1.5


class Page:
    """An open page: it hears, and asks for itself again."""

    def __init__(self, cookie, path):
        self.path, self.head = path, f"Host: 127.0.0.1:{PORT}\r\nCookie: {cookie}\r\nAccept-Language: fr\r\n"
        self.heard = self.served = None

    async def listen(self):
        self.events, writer = await asyncio.open_connection("127.0.0.1", PORT)
        writer.write(f"GET /events HTTP/1.1\r\n{self.head}Accept: text/event-stream\r\n\r\n".encode())
        await self.events.readuntil(b"\r\n\r\n")
        self.asking = await asyncio.open_connection("127.0.0.1", PORT)
        self.lines = (writer, self.asking[1])

    async def follow(self, news, spread):
        while news not in await self.events.readuntil(b"\n\n"):
            pass
        self.heard = time.monotonic()
        await asyncio.sleep(random.random() * spread)
        reader, writer = self.asking
        writer.write(f"GET {self.path} HTTP/1.1\r\n{self.head}\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.splitlines()[0], head
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if length:
            await reader.readexactly(int(length[1]))
        else:
            while (size := int(await reader.readline(), 16)) > 0:
                await reader.readexactly(size + 2)
            await reader.readline()
        self.served = time.monotonic()

    def close(self):
        for line in self.lines:
            line.close()


def people(database):
    """Two hundred members who come to the meeting that is about to begin, and sit at its tables, each with a session."""
    now = int(time.time() * 1000)
    with contextlib.closing(sqlite3.connect(database.removeprefix("sqlite:"), timeout=30)) as db, db:
        meeting, plan = db.execute(
            """SELECT k.id, s.id FROM meetings k JOIN seatings s ON s.meeting_id = k.id
               WHERE k.starts_at > ? AND k.starts_at < ? + 3600000""", (now, now)).fetchone()
        # It begins within the hour, whatever time the demo club was filled.
        seats = db.execute("SELECT id, person_id FROM memberships WHERE status = 'active' ORDER BY id LIMIT ?",
                           (PAGES,)).fetchall()
        db.execute("UPDATE seatings SET table_count = 200, seat_count = 100 WHERE id = ?", (plan,))
        cookies = []
        for place, (seat, person) in enumerate(seats):
            key = now * 1000 + place
            db.execute("""INSERT INTO registrations (id, meeting_id, membership_id, answer, asked_at, answered_at)
                          VALUES (?, ?, ?, 'coming', ?, ?)
                          ON CONFLICT (meeting_id, membership_id) DO UPDATE SET answer = 'coming', substitute = ''""",
                       (key, meeting, seat, now, now))
            if db.execute("SELECT 1 FROM seating_guests WHERE seating_id = ? AND membership_id = ?",
                          (plan, seat)).fetchone() is None:
                db.execute("""INSERT INTO seating_guests (id, seating_id, membership_id, kind, rounds)
                              VALUES (?, ?, ?, 'member', 7)""", (key, plan, seat))
                db.executemany("INSERT INTO table_seats (seating_id, round, guest_id, table_number, sitter_id) "
                               "VALUES (?, ?, ?, ?, ?)", [(plan, r, key, 1 + place % 25, seat) for r in (1, 2, 3)])
            token = os.urandom(32)
            db.execute("""INSERT INTO sessions (id, token_hash, person_id, membership_id, created_at, seen_at, expires_at)
                          VALUES (?, ?, ?, ?, ?, ?, ?)""",
                       (key, hashlib.sha256(token).hexdigest(), person, seat, now, now, now + 86_400_000))
            cookies.append("rabita_session=" + base64.urlsafe_b64encode(token).decode().rstrip("="))
        return cookies


def fields(page, names):
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in names}


def post(served, path, values):
    body = "&".join(f"{name}={value}" for name, value in values.items())
    answer, text = served.ask("POST", path, body, **{
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    assert answer.status == 303, (path, answer.status, text[:2000])


async def measure(cookies, path, news, step, spread):
    pages = [Page(cookie, path) for cookie in cookies]
    for page in pages:
        await page.listen()
    following = [asyncio.create_task(page.follow(news, spread)) for page in pages]
    await asyncio.sleep(0.5)
    start = time.monotonic()
    await asyncio.to_thread(step)
    await asyncio.wait_for(asyncio.gather(*following), 60)
    for page in pages:
        page.close()
    return (1000 * max(page.heard - start for page in pages), 1000 * max(page.served - start for page in pages),
            sorted(1000 * (page.served - page.heard) for page in pages)[PAGES // 2])


def report(served, report, database):
    cookies = people(database)
    answer, _ = served.ask("POST", "/demo/president", **{"Sec-Fetch-Site": "same-origin", "Content-Length": "0"})
    served.cookies = "; ".join(
        value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")
    listed = served.ask("GET", "/meetings")[1].decode()
    meeting = next(path for path in re.findall(r'href="(/meetings/[0-9a-z]{13})"', listed)
                   if "Plénière du mois" in served.ask("GET", path)[1].decode())
    console = lambda: served.ask("GET", meeting + "/console")[1].decode()
    post(served, meeting + "/run", fields(console(), ["key"]))
    steps = ["pause", "resume"]

    def speaker():
        versions = ["agenda-version", "floor-version", "pitches-version", "key"]
        steps.append(steps.pop(0))
        post(served, meeting + "/run/steps", {**fields(console(), versions), "step": steps[-1]})

    def begin(round):
        return lambda: post(served, meeting + "/tables/rounds", {"round": round, "do": "start"})

    for name, spread in [("at once", 0), ("each within 1.5 s", SPREAD)]:
        for what, path, news, made in [
            ("next step", meeting + "/live", b"data: meeting", [speaker] * ROUNDS),
            ("next round", meeting, b"data: tables", [begin(1 if spread == 0 else 2)]),
        ]:
            found = [asyncio.run(measure(cookies, path, news, step, spread)) for step in made]
            heard, served_all, wait = (sorted(column)[len(found) // 2] for column in zip(*found))
            report.line(f"{PAGES} open pages, {what}, {name}",
                        f"all heard {heard:.0f} ms, all served {served_all:.0f} ms, median wait {wait:.0f} ms")
