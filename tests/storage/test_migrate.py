"""Bringing a database up to date."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from bot.domain.sides import Side
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
    seats,
)
from storage.engine import Database, DatabaseUrlError
from storage.migrate import upgrade
from storage.revisions import is_current, shipped
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


def test_the_names_of_the_files_tell_the_revisions() -> None:
    """In their order: Alembic itself need not be asked."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert shipped() == tuple(each.revision for each in scripts.walk_revisions())[::-1]
    assert scripts.get_heads() == [shipped()[-1]]


def test_several_processes_at_once(empty_url: str) -> None:
    """Whoever comes second waits, and finds all done."""
    race.in_processes(4, race.migrate, empty_url)
    database = Database(empty_url)
    assert is_current(database)
    database.close()


def test_the_migrations_make_the_tables_that_the_code_knows(writing: Connection) -> None:
    """Columns, types, NULLs, indexes and UNIQUE constraints are the same.

    So are the indexes that leave out rows; their conditions each database words in its own way.
    """
    context = MigrationContext.configure(writing, opts={"compare_type": True})
    forgotten = compare_metadata(context, SQLModel.metadata)
    assert not forgotten, f"no migration does this yet: {forgotten}"
    tables, found = SQLModel.metadata.tables, inspect(writing)
    where = f"{writing.dialect.name}_where"
    partial = {
        each["name"]
        for table in tables
        for each in found.get_indexes(table)
        if where in each["dialect_options"]
    }
    assert partial == {
        each.name for table in tables.values() for each in table.indexes if each.info
    }


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE outbox SET state = 'leased'",
        "UPDATE outbox SET state = 'sent'",
        "UPDATE outbox SET ts = '1714546800.000100'",
        "UPDATE seat SET side = 'coordinator'",
        "UPDATE seat SET holder = ''",
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


def test_the_revisions_of_another_application_are_left_alone(empty_url: str) -> None:
    """They are none of a later version: our tables are not there."""
    database = Database(empty_url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('b0')"))
    for use in (is_current, upgrade):
        with pytest.raises(DatabaseUrlError, match="another application"):
            use(database)
    database.close()
