"""Where the load falls: `dpc web` in two processes, on a new database of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx

from bot.clock import real_now
from bot.domain.commands import Side
from storage import people
from storage.engine import Database
from tests import postgres
from tests.bench.load import post
from tests.bench.servers import BIN, SECRET, running, web
from tests.load.crowd import Crowd
from tests.slack.knocking import TEAM, slash

PROCESSES = 2


@dataclass(frozen=True)
class Deployment:
    """The port of the bot, its database, and the port of the stand-in for Slack."""

    port: int
    database: Database
    slack: int

    def seat(self, side: Side, users: Sequence[str]) -> None:
        """Let these people act for a side, without a word to the processes."""
        with self.database.write() as connection:
            for user in users:
                people.set_side(connection, TEAM, user, user, side, real_now())

    def posts(self) -> list[dict[str, str]]:
        """What the bot has posted so far."""
        posts: list[dict[str, str]] = httpx.get(f"http://127.0.0.1:{self.slack}/posts").json()
        return posts


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """The address of a new database of each kind, by its name."""
    with TemporaryDirectory() as folder, postgres.running() as server:
        yield {
            "SQLite": f"sqlite:///{Path(folder, 'load.sqlite3')}",
            "PostgreSQL": server.url(server.create()),
        }


@contextmanager
def deployed(url: str) -> Iterator[Deployment]:
    """The bot on the database at `url`, warm but for whom it knows."""
    standin: list[str | Path] = [
        BIN / "granian",
        *("--interface", "wsgi", "--no-access-log", "--log-level", "error"),
        *("--blocking-threads", "4", "tests.load.slack:app"),
    ]
    with (
        running(standin, {}) as slack,
        web(url, f"http://127.0.0.1:{slack}/api/", PROCESSES) as port,
    ):
        database = Database(url)
        question = post(urlencode(slash("topics")), SECRET)
        with Crowd(port, 16) as crowd:
            crowd.send([question] * 160)
        yield Deployment(port, database, slack)
        database.close()
