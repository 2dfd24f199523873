"""How fast it sends, and how soon again after a blow: `python -m tests.faults.speed`.

With the times that are shipped, against a Slack that takes one post a second in a channel. The
bound is what Slack's limit alone would take; the rest is the bot's, and this machine's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from bot import logs
from bot.domain.outbox import DeliveryState
from storage.engine import Database
from storage.migrate import upgrade
from storage.tables import table
from storage.tables.messages import Outbox
from tests import postgres
from tests.eventually import eventually
from tests.faults.rig import Rig, rigged
from tests.faults.slack import Slack
from tests.faults.worker import Times

REMINDERS = 10_000
EACH = 10  # reminders a channel
WORKERS = 2
MINUTE = timedelta(minutes=1)
SHIPPED = Times(lease=60, quiet=60, read_every=60, read_for=600, pace=1)
PATIENCE = 600  # seconds

_outbox = table(Outbox)
_in_hand = (DeliveryState.LEASED, DeliveryState.SENDING)


def main() -> None:
    """Print the figures of both databases."""
    logs.configure("ERROR")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REMINDERS
    with postgres.running() as server, tempfile.TemporaryDirectory() as folder:

        def sqlite() -> str:
            return f"sqlite:///{Path(folder, f'{time.monotonic_ns()}.db')}"

        def postgresql() -> str:
            return server.url(server.create())

        for new_url in (sqlite, postgresql):
            print(new_url.__name__)
            _burst("all due at once", new_url(), count, timedelta())
            _burst("due over a minute", new_url(), count, MINUTE)
            _blow("workers killed", new_url(), count // 5, _kill)
        _blow("database restarted", postgresql(), count // 5, lambda _: server.restart())


def _burst(name: str, url: str, count: int, over: timedelta) -> None:
    """Send so many; how long it took, beside what Slack's limit alone would take."""
    with _rig(url) as rig:
        begun = time.monotonic()
        rig.plan(count, count // EACH, over)
        _until_sent(rig)
        took = time.monotonic() - begun
    bound = max(over.total_seconds(), (EACH - 1) * SHIPPED.pace)
    limited = rig.slack.met["chat.postMessage: limit"]
    print(f"  {name}: {took:.1f} s, {took / bound:.2f} of {bound:.0f} s; {limited} limited")


def _blow(name: str, url: str, count: int, strike: Callable[[Rig], object]) -> None:
    """Send so many, with a blow in between; how long until it sends again, and what was in hand."""
    with _rig(url) as rig:
        planned = rig.plan(count, count // EACH)
        eventually(lambda: rig.states().get("sent", 0) > count // 4, PATIENCE)
        strike(rig)
        begun = time.monotonic()
        eventually(rig.states, PATIENCE)  # the database answers again
        with rig.database.read() as connection:
            held = select(_outbox.c.nonce).where(_outbox.c.state.in_(_in_hand))
            in_hand = set(connection.execute(held).scalars())
        seen = rig.slack.seen().total()
        rig.replace_the_dead()
        eventually(lambda: rig.slack.seen().total() > seen, PATIENCE)
        again = time.monotonic() - begun
        eventually(lambda: in_hand <= rig.slack.seen().keys(), PATIENCE)
        caught_up = time.monotonic() - begun
        _until_sent(rig)
        lost, doubled = rig.wrong(planned)
    print(f"  {name}: sends again after {again:.1f} s, {len(in_hand)} that were in hand are there")
    print(f"    after {caught_up:.1f} s; {lost} lost, {doubled} doubled", flush=True)


@contextmanager
def _rig(url: str) -> Iterator[Rig]:
    """A rig with workers at work, and a Slack that has no fault but its limit."""
    with closing(Database(url)) as database:
        upgrade(database)
    slack = Slack(Random(0), fails=False, pace=SHIPPED.pace)  # noqa: S311 (not for secrets)
    with rigged(url, slack, SHIPPED) as rig:
        for _ in range(WORKERS):
            rig.start()
        yield rig


def _kill(rig: Rig) -> None:
    for process in rig.workers:
        process.kill()
        process.join()


def _until_sent(rig: Rig) -> None:
    eventually(lambda: set(rig.states()) == {"sent"}, PATIENCE)


if __name__ == "__main__":
    main()
