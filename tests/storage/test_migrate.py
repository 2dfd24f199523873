"""Bringing a database up to date."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from bot.domain.commands import Side
from bot.domain.statement import Milestone, When
from storage import milestones, outbox, people, seats
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
    ],
)
def test_the_database_refuses_an_impossible_row(writing: Connection, wrong: str) -> None:
    """No bug of ours can leave a row that means nothing."""
    outbox.plan(writing, [planned()])
    seats.claim(writing, TEAM, "AI-2", Side.EU, "U1", "U1", NOW)
    people.set_side(writing, TEAM, "U1", "Ada", Side.EU, NOW)
    when = When(edtf="2025", words="in 2025")
    milestones.put(writing, TEAM, Milestone(id="M-1", title="x", when=when), expected_revision=0)
    with pytest.raises(IntegrityError), writing.begin_nested():
        writing.execute(text(wrong))
