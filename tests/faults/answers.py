"""Ways in which an answer of Slack's can be bad, and a Slack that answers so.

The long run: `python -m tests.faults.answers`; each fault alone, beside channels in which all is
well; prints what came of it. An hour of the bot's passes in a minute and a half.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from urllib.parse import parse_qsl

from sqlalchemy import select

from bot import logs
from bot.clock import real_now
from bot.delivery import Reconciler, Sender
from bot.domain.outbox import Delivery, DeliveryKind, Planned
from bot.render.kit.message import Message
from bot.scheduler import guarded
from bot.slack.client import web_client
from storage import outbox
from storage.engine import Database
from storage.migrate import upgrade
from storage.tables import table
from storage.tables.messages import Outbox
from tests.deliveries import by_state
from tests.eventually import eventually
from tests.faults.slack import Json, Slack

SPEED = 20  # seconds of the bot's in one that passes
PATIENCE = 0.4  # real seconds of a call
STEP = timedelta(seconds=20)  # of the bot's, between two reminders of a channel
LATE = 2.0  # real seconds: no other channel's post may be later
EACH = 3  # reminders a channel
TIMES = 1  # so many posts of a channel go wrong, and as many look-ups
WELL = 4  # channels beside
SECONDS = 60  # of patience with a busy machine


@dataclass(frozen=True)
class Fault:
    """A bad answer; `done` says whether Slack has carried the call out nevertheless."""

    raw: bytes
    done: bool = False
    gap: float = 0  # seconds between two bytes
    stays: bool = False  # the connection stays open after it, and silent


def http(
    status: int, body: str | bytes = "", headers: str = "", length: int | None = None
) -> bytes:
    """An answer as it is written to a connection, to be closed after it."""
    sent = body.encode() if isinstance(body, str) else body
    size = len(sent) if length is None else length
    head = f"HTTP/1.1 {status} -\r\nContent-Length: {size}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode() + sent


def _refusal(code: object) -> Fault:
    return Fault(http(200, json.dumps({"ok": False, "error": code})))


def _limit(header: str) -> Fault:
    return Fault(http(429, '{"ok":false,"error":"ratelimited"}', header))


_PAGE = "<!doctype html><title>Slack</title><h1>We will be back soon</h1>"
_CODES = (
    *("ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"),
    *("accesslimited", "service_unavailable", "internal_error", "fatal_error", "request_timeout"),
    *("external_channel_migrating", "a_code_of_tomorrow", "", 5, None, ["internal_error"]),
)
_BODIES = ("null", "[]", "[1]", '"ok"', "5", "true", "{}", "", _PAGE, '{"ok": tr', "[" * 100_000)
_STATUSES = (301, 302, 303, 307, 308, 400, 403, 404, 407, 413, 418, 500, 502, 503, 504)
_LIMITS = ("soon", "1.5", "-5", "", "nan", "1", "0", "Sat, 28 Nov 2026 08:00:00 GMT")
_OK = http(200, '{"ok": true}')

FAULTS: dict[str, Fault] = {
    **{f"code {code!r}": _refusal(code) for code in _CODES},
    **{f"body {body[:12]}": Fault(http(200, body)) for body in _BODIES},
    **{f"{s} with a page": Fault(http(s, _PAGE, f"Location: /{s}\r\n")) for s in _STATUSES},
    **{f"{s} but done": Fault(http(s, _PAGE), done=True) for s in (302, 500, 502, 504)},
    **{f"Retry-After: {said}": _limit(f"Retry-After: {said}\r\n") for said in _LIMITS},
    "429 without a word": _limit(""),
    "internal_error but done": Fault(_refusal("internal_error").raw, done=True),
    "a page but done": Fault(http(200, _PAGE), done=True),
    "no UTF-8": Fault(http(200, b"\xff\xfe{"), done=True),
    "ok without a time stamp": Fault(_OK, done=True),
    "cut before": Fault(b""),
    "cut after": Fault(b"", done=True),
    "cut in the status": Fault(b"HTTP/1.1 20", done=True),
    "cut in the headers": Fault(b"HTTP/1.1 200 OK\r\nContent-Le", done=True),
    "cut in the body": Fault(http(200, '{"ok": true', length=500), done=True),
    "dripping": Fault(http(200, " " * 500), gap=0.05),
    "dripping but done": Fault(http(200, " " * 500), done=True, gap=0.05),
    "silent": Fault(b"", stays=True),
    "silent but done": Fault(b"", done=True, stays=True),
    "silent after the headers": Fault(http(200, length=9), done=True, stays=True),
    "no length, no end": Fault(b"HTTP/1.1 200 OK\r\n\r\n{", done=True, stays=True),
    "a chunk that is none": Fault(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}", done=True
    ),
    "another protocol": Fault(b"SSH-2.0-OpenSSH_9.2\r\n", done=True),
    "a header too long": Fault(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n{}"),
    "headers too many": Fault(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n{}"),
    "an answer of 33 MB": Fault(http(200, b" " * (33 << 20))),
}
# What is waited for longer than a short run lasts.
LONG = {"Retry-After: 31536000": _limit("Retry-After: 31536000\r\n")}


@dataclass
class Server:
    """A Slack whose channels are named for the fault that their first calls meet."""

    slack: Slack
    faults: dict[str, Fault]
    look_ups_too: bool = False
    met: Counter[tuple[str, str]] = field(default_factory=Counter)

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer what comes on one connection, which is kept until a fault ends it."""
        with suppress(asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            while await self._answer(*await _request(reader), writer):
                pass
        writer.close()

    async def _answer(self, method: str, given: Json, writer: asyncio.StreamWriter) -> bool:
        """Answer one call; whether another may follow on the connection."""
        channel = str(given.get("channel"))
        self.met[method, channel] += 1
        is_meant = method == "chat.postMessage" or self.look_ups_too
        is_first = self.met[method, channel] <= TIMES
        fault = self.faults.get(channel) if is_meant and is_first else None
        if fault is None or fault.done:
            body = json.dumps(self.slack.call(method, given)).encode()
            well = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        if fault is None:
            writer.write(well)
            return True
        for piece in _pieces(fault):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(fault.gap)
        if fault.stays:
            await asyncio.sleep(3 * PATIENCE)
        return False


def _pieces(fault: Fault) -> Iterator[bytes]:
    if not fault.gap:
        yield fault.raw
        return
    for at in range(len(fault.raw)):
        yield fault.raw[at : at + 1]


async def _request(reader: asyncio.StreamReader) -> tuple[str, Json]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    named = {line.partition(":")[0].lower(): line.partition(":")[2] for line in head[1:]}
    body = await reader.readexactly(int(named["content-length"]))
    if "json" in named["content-type"]:
        return head[0].split(" ")[1].rpartition("/")[2], json.loads(body)
    return head[0].split(" ")[1].rpartition("/")[2], dict(parse_qsl(body.decode()))


@contextmanager
def serving(server: Server) -> Iterator[str]:
    """Serve in a thread of its own; the Web API's address."""
    ready = threading.Event()
    at: list[str] = []

    async def serve() -> None:
        listening = await asyncio.start_server(server, "127.0.0.1", 0, backlog=500)
        at.append(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/api/")
        ready.set()
        await stopped.wait()
        listening.close()

    stopped = asyncio.Event()
    loop = asyncio.new_event_loop()

    def run() -> None:
        loop.run_until_complete(serve())
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(10)
    try:
        yield at[0]
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
        loop.close()


@dataclass(frozen=True)
class Result:
    """What came of a run: reminders lost and doubled, channels out of order, the latest other."""

    lost: int
    doubled: int
    out_of_order: list[str]
    latest: float  # real seconds

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.doubled or self.out_of_order) and self.latest < LATE


def run(folder: Path, faults: dict[str, Fault], seconds: float = SECONDS) -> Result:
    """Send some reminders to a channel for each fault, and to others in which all is well.

    Of a fault that is alone the look-ups meet it, too.
    """
    begun, wall = time.monotonic(), real_now()

    def now() -> datetime:
        return wall + timedelta(seconds=(time.monotonic() - begun) * SPEED)

    url = f"sqlite:///{folder}/{abs(hash(tuple(faults)))}.db"
    slack = Slack(Random(0), fails=False, clock=lambda: now().timestamp())  # noqa: S311
    others = [f"well {number}" for number in range(WELL)]
    with (
        serving(Server(slack, faults, len(faults) == 1)) as api_url,
        closing(Database(url)) as database,
    ):
        upgrade(database)
        client = web_client("xoxb-1", api_url, PATIENCE)
        _plan(database, [*faults, *others], now())
        both = (database, lambda _: client, _compose, now, now)
        sender, reconciler = Sender(*both), Reconciler(*both)
        with _working(sender.deliver, 0.02), _working(reconciler.look, 0.1):
            eventually(lambda: _is_over(database), seconds)
        return _judge(database, slack, others)


def _compose(delivery: Delivery) -> Message:
    return Message(delivery.subject, ())


def _plan(database: Database, channels: Collection[str], begin: datetime) -> None:
    """Some are due at once, the last a while later, when the first may have gone wrong."""
    rows = [
        Planned("T1", channel, DeliveryKind.REMINDER, f"{channel} {n}", begin + n * STEP)
        for channel in channels
        for n in range(EACH)
    ]
    with database.write() as connection:
        outbox.plan(connection, rows)


@contextmanager
def _working(duty: Callable[[], object], pause: float) -> Iterator[None]:
    stopped = threading.Event()
    work = guarded(duty)

    def go() -> None:
        while not stopped.wait(pause):
            work()

    thread = threading.Thread(target=go)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _is_over(database: Database) -> bool:
    time.sleep(0.05)
    with database.read() as connection:
        return set(by_state(connection)) == {"sent"}


def _judge(database: Database, slack: Slack, others: Collection[str]) -> Result:
    rows = table(Outbox)
    asked = select(rows.c.nonce, rows.c.destination, rows.c.due_at).order_by(rows.c.due_at)
    with database.read() as connection:
        planned = connection.execute(asked).all()
    seen = slack.seen()
    due = {row.nonce: row.due_at for row in planned}
    out_of_order, latest = [], 0.0
    for channel, posts in slack.posts.items():
        order = [due[str(post.nonce)] for post in posts]
        if order != sorted(order):
            out_of_order.append(channel)
        if channel in others:
            late = [float(post.ts) - due[str(post.nonce)].timestamp() for post in posts]
            latest = max(latest, *late)
    return Result(
        sum(seen[row.nonce] == 0 for row in planned),
        sum(number > 1 for number in seen.values()),
        out_of_order,
        latest / SPEED,
    )


def main() -> None:
    """Run each fault alone; the exit code says whether all was well."""
    logs.configure("CRITICAL")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, fault in (FAULTS | LONG).items():
            begun = time.monotonic()
            found = run(Path(folder), {name: fault}, 3 * SECONDS)
            wrong += not found.is_well
            order = "in order" if not found.out_of_order else "OUT OF ORDER"
            told = f"{found.lost} lost, {found.doubled} doubled, {order}"
            took = time.monotonic() - begun
            print(f"{name:30} {told}, others {found.latest:.2f} s late; {took:.0f} s", flush=True)
    print(f"{len(FAULTS | LONG)} faults, {wrong} of them not well")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
