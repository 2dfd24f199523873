"""What `dpc worker` and `dpc web` cost while nothing happens: `python -m tests.bench idle`.

And how long what has become due waits for its post. All of them run side by side, for as many
seconds as are given.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import select

from bot import agenda, bootstrap, logs
from bot.clock import Clock, real_now
from storage import changes, heartbeats, outbox
from storage.engine import POSTGRESQL, SQLITE, Database
from storage.tables import table
from storage.tables.messages import Outbox
from tests import postgres
from tests.bench.processes import children, cost, memory
from tests.bench.servers import BIN, TOKEN, stand_in, web
from tests.eventually import eventually
from tests.serving import served
from tests.slack.deployment import row
from tests.slack.knocking import CHANNEL
from tests.storage.counting import everywhere, listened

SETTLING = 10.0  # seconds after its first sign of life until a worker has done all for once
ROWS = 10
APART = 1.7  # seconds between two rows: a place's turn is over
_COMMITS = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = %s"
_outbox = table(Outbox)


def main(seconds: float = 60) -> None:
    """Start everything, let it be idle, and print the figures of a minute."""
    logs.configure("CRITICAL")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.running())
        api_url = stand_in(stack.enter_context(served()))
        name = server.create()
        urls = {SQLITE: f"sqlite:///{folder / 'idle.sqlite3'}", POSTGRESQL: server.url(name)}
        processes: dict[str, int] = {}
        for kind, url in urls.items():
            known = children()
            stack.enter_context(web(url, api_url))
            [processes[f"web, {kind}"]] = children() - known
            processes[f"worker, {kind}"] = stack.enter_context(_worker(url, api_url))
        statistics = psycopg.connect(server.url("postgres"), autocommit=True)
        stack.enter_context(closing(statistics))
        for url in urls.values():
            _await_life(url)
        time.sleep(SETTLING)
        before = {each: cost(process) for each, process in processes.items()}
        commits, begun = _commits(statistics, name), time.monotonic()
        on_sqlite = _transactions(urls[SQLITE], api_url, seconds)
        minutes = (time.monotonic() - begun) / 60
        for each, process in processes.items():
            used = cost(process) - before[each]
            print(
                f"{each:22}{used.cpu / minutes:8.0f} ms CPU{used.wakes / minutes:8.0f} wakes",
                end="",
            )
            print(f"{memory(process):8.0f} MiB{before[each].cpu:8.0f} ms CPU before")
        commits = _commits(statistics, name) - commits
        print(f"transactions: {commits / minutes:.0f} on PostgreSQL,", end=" ")
        print(f"{on_sqlite / seconds * 60:.0f} on SQLite")
        for kind, url in urls.items():
            for how, waits in _delays(url).items():
                print(f"{kind}, {how}: {min(waits):.2f}-{max(waits):.2f} s")


def _await_life(url: str) -> None:
    with closing(Database(url)) as database:
        eventually(lambda: database.look_up(heartbeats.last), 60)


def _commits(connection: psycopg.Connection, name: str) -> int:
    """How many transactions there were in a database so far."""
    [found] = connection.execute(_COMMITS, [name]).fetchall()
    return int(found[0])


def _transactions(url: str, api_url: str, seconds: float) -> int:
    """How many transactions the duties of a worker take within so many seconds."""
    database = Database(url)
    dpc = bootstrap.build(database=database, clock=Clock(), token=TOKEN, api_url=api_url)
    ticker = dpc.ticker()
    ticker.start()
    time.sleep(SETTLING)
    reading, writing = everywhere(database)
    with listened(reading) as read, listened(writing) as written:
        time.sleep(seconds)
    ticker.stop()
    dpc.close()
    return len(read) + sum(words.startswith("BEGIN") for words, _ in written)


def _delays(url: str) -> dict[str, list[float]]:
    """Seconds from when a row is due to its post, by how a worker comes to know of it."""
    found: dict[str, list[float]] = {}
    with closing(Database(url)) as database:
        begin = real_now() + timedelta(seconds=agenda.SELDOM + APART)  # is known to all by then
        with database.write() as conn:
            for number in range(ROWS):
                due_at = begin + number * timedelta(seconds=APART)
                outbox.plan(conn, [replace(row(f"later {number}", CHANNEL), due_at=due_at)])
        found["planned for later"] = _waits(database, "later")
        for how in ("announced", "untold"):
            for number in range(ROWS):
                time.sleep(APART)
                with database.write() as conn:
                    now = real_now()
                    outbox.plan(conn, [replace(row(f"{how} {number}", CHANNEL), due_at=now)])
                if how == "announced":
                    changes.announce(database)
            found[f"due at once, {how}"] = _waits(database, how)
    return found


def _waits(database: Database, how: str) -> list[float]:
    rows = select(_outbox.c.due_at, _outbox.c.ts).where(
        _outbox.c.subject.startswith(how), _outbox.c.ts.is_not(None)
    )

    def sent() -> list[float]:
        with database.read() as conn:
            waits = [float(each.ts) - each.due_at.timestamp() for each in conn.execute(rows)]
        return waits if len(waits) == ROWS else []

    return eventually(sent, 60)


@contextmanager
def _worker(url: str, api_url: str) -> Iterator[int]:
    """`dpc worker` on a database that is up to date; its id."""
    settings = {"DATABASE_URL": url, "SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": api_url}
    settings["LOG_LEVEL"] = "ERROR"
    process = subprocess.Popen(  # noqa: S603 (a command of our own)
        [BIN / "dpc", "worker"], env=os.environ | settings, stdout=subprocess.DEVNULL
    )
    yield process.pid
    process.terminate()
    process.wait()
