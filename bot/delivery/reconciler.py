"""Looking up in Slack's history what may have arrived, and deleting what arrived twice.

An unclear post that is found is recorded as sent. One that is absent is planned again: it is
looked for only when the quiet time is over. What cannot be looked up stays unclear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from threading import Event

import structlog
from slack_sdk import WebClient

from bot.delivery.posting import Posts, as_posted, conversation, posts_since, take_back
from bot.domain.outbox import Delivery, DeliveryState, Doubtful
from bot.render.kit.message import Message
from bot.slack.client import FAILURES
from bot.slack.errors import RECONNECT, Trouble, Verdict, trouble
from storage import plans, shown
from storage.engine import Database
from storage.faults import report
from storage.outbox import leases, parked, results, unconfirmed

BATCH = 20
# Of so many places a process reads the history at once: most hold one row, and after a restore
# there may be thousands.
LANES = 10
# Slack's clock and ours may differ by as much as a signature may.
SKEW = timedelta(minutes=5)
# When to ask again where Slack does not let the bot read.
SHUT = timedelta(minutes=10)
# After so many look-ups in vain, one after the other, a workspace's others wait for the next time.
ENOUGH = 3
_AWAY = Trouble(Verdict.UNREACHED, "Slack did not answer for others", RECONNECT)
# A second post of what was tried repeatedly is looked for so often, and for so long.
READ_EVERY = timedelta(seconds=60)
READ_FOR = timedelta(minutes=10)

_log = structlog.stdlib.get_logger(__name__)


def _lanes() -> Executor:
    return ThreadPoolExecutor(LANES, thread_name_prefix="look-up")


@dataclass(frozen=True)
class _Seen:
    """What was posted in a place, as a client has read it in a channel."""

    client: WebClient
    channel: str
    posts: Posts


@dataclass(frozen=True)
class Reconciler:
    """Settles what is in doubt; any number of them may run at once, in any number of processes.

    The collaborators are the Sender's, and so is `lease`. `read_every` and `read_for` say how
    often, and for how long after it was sent, what was tried more than once is looked for. `lanes`
    makes what reads several places at once. Once `stopped` is set, no more is taken or read.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Delivery], Message | None]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    lease: timedelta = leases.LEASE
    read_every: timedelta = READ_EVERY
    read_for: timedelta = READ_FOR
    lanes: Callable[[], Executor] = _lanes
    stopped: Event = field(default_factory=Event)

    def look(self) -> int:
        """Settle all that is to be looked at now; how many rows were looked up in Slack."""
        with self.database.write() as conn:
            parked.unpark_due(conn, self.real_now())
        total, in_vain = 0, Counter[str]()
        with self.lanes() as lanes:
            while not self.stopped.is_set() and (batch := self._take()):
                places = [list(rows) for _, rows in groupby(sorted(batch, key=_place), key=_place)]
                reading = lanes.map(lambda rows: self._read(rows, in_vain), places)
                for rows, found in zip(places, reading, strict=True):
                    self._conclude(rows, found, in_vain)
                total += len(batch)
        return total

    def _take(self) -> list[Doubtful]:
        with self.database.write() as conn:
            return unconfirmed.take(conn, self.real_now(), BATCH, self.lease)

    def _read(self, rows: list[Doubtful], in_vain: Counter[str]) -> _Seen | Trouble | None:
        """Read the history of the place of some rows, once for all of them.

        None where it is not Slack that fails, but a bug, or a token that no key opens: that must
        not hold up other places. Nor is anything read once it is told to stop. The rows are
        looked at again when nobody has them any more.
        """
        if self.stopped.is_set():
            return None
        first, oldest = rows[0].delivery, min(row.tried_at for row in rows) - SKEW
        if in_vain[first.team] >= ENOUGH:
            return _AWAY
        try:
            client = self.clients(first.team)
            channel = conversation(client, first.destination)
            return _Seen(client, channel, posts_since(client, channel, first.thread_ts, oldest))
        except FAILURES as error:
            return trouble(error)
        except Exception as error:
            report(_log, "place_not_looked_up", error, rows=[row.delivery.id for row in rows])
            return None

    def _conclude(
        self, rows: list[Doubtful], found: _Seen | Trouble | None, in_vain: Counter[str]
    ) -> None:
        """Settle the rows of one place; where Slack told nothing, it may tell nothing of others."""
        team = rows[0].delivery.team
        if found is None:
            return
        if isinstance(found, Trouble):
            self._put_off(rows, found)
            in_vain[team] = 0 if found.verdict is Verdict.REFUSED else in_vain[team] + 1
        else:
            in_vain[team] = 0
            for row in rows:
                self._try(row, found)

    def _put_off(self, rows: list[Doubtful], failure: Trouble) -> None:
        """Nothing was seen: nothing is concluded."""
        ids = [row.delivery.id for row in rows]
        _log.warning("deliveries_not_looked_up", rows=ids, error=failure.reason)
        real_now, reason = self.real_now(), f"looking it up failed: {failure.reason}"
        with self.database.write() as conn:
            for row in rows:
                wait = _patience(failure, real_now - row.tried_at)
                unconfirmed.look_again(conn, row, real_now + wait, reason)

    def _try(self, row: Doubtful, seen: _Seen) -> None:
        """Settle one; a bug in its wording must not hold up the others."""
        try:
            self._settle(row, seen.client, seen.channel, seen.posts.get(row.delivery.nonce, []))
        except Exception as error:
            report(_log, "delivery_not_settled", error, row=row.delivery.id)

    def _settle(self, row: Doubtful, client: WebClient, channel: str, posts: list[str]) -> None:
        if row.state is DeliveryState.SENT:
            self._read_again(row, self._delete(row, client, channel, posts, row.ts))
        elif posts:
            counts = self._found(row.delivery, channel, posts[0])
            self._delete(row, client, channel, posts, counts)
        else:
            with self.database.write() as conn:
                unconfirmed.absent(conn, row.delivery)

    def _found(self, delivery: Delivery, channel: str, ts: str) -> str | None:
        """Record a post that had arrived; returns the post of the delivery that counts."""
        message = self.compose(delivery)
        read_again_at = self.real_now() + self.read_every
        with self.database.write() as conn:
            if delivery.has_sequel:
                plans.forget(conn, [delivery.team])
            counts = results.sent(conn, delivery, ts, self.now(), read_again_at)
            if message and counts == ts:
                posted = as_posted(delivery, message, channel, ts)
                at = self.now()
                # It may say what is no longer so: what was said is not known, what is so is.
                shown.record(conn, posted, delivery.thread_ts, message.shows, at, is_stale=True)
        return counts

    def _delete(
        self, row: Doubtful, client: WebClient, channel: str, posts: list[str], counts: str | None
    ) -> bool:
        """Delete all posts but the one that counts; False if one of them may still be there."""
        extra = [ts for ts in posts if ts != counts]
        id = row.delivery.id
        return all(take_back(self.database, client, id, channel, ts) for ts in extra)

    def _read_again(self, row: Doubtful, is_clean: bool) -> None:
        """Until some time after it was sent, and until no second post is left."""
        real_now = self.real_now()
        posted_at = datetime.fromtimestamp(float(row.ts or 0), UTC)
        goes_on = not is_clean or real_now < posted_at + self.read_for
        with self.database.write() as conn:
            unconfirmed.look_again(conn, row, real_now + self.read_every if goes_on else None)


def _patience(failure: Trouble, since: timedelta) -> timedelta:
    """When to ask again: the longer something has been in doubt, the longer it can wait."""
    if failure.verdict is Verdict.LIMITED:
        return failure.wait
    return SHUT if failure.verdict is Verdict.REFUSED else min(max(failure.wait, since / 12), SHUT)


def _place(row: Doubtful) -> tuple[str, str, str]:
    delivery = row.delivery
    return delivery.team, delivery.destination, delivery.thread_ts or ""
