"""Which channels want to be reminded, when, and of which milestones they do not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from bot.domain.state import LEAD_DAYS, Subscription
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import insert_new, upsert

_subscription = tables.table(tables.channels.Subscription)
_columns = [*columns_of(Subscription, _subscription), _subscription.c.usual_days]
_here = (
    _subscription.c.team == bindparam("team"),
    _subscription.c.channel == bindparam("channel"),
)
_ALL = select(*_columns).order_by(_subscription.c.team, _subscription.c.channel)
_OF_TEAM = _ALL.where(_here[0])
_OF_CHANNEL = _ALL.where(*_here)
_BEGINNINGS = select(_subscription.c.channel, _subscription.c.begun).where(_here[0])
_PUT = upsert(_subscription, keep=["begun"])
_REMOVE = delete(_subscription).where(*_here)

_mute = tables.table(tables.channels.Mute)
_muted = (_mute.c.team == bindparam("team"), _mute.c.channel == bindparam("channel"))
_MUTED = select(_mute.c.channel, _mute.c.milestone).where(_muted[0])
_MUTE = insert_new(_mute, [_mute.c.milestone])
_UNMUTE = delete(_mute).where(*_muted, _mute.c.milestone == bindparam("milestone"))


def all_teams(connection: Connection) -> list[Subscription]:
    """Every subscription there is, by workspace and channel."""
    return [_from_row(row) for row in connection.execute(_ALL)]


def of_team(connection: Connection, team: str) -> list[Subscription]:
    """A workspace's subscriptions, by channel."""
    return [_from_row(row) for row in connection.execute(_OF_TEAM, {"team": team})]


def of_channel(connection: Connection, team: str, channel: str) -> Subscription | None:
    """A channel's subscription, if it has one."""
    row = connection.execute(_OF_CHANNEL, {"team": team, "channel": channel}).one_or_none()
    return None if row is None else _from_row(row)


def put(connection: Connection, subscription: Subscription) -> None:
    """Record a channel's subscription in place of any other that it had.

    Where it is to be reminded as usual, the usual days of now stand in the row as well: the
    version before this one reads no others.
    """
    row = values_of(subscription) | {
        "lead_days": subscription.leads,
        "usual_days": LEAD_DAYS if subscription.lead_days is None else None,
        "begun": subscription.since,
    }
    connection.execute(_PUT[connection.dialect.name], row)


def beginnings(connection: Connection, team: str) -> dict[str, datetime]:
    """Since when each channel of a workspace has been reminded, whatever it chose meanwhile."""
    return {row.channel: row.begun for row in connection.execute(_BEGINNINGS, {"team": team})}


def remove(connection: Connection, team: str, channel: str) -> bool:
    """End a channel's subscription; False if it had none."""
    return connection.execute(_REMOVE, {"team": team, "channel": channel}).rowcount == 1


def muted(connection: Connection, team: str) -> set[tuple[str, str]]:
    """What is muted in a workspace: pairs of a channel and a milestone's id."""
    rows = connection.execute(_MUTED, {"team": team})
    return {(row.channel, row.milestone) for row in rows}


def mute(
    connection: Connection, team: str, channel: str, milestone: str, by: str, at: datetime
) -> bool:
    """Mute a milestone in a channel; False if it is muted there already."""
    row = {"team": team, "channel": channel, "milestone": milestone, "by": by, "at": at}
    return connection.execute(_MUTE[connection.dialect.name], row).first() is not None


def unmute(connection: Connection, team: str, channel: str, milestone: str) -> bool:
    """Unmute a milestone in a channel; False if it was not muted there."""
    place = {"team": team, "channel": channel, "milestone": milestone}
    return connection.execute(_UNMUTE, place).rowcount == 1


def _from_row(row: Row[Any]) -> Subscription:
    values = row._asdict()
    if values.pop("usual_days") == row.lead_days:
        values["lead_days"] = None
    return Subscription(**values)
