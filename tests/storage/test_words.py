"""Every word of every enumeration can be stored: a new one asks for no change of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Enum, select, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from bot.domain.outbox import DeliveryKind, DeliveryState
from bot.domain.sides import SEATS, Side
from storage.kit.types import Kind
from tests.attack.rows import fill
from tests.storage.samples import NOW, TEAM

# Only these sides have seats, and what goes with them: the database minds that rule as well.
_OF_SEATS = {
    "seat",
    "standing",
    "evidence",
    "coworker",
    "coordinator",
    "admission",
    "proposal",
    "ask",
    "renewal",
}
_COLUMNS = [
    column
    for table in SQLModel.metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, Enum | Kind)
]


@pytest.fixture
def filled(writing: Connection) -> Connection:
    """One row in every table."""
    fill(writing, TEAM, "mark")
    return writing


@pytest.mark.parametrize("column", _COLUMNS, ids=str)
def test_every_word_is_stored(filled: Connection, column: Column[Any]) -> None:
    """On either database, and read back as it was."""
    refused = []
    for word in _words(column):
        attempt = filled.begin_nested()
        try:
            filled.execute(update(column.table).values({column.name: word, **_beside(word)}))
            assert filled.execute(select(column)).scalar_one() is word
        except DBAPIError as error:
            refused.append(f"{word.value} ({error.orig})")
        attempt.rollback()
    assert not refused, f"no migration lets {column} hold this yet: {refused}"


def _words(column: Column[Any]) -> Sequence[StrEnum]:
    if isinstance(column.type, Kind):
        return list(DeliveryKind)
    words: type[StrEnum] = column.type.enum_class  # type: ignore[attr-defined]
    return SEATS if words is Side and column.table.name in _OF_SEATS else list(words)


def _beside(word: StrEnum) -> dict[str, object]:
    """What else a delivery in a state must hold, and must not."""
    if not isinstance(word, DeliveryState):
        return {}
    is_sent = word is DeliveryState.SENT
    is_leased = word in (DeliveryState.LEASED, DeliveryState.SENDING)
    return {
        "ts": "1714546800.000100" if is_sent else None,
        "sent_at": NOW if is_sent else None,
        "leased_until": NOW if is_leased else None,
    }
