"""The outbox's sender: lease, record the intent, post, report.

Posts are never repeated on a guess: Slack has no idempotency key. What certainly did not
arrive is tried again; what may have arrived is left as unclear.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.outcomes import Undelivered
from bot.domain.state import Delivery, Planned, Posted
from bot.render.answer import answer
from bot.render.message import Message
from storage import leases, outbox, shown, slots
from storage.engine import Database

BATCH = 20
RECONNECT = timedelta(seconds=5)
METADATA = "dpc_delivery"

_PERHAPS_SENT = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sender:
    """Sends what is due; any number of them may run at once, in any number of processes.

    `compose` words a delivery at the moment of sending, or says None when it is wanted no more.
    `now` is the time that people live by, `real_now` the real one. `pace` is the least time
    between two scheduled posts in one channel: Slack allows one a second.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Delivery], Message | None]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    pace: timedelta = timedelta(seconds=1)

    def deliver(self) -> int:
        """Send all that is due and may be sent now; how many were leased."""
        total = 0
        while batch := self._lease():
            for delivery in batch:
                self._try(delivery)
            total += len(batch)
        return total

    def _try(self, delivery: Delivery) -> None:
        """Send one; a bug in its wording must not hold up the others."""
        try:
            self._send(delivery)
        except Exception:
            _log.exception("delivery %s failed; its lease will run out", delivery.id)

    def _lease(self) -> list[Delivery]:
        with self.database.write() as conn:
            return leases.lease(conn, due_by=self.now(), real_now=self.real_now(), limit=BATCH)

    def _send(self, delivery: Delivery) -> None:
        message = self.compose(delivery)
        if message is None:
            with self.database.write() as conn:
                leases.cancel(conn, delivery.id, delivery.fence, "no longer wanted")
        elif self._may_post(delivery):
            self._post(delivery, message)

    def _may_post(self, delivery: Delivery) -> bool:
        """Record the intent, if the lease holds and the channel's turn has come."""
        real_now = self.real_now()
        with self.database.write() as conn:
            if delivery.kind != "answer":
                turn = slots.take(conn, delivery.team, delivery.destination, real_now, self.pace)
                if turn > real_now:
                    leases.retry(conn, delivery.id, delivery.fence, turn, "waits its turn")
                    return False
            return leases.begin(conn, delivery.id, delivery.fence, real_now)

    def _post(self, delivery: Delivery, message: Message) -> None:
        try:
            response = self.clients(delivery.team).chat_postMessage(
                channel=delivery.destination,
                thread_ts=delivery.thread_ts,
                metadata={"event_type": METADATA, "event_payload": {"id": delivery.nonce}},
                unfurl_links=False,
                unfurl_media=False,
                **message.payload(),
            )
        except SlackApiError as error:
            self._refused(delivery, error)
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            self._failed(delivery, error)
        else:
            self._arrived(delivery, message, response["channel"], response["ts"])

    def _arrived(self, delivery: Delivery, message: Message, channel: str, ts: str) -> None:
        with self.database.write() as conn:
            leases.sent(conn, delivery.id, delivery.fence, ts, self.now())
            posted = Posted(delivery.team, channel, ts, message.view, message.page)
            shown.record(conn, posted, delivery.thread_ts, message.shows, self.now())

    def _refused(self, delivery: Delivery, error: SlackApiError) -> None:
        """An answer came. If it is a code of Slack's it is certain, but for its own failures."""
        status, reason = error.response.status_code, str(error.response.get("error"))
        _log.warning("delivery %s was refused: %s", delivery.id, reason)
        row, fence = delivery.id, delivery.fence
        with self.database.write() as conn:
            if status == 429:
                wait = timedelta(seconds=int(error.response.headers.get("Retry-After", 30)))
                leases.retry(conn, row, fence, self.real_now() + wait, "rate limited")
            elif status >= 500 or reason in _PERHAPS_SENT or not reason.isidentifier():
                leases.unclear(conn, row, fence, reason, self.real_now() + leases.QUIET)
            elif leases.park(conn, row, fence, reason) and "for" in delivery.payload:
                outbox.plan(conn, [self._notice(delivery, reason)])

    def _failed(self, delivery: Delivery, error: Exception) -> None:
        """No answer came that can be read: only a refused connection means that nothing left."""
        reason = type(getattr(error, "reason", error)).__name__
        _log.warning("delivery %s has no answer: %s", delivery.id, reason)
        row, fence, real_now = delivery.id, delivery.fence, self.real_now()
        with self.database.write() as conn:
            if reason in ("ConnectionRefusedError", "gaierror"):
                leases.retry(conn, row, fence, real_now + RECONNECT, reason)
            else:
                leases.unclear(conn, row, fence, reason, real_now + leases.QUIET)

    def _notice(self, delivery: Delivery, reason: str) -> Planned:
        """Whoever waits for a post that cannot be made is told so, by direct message."""
        message = answer(Undelivered(delivery.destination, reason))
        return Planned(
            team=delivery.team,
            destination=str(delivery.payload["for"]),
            kind="notice",
            subject=f"parked {delivery.destination}",
            subject_date=self.now().date(),  # once a day, however many posts wait
            due_at=self.now(),
            payload=message.to_store(),
        )
