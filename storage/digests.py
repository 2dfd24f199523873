"""Which channels get a digest, how often and when."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.state import Digest
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import upsert

_digest = tables.table(tables.channels.Digest)
_here = (_digest.c.team == bindparam("team"), _digest.c.channel == bindparam("channel"))
_OF_TEAM = select(*columns_of(Digest, _digest)).where(_here[0]).order_by(_digest.c.channel)
_OF_CHANNEL = _OF_TEAM.where(_here[1])
_PUT = upsert(_digest)
_REMOVE = delete(_digest).where(*_here)
_TEAMS = select(_digest.c.team).distinct()


def teams(connection: Connection) -> set[str]:
    """The workspaces in which a channel gets a digest."""
    return set(connection.execute(_TEAMS).scalars())


def of_team(connection: Connection, team: str) -> list[Digest]:
    """A workspace's digests, by channel."""
    return [Digest(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def of_channel(connection: Connection, team: str, channel: str) -> Digest | None:
    """A channel's digest, if it gets one."""
    row = connection.execute(_OF_CHANNEL, {"team": team, "channel": channel}).one_or_none()
    return None if row is None else Digest(*row)


def put(connection: Connection, digest: Digest) -> None:
    """Record a channel's digest in place of any other that it had."""
    connection.execute(_PUT[connection.dialect.name], values_of(digest))


def remove(connection: Connection, team: str, channel: str) -> bool:
    """End a channel's digest; False if it had none."""
    return connection.execute(_REMOVE, {"team": team, "channel": channel}).rowcount == 1
