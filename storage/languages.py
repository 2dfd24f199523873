"""The languages that people and channels have chosen to be spoken to in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from storage import tables
from storage.kit.upsert import upsert

_language = tables.table(tables.people.Language)
_team = _language.c.team == bindparam("team")
OF_TEAM = select(_language.c.place, _language.c.language).where(_team)
_PUT = upsert(_language)
_REMOVE = delete(_language).where(_team, _language.c.place == bindparam("place"))


def of_team(connection: Connection, team: str) -> dict[str, str]:
    """What was chosen in a workspace, by the id of the person or channel: "ja", "both"."""
    return {row.place: row.language for row in connection.execute(OF_TEAM, {"team": team})}


def put(
    connection: Connection, team: str, place: str, language: str, by: str, at: datetime
) -> None:
    """Speak a language with a person, or in a channel, from now on."""
    row = {"team": team, "place": place, "language": language, "by": by, "at": at}
    connection.execute(_PUT[connection.dialect.name], row)


def remove(connection: Connection, team: str, place: str) -> None:
    """Speak no chosen language there any more."""
    connection.execute(_REMOVE, {"team": team, "place": place})
