"""What is cleared once nobody needs it, and what stays."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, func, select, update

from bot.domain.outbox import DeliveryKind, DeliveryState
from bot.domain.state import Posted
from storage import outbox, retention, seen, shown
from storage.shown import NEWEST
from storage.tables import table
from storage.tables.internal import Seen
from storage.tables.messages import Outbox, Shown, ShownDeliverable
from tests.storage.samples import NOW, TEAM, planned

_outbox = table(Outbox)
DAY = timedelta(days=1)
KINDS = [kind for kind in DeliveryKind if kind is not DeliveryKind.UNKNOWN]


def _left(connection: Connection) -> set[str]:
    return set(connection.execute(select(_outbox.c.kind)).scalars())


def test_answers_go_before_what_is_planned_by_days(writing: Connection) -> None:
    """What could be planned again keeps its key, and a digest says where the next one begins."""
    outbox.plan(writing, [planned("A-1", kind=kind, due_at=NOW) for kind in KINDS])
    sent = {"state": DeliveryState.SENT, "ts": "1.1", "sent_at": NOW, "attempts": 1}
    writing.execute(update(_outbox).values(**sent))
    once = {DeliveryKind.ANSWER, DeliveryKind.NOTICE, DeliveryKind.TOLD}
    assert retention.clear(writing, NOW + 30 * DAY) == 0
    assert retention.clear(writing, NOW + 32 * DAY) == 3
    assert _left(writing) == set(KINDS) - once
    assert retention.clear(writing, NOW + 1000 * DAY) == 1
    assert _left(writing) == set(KINDS) - once - {DeliveryKind.NUDGE}


def test_an_old_digest_goes_once_there_is_a_newer_one(writing: Connection) -> None:
    """The next one tells what changed since the newest."""
    days = [NOW, NOW + 7 * DAY]
    rows = [planned(str(day), kind=DeliveryKind.DIGEST, due_at=day) for day in days]
    outbox.plan(writing, rows)
    sent = {"state": DeliveryState.SENT, "ts": "1.1", "sent_at": NOW, "attempts": 1}
    writing.execute(update(_outbox).values(**sent))
    assert retention.clear(writing, NOW + 1000 * DAY) == 1
    assert outbox.last_due(writing, TEAM, DeliveryKind.DIGEST, "C1") == days[1]


def test_what_is_not_settled_stays(writing: Connection) -> None:
    """However old it is."""
    outbox.plan(writing, [planned("A-1", kind=DeliveryKind.ANSWER)])
    assert retention.clear(writing, NOW + 1000 * DAY) == 0


def test_the_newest_messages_of_a_channel_stay(writing: Connection) -> None:
    """They are kept up to date; of the others a thread is no longer understood after a while."""
    for number in range(NEWEST + 5):
        posted = Posted(TEAM, "C1", f"17145468{number:02}.000100", "show AI-2", 1, 1, None)
        shown.record(writing, posted, None, ["AI-2"], NOW)
    assert retention.clear(writing, NOW + 89 * DAY) == 0
    assert retention.clear(writing, NOW + 91 * DAY) == 5
    assert retention.clear(writing, NOW + 91 * DAY) == 0
    for model in (Shown, ShownDeliverable):
        left = select(func.count()).select_from(table(model))
        assert writing.execute(left).scalar() == NEWEST


def test_what_was_handled_is_forgotten_in_steps(writing: Connection) -> None:
    """Slack's retries end within the hour: older keys only take room."""
    for number in range(retention.STEP + 1):
        seen.first(writing, TEAM, f"Ev{number}", NOW)
    seen.first(writing, TEAM, "later", NOW + 5 * DAY)
    assert retention.clear(writing, NOW + 31 * DAY) == retention.STEP
    assert retention.clear(writing, NOW + 31 * DAY) == 1
    assert not seen.first(writing, TEAM, "later", NOW)
    assert writing.execute(select(func.count()).select_from(table(Seen))).scalar() == 1
