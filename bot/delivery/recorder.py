"""Recording what became of posts, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.delivery.posting import Made, Posting, take_back
from bot.domain.outbox import Delivery, DeliveryKind, Planned
from bot.domain.outcomes.subscriptions import Undelivered
from bot.domain.state import Posted
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.slack.errors import Trouble, Verdict
from storage import outbox, plans, shown, slots, workspaces
from storage.engine import Database
from storage.outbox import results, unconfirmed

# What was parked is tried again: that the bot is back in a channel may have been missed.
PARKED = timedelta(hours=1)

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Recorder:
    """Takes down results; the collaborators, `quiet` and `locale` are the Sender's."""

    database: Database
    clients: Callable[[str], WebClient]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    quiet: timedelta
    locale: Callable[[str, str], str]

    def record(self, results: Sequence[Made]) -> None:
        """Take down results in one transaction, then delete the posts that are one too many."""
        teams = {made.posting.delivery.team for made in results}
        spare, news = [], []
        # Before the transaction: Slack may be asked for the language of whoever is told.
        notices = {
            m.posting.delivery.id: self._notice(m.posting.delivery, m.result)
            for m in results
            if isinstance(m.result, Trouble)
        }
        with self.database.write() as conn:
            versions = workspaces.versions(conn, teams)
            plans.forget(conn, {m.posting.delivery.team for m in results if _has_sequel(m)})
            counting = self._sent(conn, results)
            # In one order, that no two who block the same channels wait for each other.
            for made in sorted(results, key=lambda made: made.posting.delivery.place):
                delivery = made.posting.delivery
                if isinstance(made.result, Trouble):
                    self._failed(conn, delivery, made.result, notices[delivery.id])
                elif counting.get(delivery.id) == made.result.ts:
                    news.append(_news(made.posting, made.result, versions))
                    kind, team = delivery.kind, delivery.team
                    _log.info("delivery_sent", row=delivery.id, kind=kind, team=team)
                else:  # it was found, or sent by another, in the meantime
                    spare.append((delivery, made.result))
            shown.record_all(conn, news, self.now())
        for delivery, posted in spare:
            self._take_back(delivery, posted)

    def _sent(self, conn: Connection, made: Sequence[Made]) -> dict[int, str | None]:
        """Record what Slack has; the posts that count, by row."""
        posts = [
            (each.posting.delivery, each.result.ts)
            for each in made
            if isinstance(each.result, Posted)
        ]
        return results.sent_all(conn, posts, self.now(), self.real_now() + self.quiet)

    def _failed(
        self, conn: Connection, delivery: Delivery, failure: Trouble, notice: Planned | None
    ) -> None:
        """Record what was not sent; whoever waits for it is told by `notice`, if it is parked."""
        _log.warning("delivery_not_sent", row=delivery.id, error=failure.reason)
        reason = failure.reason
        real_now = self.real_now()
        until = real_now + failure.pause(delivery.attempts)
        if failure.verdict in (Verdict.LIMITED, Verdict.UNREACHED):
            # The place waits with it: what is due later is not to come before it.
            slots.block(conn, delivery.team, delivery.destination, until)
            results.retry(conn, delivery, until, reason)
        elif failure.verdict is Verdict.REFUSED:
            parked = results.park(conn, delivery, reason, real_now + PARKED)
            if parked and notice:
                outbox.plan(conn, [notice])
        elif not results.unclear(conn, delivery, reason, real_now + self.quiet):
            unconfirmed.suspect(conn, delivery, real_now + self.quiet)

    def _take_back(self, delivery: Delivery, posted: Posted) -> None:
        client = self.clients(delivery.team)
        if not take_back(self.database, client, delivery.id, posted.channel, posted.ts):
            with self.database.write() as conn:
                unconfirmed.suspect(conn, delivery, self.real_now())

    def _notice(self, delivery: Delivery, failure: Trouble) -> Planned | None:
        """Tells whoever waits for a refused post, by direct message; None where nobody does."""
        reader = delivery.payload.get("for")
        if reader is None or failure.verdict is not Verdict.REFUSED:
            return None
        outcome = Undelivered(delivery.destination, failure.reason)
        message = worded(self.locale(delivery.team, reader), lambda: answer(outcome))
        return Planned(
            team=delivery.team,
            destination=reader,
            kind=DeliveryKind.NOTICE,
            subject=f"parked {delivery.destination}",
            # once for all that was due that day, however often it is tried again
            subject_date=delivery.due_at.date(),
            due_at=self.now(),
            payload=message.to_store(),
        )


def _news(posting: Posting, posted: Posted, versions: dict[str, int]) -> shown.News:
    """What was changed while a message was on its way has it drawn again."""
    delivery, shows = posting.delivery, posting.message.shows
    is_stale = versions.get(delivery.team, 0) != posting.version
    return shown.News(posted, delivery.thread_ts, shows, is_stale)


def _has_sequel(made: Made) -> bool:
    """Whether something is to be planned since it was posted."""
    return made.posting.delivery.has_sequel and isinstance(made.result, Posted)
