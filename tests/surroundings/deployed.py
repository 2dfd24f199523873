"""`dpc web` and `dpc worker` as processes, the Slack that they find, and people who ask."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx
from sqlalchemy import select

from bot.clock import real_now
from bot.domain.outbox import UNSETTLED, DeliveryState
from bot.domain.sides import Side
from bot.domain.state import Subscription
from storage import people, subscriptions
from storage.engine import Database
from storage.migrate import upgrade
from storage.tables import table
from storage.tables.messages import Outbox
from storage.tables.progress import History
from tests.deliveries import by_state
from tests.dpc import DPC
from tests.eventually import eventually
from tests.faults.slack import Json, Slack
from tests.slack.knocking import BOT, FORM, SECRET, TEAM, signed, slash
from tests.slack.processes import Home, free_port

PEOPLE = 60
TOKEN = "xoxb-nobodys"  # noqa: S105 (of no workspace)
NOWHERE = "http://127.0.0.1:9/api/"
# A minute after every subscribed channel is due to be reminded of the OECD's meeting.
DUE = datetime(2024, 5, 1, 9, 1, tzinfo=UTC)
PATIENCE = 480  # seconds, on a busy machine

Process = subprocess.Popen[bytes]

_outbox, _history = table(Outbox), table(History)


class Workspace(Slack):
    """The stand-in that counts posts, with the other methods that the processes call."""

    def __init__(self) -> None:
        super().__init__(Random(0), fails=False)  # noqa: S311 (not for secrets)

    def call(self, method: str, given: Json) -> Json:
        """Do what a method does, or nothing; the answer's body."""
        if method in ("chat.postMessage", "chat.delete", "conversations.open"):
            return super().call(method, given)
        if method in ("conversations.history", "conversations.replies"):
            return super().call(method, given)
        if method == "auth.test":
            return {"ok": True, "team_id": TEAM, "user_id": BOT, "bot_id": "B1"}
        return {"ok": True, "user": {"id": given.get("user"), "locale": "en-GB", "tz": "UTC"}}


@dataclass(frozen=True)
class Counted:
    """What came of reminders: how many, how many that nobody sees, and how many seen twice."""

    planned: int
    lost: int
    doubled: int

    def __str__(self) -> str:
        return f"of {self.planned} reminders {self.lost} lost, {self.doubled} doubled"

    @property
    def is_well(self) -> bool:
        """Whether each came once."""
        return bool(self.planned) and not self.lost and not self.doubled


def prepare(url: str, channels: int = 0) -> None:
    """Bring a database up to date, with people who may act, and channels that subscribed."""
    since = DUE - timedelta(days=1)
    with closing(Database(url)) as database:
        upgrade(database)
        with database.write() as connection:
            for number in range(PEOPLE):
                people.set_side(connection, TEAM, f"U{number}", "Ada", Side.EU, real_now())
            for number in range(channels):
                subscriptions.put(
                    connection,
                    Subscription(TEAM, f"C{number}", (), None, hour(9), "UTC", "U1", since),
                )


def is_over(url: str) -> bool:
    """Whether nothing that is due remains to be sent, or to be looked up."""
    with closing(Database(url)) as database, database.read() as connection:
        left = select(_outbox.c.id).where(_outbox.c.due_at <= DUE, _outbox.c.state.in_(UNSETTLED))
        is_left = connection.execute(left.limit(1)).first() is not None
        return not is_left and "sent" in by_state(connection)


def nonces(url: str, due_by: datetime) -> set[str]:
    """The random ids of what is due by then, and was not dropped."""
    dropped = (DeliveryState.CANCELLED, DeliveryState.SUPERSEDED)
    asked = select(_outbox.c.nonce).where(
        _outbox.c.due_at <= due_by, _outbox.c.state.not_in(dropped)
    )
    with closing(Database(url)) as database, database.read() as connection:
        return set(connection.execute(asked).scalars())


def judged(planned: Collection[str], slack: Slack) -> Counted:
    """Compare what was to be sent with what is to be seen."""
    seen = slack.seen()
    return Counted(
        len(planned),
        sum(seen[nonce] == 0 for nonce in planned),
        sum(number > 1 for number in seen.values()),
    )


def sent(slack: Slack) -> int:
    """How many posts there are to be seen."""
    return slack.seen().total()


def variables(url: str, api_url: str = NOWHERE, **more: str) -> dict[str, str]:
    """The environment of the processes."""
    return {
        "DATABASE_URL": url,
        "SLACK_API_URL": api_url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "DPC_CLOCK": DUE.isoformat(),
        "PORT": str(free_port()),
        **more,
    }


@contextmanager
def web(home: Home) -> Iterator[tuple[str, Callable[[], str]]]:
    """`dpc web`, ready: its address, and what it has logged."""
    base = f"http://127.0.0.1:{home.variables['PORT']}"
    with home.running("web"):
        eventually(lambda: is_ready(base), PATIENCE)
        yield base, lambda: "".join(each.read_text() for each in home.folder.glob("web*.log"))


@contextmanager
def at_home(settings: dict[str, str]) -> Iterator[Home]:
    """A home of its own for processes."""
    with TemporaryDirectory() as folder:
        yield Home(Path(folder), settings)


@contextmanager
def started(home: Home, *words: str, under: Sequence[str] = ()) -> Iterator[list[Process]]:
    """Commands that are started anew, not forked, so that what is preloaded is loaded.

    They are run by the command that they are `under`, if there is one.
    """
    with (home.folder / "log").open("ab") as log:
        processes = [
            subprocess.Popen(  # noqa: S603 (our own words)
                [*under, sys.executable, DPC, word],
                env=home.environment() | {"PYTHONPATH": str(Path(__file__).parents[2])},
                stdout=log,
                stderr=log,
            )
            for word in words
        ]
        try:
            yield processes
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(PATIENCE)


def is_ready(base: str) -> bool:
    """Whether `/readyz` says so."""
    try:
        return httpx.get(f"{base}/readyz").is_success
    except httpx.HTTPError:
        return False


def say(http: httpx.Client, text: str, user: str) -> tuple[int, str]:
    """Enter a command; the status and the text of the answer."""
    body = urlencode(slash(text) | {"user_id": user}).encode()
    answer = http.post("/slack/events", content=body, headers=signed(body, FORM))
    return answer.status_code, answer.text


@dataclass
class Claimers:
    """People who claim and hand back without a pause, each a deliverable of their own.

    `told` is how often they were told that it was done.
    """

    base: str
    deliverables: Sequence[str]
    told: int = 0
    last_at: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let them ask until the block ends."""
        threads = [
            threading.Thread(target=self._go_on, args=(f"U{number}", id))
            for number, id in enumerate(self.deliverables)
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def _go_on(self, user: str, id: str) -> None:
        with httpx.Client(base_url=self.base, timeout=60) as http:
            while not self.over.wait(0.1):
                for text, done in ((f"claim {id}", "You lead"), (f"release {id}", "You released")):
                    if f'"{done} ' in say(http, text, user)[1]:
                        with self._lock:
                            self.told += 1
                            self.last_at = time.monotonic()

    def back_after(self, begun: float) -> float:
        """Wait for a change that is made from now on; seconds since `begun`, by the same clock."""
        asked_at = time.monotonic()
        eventually(lambda: self.last_at > asked_at, PATIENCE)
        return self.last_at - begun


def changes(url: str) -> int:
    """How many changes the history holds."""
    with closing(Database(url)) as database, database.read() as connection:
        return len(connection.execute(select(_history.c.id)).all())
