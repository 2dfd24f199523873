"""Rows for tables of whatever revision: two of each kind, one bare and one with all it may hold."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Column, Connection, MetaData, Row, Table, insert, select

from tests.slack.knocking import CHANNEL, MARLIES, TEAM

NOW = datetime(2024, 4, 30, 7, 0, tzinfo=UTC)
NAME = "Marlies Janssens"
_WHEN = {"edtf": "2025", "words": "in 2025", "earliest": "2025-01-01", "latest": "2025-12-31"}

# By the column's name, where its type alone does not say what makes sense.
_WORDS: dict[str, Any] = {
    "user": MARLIES,
    "holder": MARLIES,
    "reader": MARLIES,
    "by": MARLIES,
    "name": NAME,
    "channel": CHANNEL,
    "deliverable": "AI-2",
    "subject": "AI-2",
    "what": "claim",
    "source": "command",
    "status": "in progress",
    "outcome": "open",
    "rhythm": "weekly",
    "zone": "Europe/Brussels",
    "link": "https://example.org/report",
    "when": _WHEN,
    "due": _WHEN,
    "lead_days": [30, 7, 1],
    "topics": ["AI"],
    "sentences": ["8.1"],
    "payload": {"deliverables": ["AI-2"]},
    "version": 3,
    "drawn": 3,
    "ts": "1714460400.000100",
    "thread": "1714460400.000100",
    "view": "show AI-2",
    "token": "gAAAA sealed",
    "refresh_token": "gAAAA sealed as well",
}
_TYPES: dict[type, Any] = {
    str: "text",
    int: 7,
    bool: True,
    datetime: NOW,
    date: NOW.date(),
    time: time(9),
}
# What may not stand together with the rest.
_FULL: dict[str, dict[str, Any]] = {
    "standing": {"milestone": None},
    "outbox": {"state": "sent", "leased_until": None},
    "publication": {"revision": 1},
}
_BARE: dict[str, dict[str, Any]] = {"outbox": {"state": "planned"}, "publication": {"revision": 1}}
_ids = itertools.count(8)  # of `origin`, whose rows alone the database does not count

Rows = dict[str, list[Row[Any]]]


def fill(connection: Connection, metadata: MetaData, team: str = TEAM) -> None:
    """Add two rows to every table: a workspace's with all its columns, another one's without."""
    for table in metadata.sorted_tables:
        full = _row(table, team, [*table.c]) | _FULL.get(table.name, {})
        bare = _row(table, f"{team}-other", [col for col in table.c if not col.nullable])
        bare |= _BARE.get(table.name, {})
        for row in (full, bare):
            counted = {"id": next(_ids)} if table.name == "origin" else {}
            connection.execute(insert(table), [row | counted])


def read(connection: Connection, metadata: MetaData) -> Rows:
    """All rows of these tables, and of each the columns that are known here."""
    return {
        table.name: list(connection.execute(select(table).order_by(*table.primary_key)))
        for table in metadata.sorted_tables
    }


def _row(table: Table, team: str, columns: list[Column[Any]]) -> dict[str, Any]:
    return {
        column.name: _value(table, team, column)
        for column in columns
        # The database counts these itself.
        if not (column.name == "id" and column.type.python_type is int)
    }


def _value(table: Table, team: str, column: Column[Any]) -> Any:
    fingerprint = sha256(team.encode()).hexdigest()
    own = {"team": team, "side": "eu", "key": fingerprint, "digest": fingerprint}
    if column.name in own:
        return own[column.name]
    if "team" not in table.c and column.primary_key:
        return fingerprint
    if column.name in _WORDS:
        return _WORDS[column.name]
    return ["AI-2"] if isinstance(column.type, JSON) else _TYPES[column.type.python_type]
