"""Which messages of the bot show which deliverables, and which are out of date.

So a bare reply finds what its thread is about, and what was posted stays true: a change counts
up the version of the messages that show it, and whoever is free draws the newest version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Update,
    bindparam,
    delete,
    func,
    insert,
    null,
    select,
    update,
)

from bot.domain.state import Posted
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import upsert

# The messages of a channel that are kept up to date: the newest ones.
NEWEST = 20
# How long a message is one sender's to draw, in real time.
BUSY = timedelta(seconds=30)

_shown = tables.table(tables.messages.Shown)
_item = tables.table(tables.messages.ShownDeliverable)
_KEY = ("team", "channel", "ts")
_message = [_shown.c[name] == bindparam(f"of_{name}") for name in _KEY]
_RECORD = upsert(_shown, keep=["version", "drawn", "busy_until"])
_CLEAR = delete(_item).where(*(_item.c[name] == bindparam(f"of_{name}") for name in _KEY))
_thread = (
    _shown.c.team == bindparam("team"),
    _shown.c.channel == bindparam("channel"),
    _shown.c.thread == bindparam("thread"),
)
_same = [_item.c[name] == _shown.c[name] for name in _KEY]
_IN_THREAD = (
    select(_item.c.deliverable)
    .where(
        _item.c.team == bindparam("team"),
        _item.c.channel == bindparam("channel"),
        # Slack's timestamps are of one length: as text they sort as the numbers they are.
        _item.c.ts
        == select(func.max(_shown.c.ts))
        .where(*_thread)
        .where(select(_item).where(*_same).exists())
        .scalar_subquery(),
    )
    .order_by(_item.c.place)
)


def _touching(messages: FromClause, *those: ColumnElement[bool]) -> Update:
    """Count up the newest of each channel among the `messages` for which `those` hold."""
    ranked = (
        select(
            messages.c.channel,
            messages.c.ts,
            func.row_number()
            .over(partition_by=messages.c.channel, order_by=messages.c.ts.desc())
            .label("n"),
        )
        .where(messages.c.team == bindparam("of_team"), *those)
        .subquery()
    )
    return (
        update(_shown)
        .where(
            _shown.c.team == bindparam("of_team"),
            _shown.c.view != "",
            select(ranked.c.ts)
            .where(ranked.c.channel == _shown.c.channel, ranked.c.ts == _shown.c.ts)
            .where(ranked.c.n <= NEWEST)
            .exists(),
        )
        .values(version=_shown.c.version + 1)
    )


_TOUCH = _touching(_item, _item.c.deliverable == bindparam("of_deliverable"))
_viewed = _shown.alias()
_TOUCH_NAMING = _touching(_viewed, (" " + _viewed.c.view + " ").contains(bindparam("of_word")))
_TOUCH_VIEW = (
    update(_shown)
    .where(
        _shown.c.team == bindparam("of_team"),
        _shown.c.channel == bindparam("of_channel"),
        _shown.c.view == bindparam("of_view"),
    )
    .values(version=_shown.c.version + 1)
)
# The views of boards that are kept true, however old they are, and of those that gave way.
_KEPT_BOARDS = ("pinboard offered", "pinboard pinned")
_MOVED_BOARD = "pinboard moved"
BOARDS = (*_KEPT_BOARDS, _MOVED_BOARD)
_is_board = _shown.c.view.in_(_KEPT_BOARDS)
_of_team = _shown.c.team == bindparam("of_team")
_here = _shown.c.channel == bindparam("of_channel")
_TOUCH_BOARDS = update(_shown).where(_of_team, _is_board).values(version=_shown.c.version + 1)
_MOVE_BOARDS = (
    update(_shown)
    .where(_of_team, _here, _is_board)
    .values(view=_MOVED_BOARD, version=_shown.c.version + 1)
)
_MARK_BOARD = (
    update(_shown)
    .where(_of_team, _here, _shown.c.ts == bindparam("of_ts"), _is_board)
    .values(view=bindparam("to_view"), version=_shown.c.version + 1)
)
_A_BOARD = select(_shown.c.ts).where(_shown.c.team == bindparam("team"), _is_board).limit(1)
_stale = (
    select(*(_shown.c[name] for name in _KEY))
    .where(_shown.c.version > _shown.c.drawn)
    .where(_shown.c.busy_until.is_(None) | (_shown.c.busy_until <= bindparam("real_now")))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte("stale")
)
_TAKE = (
    update(_shown)
    .where(*(_shown.c[name] == _stale.c[name] for name in _KEY))
    .values(busy_until=bindparam("until"))
    .returning(*columns_of(Posted, _shown))
)
_DRAWN = update(_shown).where(*_message).values(drawn=bindparam("of_version"), busy_until=null())
_PUT_OFF = update(_shown).where(*_message).values(busy_until=bindparam("until"))
_GIVE_UP = (
    update(_shown).where(*_message).values(view="", drawn=_shown.c.version, busy_until=null())
)


@dataclass(frozen=True, slots=True)
class News:
    """A message that was posted or edited; one that `is_stale` is drawn again, if it ever is."""

    posted: Posted
    thread_ts: str | None
    deliverables: Sequence[str]
    is_stale: bool = False

    @property
    def drawn(self) -> int:
        """The version that Slack has."""
        behind = self.is_stale and bool(self.posted.view)
        return self.posted.version - behind


def record(
    connection: Connection,
    posted: Posted,
    thread_ts: str | None,
    deliverables: Sequence[str],
    at: datetime,
    *,
    is_stale: bool = False,
) -> None:
    """Record a message of the bot, and what it shows; once more after an edit.

    If it `is_stale` it is drawn again, unless it is one that never changes.
    """
    record_all(connection, [News(posted, thread_ts, deliverables, is_stale)], at)


def record_all(connection: Connection, news: Sequence[News], at: datetime) -> None:
    """The same of several messages, in three statements."""
    if not news:
        return
    rows = [
        values_of(each.posted)
        | {"thread": each.thread_ts or each.posted.ts, "drawn": each.drawn, "at": at}
        for each in news
    ]
    connection.execute(_RECORD[connection.dialect.name], rows)
    connection.execute(_CLEAR, [_of(each.posted) for each in news])
    items = [
        {**{name: row[name] for name in _KEY}, "deliverable": id, "place": place}
        for row, each in zip(rows, news, strict=True)
        for place, id in enumerate(each.deliverables)
    ]
    if items:
        connection.execute(insert(_item), items)


def in_thread(connection: Connection, team: str, channel: str, thread_ts: str) -> tuple[str, ...]:
    """The deliverables of the newest message of the bot that shows any, the root included."""
    place = {"team": team, "channel": channel, "thread": thread_ts}
    return tuple(connection.execute(_IN_THREAD, place).scalars())


def touch(connection: Connection, team: str, deliverable: str) -> None:
    """A deliverable has changed: the newest messages of each channel that show it are stale."""
    connection.execute(_TOUCH, {"of_team": team, "of_deliverable": deliverable})


def touch_view(connection: Connection, team: str, channel: str, view: str) -> None:
    """The answer to `view` has changed: what shows it in a channel is stale."""
    place = {"of_team": team, "of_channel": channel, "of_view": view}
    connection.execute(_TOUCH_VIEW, place)


def touch_naming(connection: Connection, team: str, words: Sequence[str]) -> None:
    """What `words` stand for has changed: what shows a view with one of them in it is stale.

    As with deliverables, the newest messages of each channel. A word has neither % nor _ in it.
    """
    rows = [{"of_team": team, "of_word": f" {word} "} for word in words]
    connection.execute(_TOUCH_NAMING, rows)


def touch_boards(connection: Connection, team: str) -> None:
    """Something has changed, or a day: every board of the workspace is stale."""
    connection.execute(_TOUCH_BOARDS, {"of_team": team})


def move_boards(connection: Connection, team: str, channel: str) -> bool:
    """The boards of a channel give way to a new one, and say so; whether there were any."""
    place = {"of_team": team, "of_channel": channel}
    return connection.execute(_MOVE_BOARDS, place).rowcount > 0


def mark_board(connection: Connection, team: str, channel: str, ts: str, *, pinned: bool) -> None:
    """A board is pinned, or is not: it is drawn with what it offers then."""
    view = _KEPT_BOARDS[pinned]
    place = {"of_team": team, "of_channel": channel, "of_ts": ts}
    connection.execute(_MARK_BOARD, {**place, "to_view": view})


def has_boards(connection: Connection, team: str) -> bool:
    """Whether a board of the workspace is kept true."""
    return connection.execute(_A_BOARD, {"team": team}).first() is not None


def take_stale(connection: Connection, real_now: datetime, limit: int) -> list[Posted]:
    """Take messages that are out of date; for a while nobody else is given them."""
    values = {"real_now": real_now, "at_most": limit, "until": real_now + BUSY}
    return [Posted(*row) for row in connection.execute(_TAKE, values)]


def drawn(connection: Connection, posted: Posted) -> None:
    """Slack has the version that was taken; a later one keeps the message stale."""
    connection.execute(_DRAWN, {**_of(posted), "of_version": posted.version})


def put_off(connection: Connection, posted: Posted, until: datetime) -> None:
    """Slack does not take it now: nobody draws the message before the real time `until`."""
    connection.execute(_PUT_OFF, {**_of(posted), "until": until})


def give_up(connection: Connection, posted: Posted) -> None:
    """Slack will never take it: the message is gone, or nobody's to change any more."""
    connection.execute(_GIVE_UP, _of(posted))


def _of(posted: Posted) -> dict[str, str]:
    return {"of_team": posted.team, "of_channel": posted.channel, "of_ts": posted.ts}
