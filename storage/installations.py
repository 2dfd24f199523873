"""Where the app is installed: the bot's identity there, and its tokens, sealed.

The tables are our own, not slack_sdk's: its store begins transactions by itself, so that a token
could not be deleted together with what else must happen then, nor be renewed by one at a time;
it keeps each token several times, in columns that are too short for sealed ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, null, or_, select, update

from bot.domain.installations import Installation
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.sealing import Keyring
from storage.kit.upsert import upsert

_installation = tables.table(tables.installations.Installation)
_membership = tables.table(tables.installations.Membership)
_columns = columns_of(Installation, _installation)
_PUT = upsert(_installation)
_organisation = (
    select(_membership.c.organisation)
    .where(_membership.c.team == bindparam("team"))
    .scalar_subquery()
)
_serves = or_(_installation.c.team == bindparam("team"), _installation.c.team == _organisation)
_IS_SERVED = select(exists().where(_serves))
_FIND = (
    select(*_columns)
    .where(_serves)
    .order_by(_installation.c.is_organisation)  # the workspace's own comes first
    .limit(1)
)
_ALL = select(*_columns).order_by(_installation.c.team)
_JOIN = upsert(_membership)
_PART = delete(_membership).where(_membership.c.team == bindparam("team"))
_REMOVE = delete(_installation).where(
    _installation.c.team == bindparam("team"), _installation.c.at <= bindparam("until")
)
_EXPIRING = select(_installation.c.team).where(_installation.c.expires_at <= bindparam("by"))
_TAKE = (
    update(_installation)
    .where(_installation.c.team == bindparam("of_team"))
    .where(_installation.c.expires_at <= bindparam("due_by"))
    .where(
        or_(_installation.c.busy_until.is_(None), _installation.c.busy_until <= bindparam("now"))
    )
    .values(busy_until=bindparam("until"))
    .returning(*_columns)
)
_RENEW = (
    update(_installation)
    .where(_installation.c.team == bindparam("of_team"))
    # The time stands for the token, since a sealed one may be sealed anew meanwhile.
    .where(_installation.c.expires_at == bindparam("expired_at"))
    .values(
        token=bindparam("new_token"),
        refresh_token=bindparam("new_refresh_token"),
        expires_at=bindparam("new_expires_at"),
        busy_until=null(),
    )
)
_SEALED = select(_installation.c.team, _installation.c.token, _installation.c.refresh_token)
_RESEAL = (
    update(_installation)
    .where(_installation.c.team == bindparam("of_team"), _installation.c.token == bindparam("was"))
    .values(token=bindparam("new_token"), refresh_token=bindparam("new_refresh_token"))
)


def put(connection: Connection, keyring: Keyring, installation: Installation) -> None:
    """Record that the app is installed, in place of an earlier installation there."""
    sealed = {
        "token": keyring.seal(installation.token),
        "refresh_token": _sealed(keyring, installation.refresh_token),
        "busy_until": None,
    }
    connection.execute(_PUT[connection.dialect.name], values_of(installation) | sealed)


def find(connection: Connection, keyring: Keyring, team: str) -> Installation | None:
    """The installation that serves a workspace: its own, or that of its organisation.

    Raises:
        SealError: The keys do not open its tokens.
    """
    row = connection.execute(_FIND, {"team": team}).first()
    return _opened(keyring, row) if row else None


def is_served(connection: Connection, team: str) -> bool:
    """Whether an installation serves a workspace: its own, or that of its organisation."""
    return bool(connection.execute(_IS_SERVED, {"team": team}).scalar_one())


def every(connection: Connection, keyring: Keyring) -> list[Installation]:
    """All of them, by id. SealError as for `find`."""
    return [_opened(keyring, row) for row in connection.execute(_ALL)]


def join(connection: Connection, team: str, organisation: str) -> None:
    """The installation of an organisation serves a workspace."""
    row = {"team": team, "organisation": organisation}
    connection.execute(_JOIN[connection.dialect.name], row)


def part(connection: Connection, team: str) -> bool:
    """No organisation's installation serves a workspace any more; False if none did."""
    return connection.execute(_PART, {"team": team}).rowcount == 1


def remove(connection: Connection, team: str, until: datetime) -> bool:
    """Delete an installation that was made `until` then; False if there is none.

    Slack may tell late that one has ended: the next one must not end with it.
    """
    return connection.execute(_REMOVE, {"team": team, "until": until}).rowcount == 1


def expiring(connection: Connection, by: datetime) -> Sequence[str]:
    """The ids of those whose token ends by then."""
    return connection.execute(_EXPIRING, {"by": by}).scalars().all()


def take(
    connection: Connection,
    keyring: Keyring,
    team: str,
    *,
    due_by: datetime,
    real_now: datetime,
    until: datetime,
) -> Installation | None:
    """Take an installation to renew its token; nobody else is given it before `until`.

    Args:
        connection: In a transaction; commit it before Slack is asked.
        keyring: What opens its tokens.
        team: The id that the installation goes by.
        due_by: Only if the token ends by then.
        real_now: Real time.
        until: When another may try, in real time.

    Returns:
        The installation; None if it needs no other token, or somebody is getting one.
    """
    values = {"of_team": team, "due_by": due_by, "now": real_now, "until": until}
    row = connection.execute(_TAKE, values).first()
    return _opened(keyring, row) if row else None


def renewed(connection: Connection, keyring: Keyring, was: Installation, new: Installation) -> bool:
    """Keep the tokens of `new` in place of those of `was`, whoever may have it by now.

    Returns:
        False if others took their place meanwhile, or the installation has ended.
    """
    values = {
        "of_team": was.team,
        "expired_at": was.expires_at,
        "new_token": keyring.seal(new.token),
        "new_refresh_token": _sealed(keyring, new.refresh_token),
        "new_expires_at": new.expires_at,
    }
    return connection.execute(_RENEW, values).rowcount == 1


def reseal(connection: Connection, keyring: Keyring) -> int:
    """Seal every token with the first key; returns how many installations had it otherwise."""
    count = 0
    for team, token, refresh_token in connection.execute(_SEALED).all():
        if new := keyring.reseal(token):
            opened = keyring.open(refresh_token) if refresh_token else None
            values = {"new_token": new, "new_refresh_token": _sealed(keyring, opened)}
            count += connection.execute(_RESEAL, {"of_team": team, "was": token, **values}).rowcount
    return count


def _sealed(keyring: Keyring, secret: str | None) -> str | None:
    return keyring.seal(secret) if secret else None


def _opened(keyring: Keyring, row: Row[*tuple[Any, ...]]) -> Installation:
    found = Installation(*row)
    refresh_token = keyring.open(found.refresh_token) if found.refresh_token else None
    return replace(found, token=keyring.open(found.token), refresh_token=refresh_token)
