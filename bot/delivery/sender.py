"""The outbox's sender: lease, word, record the intent, post, report.

Posts are never repeated on a guess: Slack has no idempotency key. What certainly did not
arrive is tried again; what may have arrived is looked up first (`bot.delivery.reconciler`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby
from threading import Event

import structlog
from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.delivery.posting import Made, Posting, post
from bot.delivery.recorder import Recorder
from bot.domain.outbox import Delivery
from bot.domain.state import Place
from bot.render.kit.message import Message
from bot.slack.errors import Trouble, Verdict
from bot.slack.fallback import Fallback
from storage import slots, workspaces
from storage.engine import Database
from storage.faults import report
from storage.outbox import leases, results, unconfirmed

# To so many places a process posts at once. No more is begun than it can post at once: what is
# begun and not posted would be looked for, and tried again, in vain.
LANES = 32
# How often to look for what has fallen due, while a post is waited for.
GLANCE = 0.2  # seconds
# How long an unclear post is left alone: Slack may show it late.
QUIET = timedelta(seconds=60)
# So many quiet times what is in doubt holds up what is due later in its channel, to keep the
# order; a tenth of one after it is looked into, it is settled as a rule.
HOLD = 5

Queues = Counter[Place]  # how many of a place's rows were told to wait
Lane = Future[list[Made]]

_NOT_YET = Trouble(Verdict.UNREACHED, "not posted in time", timedelta())

_log = structlog.stdlib.get_logger(__name__)


def _lanes() -> Executor:
    return ThreadPoolExecutor(LANES, thread_name_prefix="lane")


def _untold(_team: str, _user: str) -> str:
    return ""


@dataclass(frozen=True)
class Sender:
    """Sends what is due; any number of them may run at once, in any number of processes.

    `compose` words a delivery at the moment of sending, or says None when it is wanted no more.
    `now` is the time that people live by, `real_now` the real one. `pace` is the least time
    between two scheduled posts in one channel: Slack allows one a second. `lease` is how long
    a row is a sender's alone, `quiet` how long after an attempt that may have arrived nobody
    concludes that it did not. `lanes` makes what posts to several places at once. `locale` tells
    the language of somebody in a workspace; empty where nothing tells. Once `stopped` is set, no
    more is leased: what is in hand is sent, all else is left to others.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Delivery], Message | None]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    pace: timedelta = timedelta(seconds=1)
    lease: timedelta = leases.LEASE
    quiet: timedelta = QUIET
    lanes: Callable[[], Executor] = _lanes
    locale: Callable[[str, str], str] = _untold
    stopped: Event = field(default_factory=Event)

    def deliver(self) -> int:
        """Send all that is due and may be sent now; how many were leased."""
        recorder = Recorder(
            self.database, self.clients, self.now, self.real_now, self.quiet, self.locale
        )
        total, queues = 0, Queues()
        under_way: set[Lane] = set()
        with self.lanes() as lanes:
            while True:
                leased, mine = self._lease(LANES - len(under_way), queues)
                total += leased
                if not leased and not under_way:
                    return total
                under_way |= self._begin(list(self._worded(mine)), lanes)
                done, under_way = wait(under_way, GLANCE, return_when=FIRST_COMPLETED)
                if done:
                    recorder.record([made for lane in done for made in _results(lane)])

    def _lease(self, limit: int, queues: Queues) -> tuple[int, list[Delivery]]:
        """How many are due, up to a limit, and those of them that may be sent now."""
        if self.stopped.is_set() or not limit:
            return 0, []
        now, real_now = self.now(), self.real_now()
        with self.database.write() as conn:
            due = leases.lease(conn, due_by=now, real_now=real_now, limit=limit, span=self.lease)
            return len(due), self._in_turn(conn, due, real_now, queues)

    def _in_turn(
        self, conn: Connection, due: Sequence[Delivery], real_now: datetime, queues: Queues
    ) -> list[Delivery]:
        """Those whose place's turn has come; the others are told when to come again."""
        first = {each.place: each for each in reversed(due) if each.kind.keeps_pace}
        free = slots.take(conn, first, real_now, self.pace)
        soon = real_now + max(self.pace, self.quiet / 60)  # what is being sent may have arrived
        held = unconfirmed.held(conn, first, real_now - HOLD * self.quiet)
        for place, until in held.items():
            free[place] = max(free.get(place, soon), until + self.quiet / 10 if until else soon)
        mine = [each for place, each in first.items() if place not in free]
        # An answer need not keep the pace; a turn that is farther off is a limit of Slack's.
        answers = [each for each in due if not each.kind.keeps_pace]
        places = {each.place for each in answers}
        limited = slots.take(conn, places, real_now, self.pace, 2 * self.pace)
        mine += [each for each in answers if each.place not in limited]
        free |= limited
        turns: list[tuple[Delivery, datetime]] = []
        for each in due:
            if each not in mine:
                # behind those that wait there already, so that each is leased about once more
                # but for one that was tried before, and is due before them; after a doubt all
                # come together, so that they go on in order
                turn = free.get(each.place, real_now + self.pace)
                if not each.attempts and each.place not in held:
                    turn += queues[each.place] * self.pace
                    queues[each.place] += 1
                turns.append((each, turn))
        results.wait(conn, turns)
        return mine

    def _worded(self, batch: Iterable[Delivery]) -> Iterator[Posting]:
        """What is still wanted, in words; a bug in those of one must not hold up the others."""
        versions: dict[str, int] = {}
        for delivery in batch:
            try:
                version = self._version(delivery, versions)
                message = self.compose(delivery)
            except Exception as error:
                report(_log, "delivery_failed", error, row=delivery.id)  # its lease will run out
                continue
            if message:
                yield Posting(delivery, message, version)
            else:
                with self.database.write() as conn:
                    results.cancel(conn, delivery, "no longer wanted")

    def _version(self, delivery: Delivery, versions: dict[str, int]) -> int:
        """The version of the workspace's state that a message is worded from, or an earlier one.

        It is read once a workspace and batch, into `versions`.
        """
        if "version" in delivery.payload:
            return delivery.payload["version"]
        team = delivery.team
        if team not in versions:
            versions[team] = self.database.look_up(lambda conn: workspaces.version(conn, team))
        return versions[team]

    def _begin(self, postings: Sequence[Posting], lanes: Executor) -> set[Lane]:
        """Record the intent, then post: to several places at once, to each in order."""
        if not postings:
            return set()
        held, begun_at = [posting.delivery for posting in postings], self.real_now()
        with self.database.write() as conn:
            begun = leases.begin(conn, held, begun_at, begun_at + self.quiet)
        ready = [posting for posting in postings if posting.delivery.id in begun]
        return {
            lanes.submit(self._post, list(together), begun_at)
            for _, together in groupby(sorted(ready, key=_place), key=_place)
        }

    def _post(self, postings: Sequence[Posting], begun_at: datetime) -> list[Made]:
        """Post to one place in order, unless one is to be tried again: then the others wait too.

        Nothing is posted too long after the intent: others may be at it.
        """
        made: list[Made] = []
        fallback = Fallback(self.database, self.real_now)
        for posting in postings:
            if made and _comes_again(made[-1]):
                made.append(Made(posting, replace(_NOT_YET, reason="waits for the one before it")))
            elif self.real_now() < begun_at + self.lease / 2:
                made.append(post(self.clients(posting.delivery.team), posting, fallback))
            else:
                made.append(Made(posting, _NOT_YET))
        return made


def _comes_again(made: Made) -> bool:
    """Whether a post certainly was not made, and will be."""
    again = (Verdict.LIMITED, Verdict.UNREACHED)
    return isinstance(made.result, Trouble) and made.result.verdict in again


def _place(posting: Posting) -> Place:
    return posting.delivery.place


def _results(lane: Lane) -> list[Made]:
    """What a lane has made; what a bug kept it from is looked up once its lease has run out."""
    if error := lane.exception():
        _log.error("posting_failed", exc_info=error)
        return []
    return lane.result()
