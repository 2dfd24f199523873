"""Bringing a database up to date."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from bot.domain.commands import Side
from bot.domain.state import Admission
from bot.domain.statement import Milestone, When
from storage import (
    admissions,
    calendars,
    coordinators,
    coworkers,
    milestones,
    outbox,
    people,
    proposals,
    purge,
    seats,
)
from storage.engine import Database
from storage.migrate import is_current, upgrade
from tests.storage import race
from tests.storage.samples import NOW, TEAM, planned


def test_an_empty_database_is_brought_up_to_date(empty_url: str) -> None:
    """Once is enough, twice does no harm."""
    database = Database(empty_url)
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)
    upgrade(database)
    assert is_current(database)
    database.close()


def _upgrade_to(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_what_the_first_tables_hold_stays(empty_url: str) -> None:
    """A workspace in use is brought up to date: its seats and its history are what they were."""
    database = Database(empty_url)
    _upgrade_to(database, "0001")
    day = "2024-05-01 07:00:00"
    rows = (
        "INSERT INTO workspace VALUES (:team, :day, 2, 7)",
        "INSERT INTO seat VALUES (:team, 'AI-2', 'eu', 'U1', :day, 'U1')",
        "INSERT INTO history VALUES"
        " (1, :team, :day, 'U1', 'command', 'AI-2', 'claim', NULL, 'U1', NULL)",
    )
    queries = [
        text("SELECT * FROM workspace"),
        text("SELECT * FROM seat"),
        text("SELECT * FROM history"),
    ]
    with database.write() as connection:
        for row in rows:
            connection.execute(text(row), {"team": TEAM, "day": day})
        before = [connection.execute(query).all() for query in queries]
    upgrade(database)
    with database.write() as connection:
        assert [connection.execute(query).all() for query in queries] == before
        for forgery in ("UPDATE history SET what = 'release'", "DELETE FROM history"):
            with pytest.raises(DBAPIError, match="append-only"), connection.begin_nested():
                connection.execute(text(forgery))
        assert coworkers.join(connection, TEAM, "AI-2", Side.EU, "U2", "U1", NOW)
        purge.workspace(connection, TEAM)
        assert [connection.execute(query).all() for query in queries] == [[], [], []]
    database.close()


def test_several_processes_at_once(empty_url: str) -> None:
    """Whoever comes second waits, and finds all done."""
    race.in_processes(4, race.migrate, empty_url)
    database = Database(empty_url)
    assert is_current(database)
    database.close()


def test_the_migrations_make_the_tables_that_the_code_knows(writing: Connection) -> None:
    """Columns, types, NULLs, indexes and UNIQUE constraints are the same."""
    context = MigrationContext.configure(writing, opts={"compare_type": True})
    assert compare_metadata(context, SQLModel.metadata) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE outbox SET state = 'posted'",
        "UPDATE outbox SET state = 'leased'",
        "UPDATE outbox SET state = 'sent'",
        "UPDATE outbox SET ts = '1714546800.000100'",
        "UPDATE seat SET side = 'coordinator'",
        "UPDATE seat SET holder = ''",
        "UPDATE milestone SET outcome = 'postponed'",
        "UPDATE person SET side = 'asean'",
        "UPDATE coworker SET side = 'coordinator'",
        "UPDATE coordinator SET side = 'coordinator'",
        "UPDATE admission SET side = 'coordinator'",
        "UPDATE proposal SET side = 'coordinator'",
        "UPDATE proposal SET holder = ''",
        "UPDATE proposal SET accepted = TRUE",
        "UPDATE proposal SET decided_by = 'U2'",
        "UPDATE calendar SET digest = 'the secret itself'",
    ],
)
def test_the_database_refuses_an_impossible_row(writing: Connection, wrong: str) -> None:
    """No bug of ours can leave a row that means nothing."""
    outbox.plan(writing, [planned()])
    seats.claim(writing, TEAM, "AI-2", Side.EU, "U1", "U1", NOW)
    people.set_side(writing, TEAM, "U1", "Ada", Side.EU, NOW)
    when = When(edtf="2025", words="in 2025")
    milestones.put(writing, TEAM, Milestone(id="M-1", title="x", when=when), expected_revision=0)
    coworkers.join(writing, TEAM, "AI-2", Side.EU, "U2", "U1", NOW)
    coordinators.put(writing, TEAM, Side.EU, "U1", "U1", NOW)
    admissions.put(writing, TEAM, Admission("T9", "Kenji", Side.JAPAN, "U1", NOW))
    proposals.add(writing, TEAM, Side.JAPAN, ["AI-2"], "U3", "Kenji", "U1", "Ada", NOW)
    calendars.put(writing, TEAM, "U1", "secret", NOW)
    with pytest.raises(IntegrityError), writing.begin_nested():
        writing.execute(text(wrong))
