"""Processes that migrate, and are killed while they do."""

from __future__ import annotations

import itertools
import os
import signal

from sqlalchemy import Engine, event

from storage.engine import Database
from storage.migrate import upgrade
from tests.processes import PROCESSES


def migrate_until(url: str, statements: int) -> int | None:
    """Migrate in a process that is killed after so many statements; how it ended.

    0 where it had fewer to carry out and finished, -9 where it was killed.
    """
    process = PROCESSES.Process(target=_migrate, args=(url, statements))
    process.start()
    process.join(20)
    return process.exitcode


def _migrate(url: str, statements: int) -> None:
    count = itertools.count(1)

    def die(*_: object) -> None:
        if next(count) == statements:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", die)
    upgrade(Database(url))
