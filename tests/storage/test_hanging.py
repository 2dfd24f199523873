"""PostgreSQL, or what stands before it, that takes packets and answers nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from storage import heartbeats, workspaces
from storage.engine import POSTGRESQL, Database
from storage.faults import Fault, UnsureError, fault
from storage.patience import PatientConnection
from tests.storage.samples import NOW, TEAM
from tests.surroundings.pipe import Pipe, piped

WITHIN = 0.2


@pytest.fixture
def dialect() -> str:
    """The database that is reached over a network."""
    return POSTGRESQL


@pytest.fixture
def pipe(url: str) -> Iterator[Pipe]:
    """The network on the way to the test's database."""
    folder = str(make_url(url).query["host"])
    with piped(str(next(Path(folder).glob(".s.PGSQL.*[0-9]")))) as pipe:
        yield pipe


@pytest.fixture
def far(url: str, pipe: Pipe) -> Iterator[Database]:
    """The database at the other end, already in use."""
    name = make_url(url).database
    database = Database(f"postgresql://postgres@127.0.0.1:{pipe.port}/{name}?connect_timeout=2")
    with database.write() as connection:
        heartbeats.beat(connection, "worker", NOW)
    yield database
    database.close()


def _beat(database: Database) -> None:
    with database.write(WITHIN) as connection:
        heartbeats.beat(connection, "worker", NOW)


def test_nobody_waits_for_ever(far: Database, pipe: Pipe) -> None:
    """Who writes is told in time that nothing was saved; when it is back, it works at once."""
    pipe.swallow()
    begun = time.monotonic()
    with pytest.raises(SQLAlchemyError) as caught:
        _beat(far)
    assert fault(caught.value) is Fault.AWAY
    assert time.monotonic() - begun < 10  # 1.2 s for the answer, 2 for a new connection
    pipe.mend()
    _beat(far)


def test_who_glances_waits_once(far: Database, pipe: Pipe) -> None:
    """Whoever asks a question is told within Slack's three seconds that there is no answer."""
    assert far.glance(workspaces.VERSION, TEAM) is None
    pipe.swallow()
    begun = time.monotonic()
    with pytest.raises(SQLAlchemyError) as caught:
        far.glance(workspaces.VERSION, TEAM)
    assert fault(caught.value) is Fault.AWAY
    assert time.monotonic() - begun < 2 * PatientConnection.patience
    pipe.mend()
    assert far.glance(workspaces.VERSION, TEAM) is None


def test_a_commit_that_is_not_answered_is_not_called_unsaved(far: Database, pipe: Pipe) -> None:
    """It may have arrived: whoever asked has to look."""

    def write() -> None:
        with far.write(WITHIN) as connection:
            heartbeats.beat(connection, "worker", NOW)
            pipe.swallow()

    with pytest.raises(UnsureError):
        write()
