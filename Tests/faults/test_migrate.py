"""The program is killed while it migrates: the next start resumes. A newer or a changed database is refused."""

import time

import pytest

from club import Visitor
from table import note


@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_killed_migration_resumes(command, engine, clubs, chance):
    times, met = 20, set()
    for number in range(times):
        club = clubs(engine, empty=True)
        club.launch(command)
        kill_while_it_migrates(club, chance)
        met.add(applied(club))
        assert torn(club) == []
        if number % 2:
            # A second kill on the way.
            club.launch(command)
            kill_while_it_migrates(club, chance)
            met.add(applied(club))
        done = club.run("migrate")
        assert done.returncode == 0, done.stderr
        assert club.run("migrate").stdout.strip() == "The database is up to date."
        assert engine.unsound(club) == []
    club.start()
    assert Visitor(club).get("/welcome")[0] == 200
    note(f"killed while it migrates ({command}), {engine.name}",
         f"kill -9 at random instants on an empty database, every second one twice; found with {sorted(met)} "
         "migrations applied", f"{times} databases", "nothing; each resumed at the next start")


def kill_while_it_migrates(club, chance):
    """Most of the start is loading. On SQLite the migrations themselves take some milliseconds from the moment when
    the log is there; on PostgreSQL longer."""
    if club.engine.name == "sqlite":
        log, end = club.path.with_name(club.path.name + "-wal"), time.monotonic() + 1
        while not log.exists() and club.process.poll() is None and time.monotonic() < end:
            pass
        time.sleep(chance.uniform(0, 0.03))
    else:
        time.sleep(chance.uniform(0, 0.4))
    club.kill()


def applied(club):
    """How many migrations the database has."""
    names = tables(club)
    return int(club.engine.rows(club, "SELECT count(*) FROM schema_migrations")[0][0]) if (
        "schema_migrations" in names) else 0


def tables(club):
    if club.engine.name == "sqlite":
        if not club.path.exists():
            return set()
        return {row[0] for row in club.engine.rows(club, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {row[0] for row in club.engine.rows(
        club, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")}


def torn(club):
    """Tables of a migration that is not noted as applied."""
    names = tables(club)
    count = applied(club)
    first, last = {"clubs", "branches"}, {"outbox_messages", "schedules"}
    problems = []
    if count == 0 and names - {"schema_migrations"}:
        problems.append(f"no migration is noted and there are {names}")
    if names & first and not first <= names or names & last and not last <= names:
        problems.append(f"half a migration: {names}")
    return problems


REFUSALS = {
    "a newer database": ("INSERT INTO schema_migrations VALUES (9999, 'of_tomorrow', 'x', 0)", "newer version"),
    "a changed migration": ("UPDATE schema_migrations SET checksum = 'other' WHERE number = 2", "was changed"),
}


@pytest.mark.quick
@pytest.mark.parametrize("what", REFUSALS)
def test_it_refuses(what, engine, clubs):
    statement, words = REFUSALS[what]
    club = clubs(engine)
    assert club.run("migrate").returncode == 0
    engine.change(club, statement)
    for command in ("migrate", "serve"):
        done = club.run(command, timeout=30)
        assert done.returncode != 0
        assert words in done.stderr, done.stderr
    note(f"{what}, {engine.name}", "migrate and serve", "1", f"nothing; refused with “{words}”")
