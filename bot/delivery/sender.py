"""The outbox's sender: lease, record the intent, post, report.

Posts are never repeated on a guess: Slack has no idempotency key. What certainly did not
arrive is tried again; what may have arrived is looked up first (`bot.delivery.finder`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

import structlog
from slack_sdk import WebClient

from bot.delivery.doubles import take_back
from bot.delivery.history import metadata
from bot.delivery.trouble import FAILURES, Trouble, Verdict, trouble
from bot.domain.outcomes import Undelivered
from bot.domain.state import Delivery, Planned, Posted
from bot.render.answer import answer
from bot.render.message import Message
from storage import doubts, leases, outbox, shown, slots, workspaces
from storage.engine import Database

BATCH = 20
# What was parked is tried again: that the bot is back in a channel may have been missed.
PARKED = timedelta(hours=1)
# How long an unclear post is left alone: Slack may show it late.
QUIET = timedelta(seconds=60)

Queues = Counter[tuple[str, str]]  # how many of a destination's rows were told to wait

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Sender:
    """Sends what is due; any number of them may run at once, in any number of processes.

    `compose` words a delivery at the moment of sending, or says None when it is wanted no more.
    `now` is the time that people live by, `real_now` the real one. `pace` is the least time
    between two scheduled posts in one channel: Slack allows one a second. `lease` is how long
    a row is a sender's alone, `quiet` how long after an attempt that may have arrived nobody
    concludes that it did not.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Delivery], Message | None]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    pace: timedelta = timedelta(seconds=1)
    lease: timedelta = leases.LEASE
    quiet: timedelta = QUIET
    stopped: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Lease no more: what is in hand is sent, all else is left to others."""
        self.stopped.set()

    def deliver(self) -> int:
        """Send all that is due and may be sent now; how many were leased."""
        total = 0
        queues = Queues()
        while batch := self._lease():
            for delivery in batch:
                self._try(delivery, queues)
            total += len(batch)
        return total

    def _lease(self) -> list[Delivery]:
        if self.stopped.is_set():
            return []
        now, real_now = self.now(), self.real_now()
        with self.database.write() as conn:
            return leases.lease(conn, due_by=now, real_now=real_now, limit=BATCH, span=self.lease)

    def _try(self, delivery: Delivery, queues: Queues) -> None:
        """Send one; a bug in its wording must not hold up the others."""
        try:
            self._send(delivery, queues)
        except Exception:
            _log.exception("delivery_failed", row=delivery.id)  # its lease will run out

    def _send(self, delivery: Delivery, queues: Queues) -> None:
        version = self._version(delivery)
        message = self.compose(delivery)
        if message is None:
            with self.database.write() as conn:
                leases.cancel(conn, delivery.id, delivery.fence, "no longer wanted")
        elif self._may_post(delivery, queues):
            self._post(delivery, message, version)

    def _version(self, delivery: Delivery) -> object:
        """The version of the workspace's state that a message is worded from."""
        if "version" in delivery.payload:
            return delivery.payload["version"]
        with self.database.read() as conn:
            return workspaces.version(conn, delivery.team)

    def _may_post(self, delivery: Delivery, queues: Queues) -> bool:
        """Record the intent, if the lease holds and the channel's turn has come."""
        place = (delivery.team, delivery.destination)
        row, fence, real_now = delivery.id, delivery.fence, self.real_now()
        # An answer need not keep the pace; a turn that is farther off is a limit of Slack's.
        ahead = 2 * self.pace if delivery.kind == "answer" else timedelta()
        with self.database.write() as conn:
            turn = slots.take(conn, *place, real_now, self.pace, ahead)
            if turn > real_now:
                # behind those that wait there already, so that each is leased about once more
                turn += queues[place] * self.pace
                queues[place] += 1
                leases.retry(conn, row, fence, turn, "waits its turn")
                return False
            return leases.begin(conn, row, fence, real_now, real_now + self.quiet)

    def _post(self, delivery: Delivery, message: Message, version: object) -> None:
        try:
            response = self.clients(delivery.team).chat_postMessage(
                channel=delivery.destination,
                thread_ts=delivery.thread_ts,
                metadata=metadata(delivery.nonce),
                unfurl_links=False,
                unfurl_media=False,
                **message.payload(),
            )
            channel, ts = response.get("channel"), response.get("ts")
            if not (channel and ts):
                raise ValueError("an answer without channel and time stamp")
        except FAILURES as error:
            self._failed(delivery, trouble(error))
        else:
            posted = Posted(delivery.team, channel, ts, message.view, message.page)
            self._arrived(delivery, message, posted, version)

    def _arrived(
        self, delivery: Delivery, message: Message, posted: Posted, version: object
    ) -> None:
        """Unless it was found, or sent by another, in the meantime: then it is one too many.

        What was changed while it was on its way has the message drawn again.
        """
        read_again_at = self.real_now() + self.quiet
        with self.database.write() as conn:
            counts = leases.sent(conn, delivery.id, posted.ts, self.now(), read_again_at)
            if counts == posted.ts:
                _log.info("delivery_sent", row=delivery.id, kind=delivery.kind, team=delivery.team)
                thread, shows, now = delivery.thread_ts, message.shows, self.now()
                is_stale = workspaces.version(conn, delivery.team) != version
                shown.record(conn, posted, thread, shows, now, is_stale=is_stale)
                return
        client = self.clients(delivery.team)
        if not take_back(self.database, client, delivery.id, posted.channel, posted.ts):
            self._suspect(delivery)

    def _failed(self, delivery: Delivery, failure: Trouble) -> None:
        _log.warning("delivery_not_sent", row=delivery.id, error=failure.reason)
        row, fence, reason = delivery.id, delivery.fence, failure.reason
        real_now = self.real_now()
        until = real_now + failure.wait
        with self.database.write() as conn:
            if failure.verdict is Verdict.LIMITED:
                slots.block(conn, delivery.team, delivery.destination, until)
                leases.retry(conn, row, fence, until, reason)
            elif failure.verdict is Verdict.UNREACHED:
                leases.retry(conn, row, fence, until, reason)
            elif failure.verdict is Verdict.REFUSED:
                parked = leases.park(conn, row, fence, reason, real_now + PARKED)
                if parked and "for" in delivery.payload:
                    outbox.plan(conn, [self._notice(delivery, reason)])
            elif not leases.unclear(conn, row, fence, reason, real_now + self.quiet):
                doubts.suspect(conn, row, real_now + self.quiet)

    def _suspect(self, delivery: Delivery) -> None:
        with self.database.write() as conn:
            doubts.suspect(conn, delivery.id, self.real_now())

    def _notice(self, delivery: Delivery, reason: str) -> Planned:
        """Whoever waits for a post that cannot be made is told so, by direct message."""
        message = answer(Undelivered(delivery.destination, reason))
        return Planned(
            team=delivery.team,
            destination=str(delivery.payload["for"]),
            kind="notice",
            subject=f"parked {delivery.destination}",
            # once for all that was due that day, however often it is tried again
            subject_date=delivery.due_at.date(),
            due_at=self.now(),
            payload=message.to_store(),
        )
