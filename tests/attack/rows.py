"""Rows in every table there is, whichever that may be, with a mark in all that is free text."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Table, TypeDecorator, insert, select

from bot.domain.outbox import DeliveryState
from bot.domain.statement import When
from storage.tables import table
from storage.tables.installations import Workspace

NOW = datetime(2024, 4, 30, 7, tzinfo=UTC)
# Whoever stands in these is on the way out.
LEAVING = ("departure", "purge")
TABLES = [each for each in table(Workspace).metadata.sorted_tables if "team" in each.c]

# By the column's name, where its type alone does not say what makes sense.
_SENSE: dict[str, Any] = {
    "deliverable": "AI-2",
    "deliverables": ["AI-2"],
    "subject": "AI-2",
    "side": "eu",
    "status": "in progress",
    "outcome": "open",
    "rhythm": "weekly",
    "zone": "Europe/Brussels",
    "language": "en",
    "locale": "en-GB",
    "statement": "2024-04-30-brussels",
    "lead_days": [30, 7, 1],
    "usual_days": None,
    "topics": ["AI"],
    "sentences": ["8.1"],
    "state": DeliveryState.SENT,
    "not_before": None,
    "leased_until": None,
    "look_at": None,
    "version": 1,
    "drawn": 1,
    "accepted": None,
    "decided_by": None,
    "refresh_token": None,
    "expires_at": None,
}
_TYPES: dict[type, Any] = {
    bool: False,
    int: 1,
    datetime: NOW,
    date: NOW.date(),
    time: time(9),
}


def fill(connection: Connection, team: str, mark: str) -> None:
    """Put a row of a workspace that is there to stay into every table."""
    for each in TABLES:
        if each.name not in LEAVING:
            connection.execute(insert(each), _row(each, team, mark))


def snapshot(connection: Connection, without: frozenset[str]) -> dict[str, list[Any]]:
    """All that is kept, by table."""
    kept = [each for each in TABLES if each.name not in without]
    return {each.name: sorted(map(repr, connection.execute(select(each)))) for each in kept}


def _row(each: Table, team: str, mark: str) -> dict[str, Any]:
    columns = [column for column in each.c if not _counted(column)]
    return {column.name: _value(column, team, mark) for column in columns}


def _counted(column: Column[Any]) -> bool:
    """Whether the database numbers the rows by itself."""
    return column.name == "id" and _kind(column) is int


def _value(column: Column[Any], team: str, mark: str) -> Any:
    own = _own(team, mark)
    # A standing is due by a date or before a meeting, not both.
    if column.table.name == "standing" and column.name == "milestone":
        return None
    if column.name in own:
        return own[column.name]
    if issubclass(_kind(column), dict):
        return [mark]
    return _TYPES.get(_kind(column), f"{mark}{column.name}")


def _own(team: str, mark: str) -> dict[str, Any]:
    """What is another for each workspace, by the column's name, and `_SENSE`."""
    when = When(
        edtf="2025",
        words=f"in 2025 {mark}",
        earliest=date(2025, 1, 1),
        latest=date(2025, 12, 31),
    )
    return _SENSE | {
        "team": team,
        "id": "M-1",
        "token": f"gAAAAA{mark}",  # as it would be sealed
        "digest": sha256(mark.encode()).hexdigest(),
        "payload": {"view": f"show AI-2 {mark}"},
        "when": when,
        "due": when,
    }


def _kind(column: Column[Any]) -> type[Any]:
    """What a column holds, seen through what the bot does with it on its way in and out."""
    kind = column.type
    return (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type
