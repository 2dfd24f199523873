"""What overwrites whole rows: no column is forgotten in silence."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Connection, MetaData, String, Table, select
from sqlalchemy.exc import StatementError

from storage.kit.upsert import upsert

_NOTE = Table(
    "note",
    MetaData(),
    Column("team", String, primary_key=True),
    Column("text", String),
    Column("colour", String),
    Column("first", String),
)
_PUT = upsert(_NOTE, keep=["first"])


def _put(connection: Connection, **row: str | None) -> list[tuple[str | None, ...]]:
    """Put a row; all rows then."""
    connection.execute(_PUT[connection.dialect.name], row)
    return [tuple(each) for each in connection.execute(select(_NOTE))]


def test_every_column_is_overwritten_but_those_to_keep(writing: Connection) -> None:
    """With NULL, too, where that is said; what is kept need not be given again."""
    _NOTE.create(writing)
    assert _put(writing, team="T1", text="a", colour="red", first="a") == [("T1", "a", "red", "a")]
    assert _put(writing, team="T1", text="b", colour=None, first="b") == [("T1", "b", None, "a")]
    assert _put(writing, team="T1", text="c", colour="red") == [("T1", "c", "red", "a")]


def test_a_row_that_leaves_a_column_out_is_refused(writing: Connection) -> None:
    """Such as one that was added to the table alone: it would be lost by the next change."""
    _NOTE.create(writing)
    with pytest.raises(StatementError, match="'colour'"), writing.begin_nested():
        _put(writing, team="T1", text="a")


def test_only_a_column_that_is_there_is_kept() -> None:
    """A slip of the pen would have it overwritten."""
    with pytest.raises(ValueError, match="note has no column frist to keep"):
        upsert(_NOTE, keep=["frist"])
