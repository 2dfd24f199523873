"""Letting threads and processes do one thing at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import TypeVar

from sqlalchemy import Connection, select

from storage.engine import Database
from storage.migrate import upgrade
from storage.outbox import leases
from tests.processes import PROCESSES
from tests.storage.samples import NOW

T = TypeVar("T")

# Seconds that the others wait for one that failed.
PATIENCE = 10

_start: Barrier


def in_threads(count: int, function: Callable[[int], T]) -> list[T]:
    """Call a function in so many threads, with each one's number, all at once."""
    start = threading.Barrier(count)

    def run(number: int) -> T:
        start.wait()
        return function(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def in_transactions(count: int, url: str, function: Callable[[Connection, int], T]) -> list[T]:
    """Call a function in so many transactions, with each one's number, all at once.

    Each is of a `Database` of its own, as those of several processes are.
    """
    databases = [Database(url) for _ in range(count)]

    def run(number: int) -> T:
        with databases[number].write() as connection:
            return function(connection, number)

    for database in databases:
        with database.write() as connection:
            connection.execute(select(1))
    answers = in_threads(count, run)
    for database in databases:
        database.close()
    return answers


def in_processes(count: int, function: Callable[[str], T], url: str) -> list[T]:
    """Call a function of this module in so many processes, all at once."""
    start = PROCESSES.Barrier(count)
    with PROCESSES.Pool(count, initializer=_remember, initargs=(start,)) as pool:
        return pool.map(partial(_run, function), [url] * count, chunksize=1)


def _remember(start: Barrier) -> None:
    global _start  # a pool hands a barrier over in no other way
    _start = start


def _run(function: Callable[[str], T], url: str) -> T:
    _start.wait(PATIENCE)
    return function(url)


def migrate(url: str) -> None:
    """Bring a database up to date."""
    database = Database(url)
    upgrade(database)
    database.close()


def open_new(url: str) -> None:
    """Make many new databases, each at the same moment as the other processes."""
    for number in range(30):
        _start.wait(PATIENCE)
        database = Database(f"{url}-{number}")
        with database.read() as connection:
            connection.execute(select(1))
        database.close()


def lease_all(url: str) -> list[int]:
    """Lease what is due, a few rows at a time, until nothing is left."""
    database = Database(url)
    mine: list[int] = []
    while True:
        with database.write() as connection:
            taken = leases.lease(connection, due_by=NOW, real_now=NOW, limit=7)
        if not taken:
            database.close()
            return mine
        mine += [row.id for row in taken]
