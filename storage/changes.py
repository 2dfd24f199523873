"""Word of changes, for whoever sleeps until something is to be done.

SQLite counts its changes, and telling the number costs next to nothing. PostgreSQL passes on what
is told (NOTIFY) to those that listen (LISTEN): not all that changes is told, and behind a pooler
that hands each transaction to another connection nobody is reached, nor is an error seen. So what
is heard is a reason to look, and silence is none to believe that nothing happened.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector
from socket import socketpair
from threading import Event, Thread
from typing import Any

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import POSTGRESQL, Database

# Seconds between two looks at SQLite's number.
GLANCE = 0.1
# Seconds for which a word that was heard says that the next one will be, too: more than two signs
# of life.
GOOD_FOR = 40.0
# Seconds after a failure.
AGAIN = 5.0
_SIGN_OF_LIFE = "alive"
_TELL = text("NOTIFY dpc")
_TELL_OF_LIFE = text(f"NOTIFY dpc, '{_SIGN_OF_LIFE}'")

_log = structlog.stdlib.get_logger(__name__)


def tell(connection: Connection) -> None:
    """Tell all who listen that something has changed, once it is committed."""
    _say(connection, _TELL)


def announce(database: Database) -> None:
    """Tell them now."""
    if database.dialect == POSTGRESQL:
        database.look_up(tell)


def tell_of_life(connection: Connection) -> None:
    """Tell them only that whoever tells something is heard."""
    _say(connection, _TELL_OF_LIFE)


def _say(connection: Connection, words: Any) -> None:
    if connection.dialect.name == POSTGRESQL:
        connection.execute(words)


class Listener:
    """Listens in a thread of its own, from `start` to `stop`."""

    def __init__(self, database: Database, heard: Callable[[], None]) -> None:
        """Prepare to call `heard` whenever something may have changed."""
        self._database, self._heard = database, heard
        self._proven_at = -math.inf
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._stopping, self._stop = socketpair()
        self._thread.start()

    def stop(self) -> None:
        """Listen no more, and wait for the thread's end; only after `start`."""
        self._stopped.set()
        self._stop.close()
        self._thread.join()
        self._stopping.close()

    @property
    def hears(self) -> bool:
        """Whether a change would be heard of, as far as that is known."""
        return time.monotonic() - self._proven_at < GOOD_FOR

    def _run(self) -> None:
        listen = self._be_told if self._database.dialect == POSTGRESQL else self._glance
        while not self._stopped.is_set():
            try:
                with self._database.apart() as driver:
                    listen(driver)
            except (SQLAlchemyError, self._database.driver_error, OSError) as error:
                _log.debug("changes_not_heard", error=error)
            self._proven_at = -math.inf
            self._stopped.wait(AGAIN)

    def _glance(self, driver: Any) -> None:
        """Look at the number that SQLite counts up with each change by another connection."""
        known = None
        while not self._stopped.is_set():
            version = driver.execute("PRAGMA data_version").fetchone()
            self._proven_at = time.monotonic()
            if version != known:
                known = version
                self._heard()
            time.sleep(GLANCE)

    def _be_told(self, driver: Any) -> None:
        """Wait for what PostgreSQL passes on, without waking up in between."""
        driver.execute("LISTEN dpc")
        self._database.look_up(tell_of_life)
        with DefaultSelector() as selector:
            selector.register(driver.fileno(), EVENT_READ)
            selector.register(self._stopping, EVENT_READ)
            while not self._stopped.is_set():
                selector.select()
                words = [each.payload for each in driver.notifies(timeout=0)]
                if words:
                    self._proven_at = time.monotonic()
                if set(words) - {_SIGN_OF_LIFE}:
                    self._heard()
