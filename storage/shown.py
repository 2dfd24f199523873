"""Which messages of the bot show which deliverables, so that a bare reply finds its subject."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from storage.tables import Shown, table
from storage.upsert import upsert

_shown = table(Shown)
_thread = (
    _shown.c.team == bindparam("team"),
    _shown.c.channel == bindparam("channel"),
    _shown.c.thread == bindparam("thread"),
)
_RECORD = upsert(_shown, ["thread", "deliverables", "at"], [_shown.c.ts])
_IS_OURS = select(_shown.c.ts).where(*_thread).limit(1)
_IN_THREAD = (
    select(_shown.c.deliverables)
    .where(*_thread, func.json_array_length(_shown.c.deliverables) > 0)
    # Slack's timestamps are of one length: as text they sort as the numbers they are.
    .order_by(_shown.c.ts.desc())
    .limit(1)
)


def record(
    connection: Connection,
    team: str,
    channel: str,
    ts: str,
    thread_ts: str | None,
    deliverables: Sequence[str],
    at: datetime,
) -> None:
    """Record what a message of the bot shows; once more after an edit, with what it shows now."""
    row = {
        "team": team,
        "channel": channel,
        "ts": ts,
        "thread": thread_ts or ts,
        "deliverables": list(deliverables),
        "at": at,
    }
    connection.execute(_RECORD[connection.dialect.name], row)


def in_thread(connection: Connection, team: str, channel: str, thread_ts: str) -> tuple[str, ...]:
    """The deliverables of the newest message of the bot that shows any, the root included."""
    place = {"team": team, "channel": channel, "thread": thread_ts}
    return tuple(connection.execute(_IN_THREAD, place).scalar() or ())


def is_ours(connection: Connection, team: str, channel: str, thread_ts: str) -> bool:
    """Whether the bot has written in this thread, or opened it."""
    place = {"team": team, "channel": channel, "thread": thread_ts}
    return connection.execute(_IS_OURS, place).first() is not None
