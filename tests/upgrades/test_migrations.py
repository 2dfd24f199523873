"""Each migration, on a database in use, on both kinds: nothing is lost, and old code goes on."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import text

from storage.engine import POSTGRESQL, Database
from storage.migrate import upgrade
from storage.revisions import is_current
from tests.serving import Site
from tests.upgrades.revisions import REVISIONS, Schema, breaches, tables, upgrade_to
from tests.upgrades.rows import NAME, fill, read
from tests.upgrades.talking import talking

# After these the bot is asked as well: every value is compared after each.
ASKED = REVISIONS[0], REVISIONS[len(REVISIONS) // 2]


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_database_in_use_comes_up_intact(
    old: Database, empty_url: str, site: Site, revision: str
) -> None:
    """From each revision to the last: every value is what it was, and the bot answers from them.

    Old code beside it goes on: it reads, writes and deletes with the columns that it knows.
    """
    upgrade_to(old, revision)
    known = tables(old)
    with old.write() as connection:
        fill(connection, known)
        before = read(connection, known)
    upgrade(old)
    with old.read() as connection:
        assert read(connection, known) == before
    if revision in ASKED:
        with talking(site, empty_url) as officer:
            assert NAME in officer.says("show AI-2")
            assert "AI-2" in officer.says("mine")
    with old.write() as connection:
        fill(connection, known, team="TOLD")
        for table in known.sorted_tables:
            if table.name not in ("history", "publication"):  # of which nothing may be deleted
                assert connection.execute(table.delete()).rowcount >= 4


def test_no_migration_takes_anything_from_old_code(old: Database) -> None:
    """It adds what old code need not know of; it drops, renames, narrows and demands nothing."""
    steps = []
    for revision in REVISIONS:
        upgrade_to(old, revision)
        with old.read() as connection:
            steps.append(Schema(connection))
    assert [breaches(*step) for step in itertools.pairwise(steps)] == [[]] * (len(steps) - 1)


BREACHES = [
    ("DROP TABLE mute", "mute is gone"),
    ("ALTER TABLE seat DROP COLUMN by", "seat.by is gone"),
    ("ALTER TABLE seat RENAME COLUMN by TO whom", "seat.by is gone"),
    ("ALTER TABLE seat RENAME COLUMN by TO whom", "seat.whom must be given"),
    ("ALTER TABLE seat ADD COLUMN rank INTEGER CHECK (rank > 0)", "seat demands"),
    ("CREATE UNIQUE INDEX one ON seat (team, deliverable)", "seat demands"),
    ("DROP INDEX ix_coordinator_user", "coordinator is no longer unique by"),
]
# SQLite knows no such statements.
POSTGRESQL_BREACHES = [
    ("ALTER TABLE seat ADD COLUMN rank INTEGER NOT NULL", "seat.rank must be given"),
    ("ALTER TABLE seat ALTER holder SET NOT NULL", "seat.holder may no longer be NULL"),
    ("ALTER TABLE seat ALTER by TYPE text", "seat.by was VARCHAR and is TEXT"),
    ("ALTER TABLE outbox ALTER fence DROP DEFAULT", "outbox.fence has lost its default"),
]


def test_what_old_code_could_not_bear_is_seen(database: Database) -> None:
    """The check above is worth something."""
    more = POSTGRESQL_BREACHES if database.dialect == POSTGRESQL else []
    with database.write() as connection:
        before = Schema(connection)
        for statement, breach in BREACHES + more:
            attempt = connection.begin_nested()
            connection.execute(text(statement))
            found = breaches(before, Schema(connection))
            assert any(each.startswith(breach) for each in found), (statement, found)
            attempt.rollback()
        assert breaches(before, Schema(connection)) == []


def test_a_database_of_a_later_version_is_accepted(
    database: Database, url: str, site: Site
) -> None:
    """While it is rolled out, this version goes on answering, and `dpc migrate` leaves it alone."""
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("ALTER TABLE seat ADD COLUMN rank INTEGER"))
        connection.execute(text("CREATE TABLE later (team VARCHAR PRIMARY KEY)"))
    assert is_current(database)
    upgrade(database)
    assert is_current(database)
    with talking(site, url) as officer:
        officer.says("side eu")
        assert officer.says("claim AI-2").startswith("You lead AI-2")
