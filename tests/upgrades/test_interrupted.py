"""`dpc migrate` by several at once, and killed in the midst of it."""

from __future__ import annotations

import signal

import pytest

from storage.engine import Database
from storage.revisions import is_current
from tests.storage import race
from tests.upgrades.interrupting import migrate_until
from tests.upgrades.revisions import REVISIONS, tables, upgrade_to
from tests.upgrades.rows import fill, read


@pytest.fixture
def used(old: Database) -> Database:
    """A database in use, at the first revision."""
    upgrade_to(old, REVISIONS[0])
    with old.write() as connection:
        fill(connection, tables(old))
    return old


def test_several_at_once(used: Database, empty_url: str) -> None:
    """On a database in use one does it, the others wait; nothing is lost."""
    known = tables(used)
    with used.read() as connection:
        before = read(connection, known)
    race.in_processes(4, race.migrate, empty_url)
    assert is_current(used)
    with used.read() as connection:
        assert read(connection, known) == before


def test_a_killed_one_leaves_everything_as_it_was(used: Database, empty_url: str) -> None:
    """Wherever it is killed: it is all or nothing, and the next one does it."""
    known = tables(used)
    with used.read() as connection:
        before = read(connection, known)
    deaths = 0
    while migrate_until(empty_url, 1 + 9 * deaths) == -signal.SIGKILL:
        deaths += 1
        assert tables(used).tables.keys() == known.tables.keys()
        assert not is_current(used)
    assert deaths > 3
    assert is_current(used)
    with used.read() as connection:
        assert read(connection, known) == before
