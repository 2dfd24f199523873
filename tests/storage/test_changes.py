"""Whoever listens hears of what others change, and knows whether they would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

import pytest

from storage import changes, heartbeats
from storage.changes import Listener
from storage.engine import POSTGRESQL, SQLITE, Database
from tests import postgres
from tests.eventually import eventually
from tests.storage.samples import NOW


@contextmanager
def listening(database: Database) -> Iterator[tuple[Listener, Event]]:
    """Somebody who listens, and hears; and what they heard since."""
    news = Event()
    listener = Listener(database, news.set)
    listener.start()

    def hears() -> bool:
        with database.write() as connection:
            changes.tell_of_life(connection)
        return listener.hears

    try:
        eventually(hears)
        yield listener, news
    finally:
        listener.stop()


def change(database: Database, name: str) -> None:
    """Change something, and tell of it in the same transaction."""
    with database.write() as connection:
        heartbeats.beat(connection, name, NOW)
        changes.tell(connection)


def test_a_change_is_heard(database: Database, url: str) -> None:
    """Of another process as of this one, in a transaction or afterwards."""
    with listening(database) as (_, news), closing(Database(url)) as elsewhere:
        for name, each in (("one", database), ("other", elsewhere)):
            news.clear()
            change(each, name)
            eventually(news.is_set)
        news.clear()
        with elsewhere.write() as connection:
            heartbeats.beat(connection, "another", NOW)
        changes.announce(elsewhere)
        eventually(news.is_set)


@pytest.mark.parametrize("dialect", [POSTGRESQL])
def test_a_sign_of_life_is_no_news(database: Database) -> None:
    """It shows that whoever tells something is heard; what is not committed is not told."""
    with listening(database) as (listener, news):
        with database.write() as connection:
            changes.tell(connection)
            connection.rollback()
        assert listener.hears
        assert not news.is_set()


@pytest.mark.parametrize("dialect", [POSTGRESQL])
def test_silence_proves_nothing(database: Database) -> None:
    """Behind a pooler that is the end of it: nobody says that nothing will be heard."""
    news = Event()
    listener = Listener(database, news.set)
    assert not listener.hears
    listener.start()
    listener.stop()
    assert not listener.hears


@pytest.mark.parametrize("dialect", [POSTGRESQL])
def test_a_connection_that_broke_off_is_made_anew(
    database: Database, server: postgres.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And meanwhile nobody believes to hear."""
    monkeypatch.setattr(changes, "AGAIN", 0.05)
    with listening(database) as (listener, news):
        with database.read() as connection:
            name = str(connection.exec_driver_sql("SELECT current_database()").scalar())
        server.put_out(name)
        eventually(lambda: not listener.hears)

        def is_heard() -> bool:
            changes.announce(database)
            return news.is_set()

        eventually(is_heard)
        assert listener.hears


@pytest.mark.parametrize("dialect", [SQLITE])
def test_looking_is_no_change(database: Database) -> None:
    """Else whoever looks would wake themselves."""
    with listening(database) as (_, news):
        eventually(news.is_set)
        news.clear()
        with database.read() as connection:
            heartbeats.last(connection)
        change(database, "after")
        eventually(news.is_set)
