"""Where the load falls: `dpc web` in two processes, on a database of either kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx

from bot.clock import real_now
from bot.domain.sides import Side
from storage import people
from storage.engine import Database
from storage.migrate import upgrade
from tests import postgres
from tests.bench.load import post
from tests.bench.servers import BIN, running
from tests.eventually import eventually
from tests.load.crowd import Crowd
from tests.slack.knocking import SECRET, TEAM, slash
from tests.slack.processes import SECONDS, Home, free_port

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Deployment:
    """The port of the bot, its database, and the address of the stand-in for Slack."""

    port: int
    database: Database
    slack: str

    def let_act_for(self, side: Side, users: Sequence[str]) -> None:
        """Give these people a side, without a word to the processes."""
        with self.database.write() as connection:
            for user in users:
                people.set_side(connection, TEAM, user, user.title(), side, real_now())

    def posts(self) -> int:
        """How often the bot has posted so far."""
        return int(httpx.get(f"{self.slack}/posts").text)


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """The address of a new database of each kind, by its name."""
    with TemporaryDirectory() as folder, postgres.running() as server:
        yield {
            "SQLite": f"sqlite:///{folder}/load.sqlite3",
            "PostgreSQL": server.url(server.create()),
        }


@contextmanager
def deployed(url: str) -> Iterator[Deployment]:
    """The bot on the database at `url`, warm but for whom it knows.

    AssertionError in the end, when it has logged an exception.
    """
    database = Database(url)
    upgrade(database)
    with _slack() as slack, _web(url, slack) as port:
        question = post(urlencode(slash("topics")), SECRET)
        with Crowd(port, 16) as crowd:
            crowd.send([question] * 160)
        yield Deployment(port, database, slack)
    database.close()


@contextmanager
def _slack() -> Iterator[str]:
    """The stand-in (see slack.py), in a process of its own."""
    command: list[str | Path] = [
        BIN / "granian",
        *("--interface", "wsgi", "--blocking-threads", "4"),
        *("--no-access-log", "--log-level", "error"),
        "tests.load.slack:app",
    ]
    with running(command, {}) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _web(url: str, slack: str) -> Iterator[int]:
    """`dpc web` with the shipped settings, once all of its processes serve."""
    port = free_port()
    variables = {
        "DATABASE_URL": url,
        "SLACK_API_URL": f"{slack}/api/",
        "SLACK_BOT_TOKEN": "xoxb-load",
        "SLACK_SIGNING_SECRET": SECRET,
        "PORT": str(port),
        "WEB_CONCURRENCY": str(PROCESSES),
        "LOG_LEVEL": "ERROR",
    }
    with TemporaryDirectory() as folder, Home(Path(folder), variables).running("web"):
        (log,) = Path(folder).glob("*.log")
        eventually(lambda: log.read_text().count("Started worker") == PROCESSES, SECONDS)
        yield port
