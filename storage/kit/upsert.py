"""Inserts that mind what is there already: the one place where the dialects' words differ.

Each helper builds its statement once a dialect: `execute(STATEMENT[connection.dialect.name], …)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from storage.engine import POSTGRESQL, SQLITE

ByDialect = dict[str, Executable]
Columns = Sequence[Column[Any]]
Excluded = ReadOnlyColumnCollection[str, Any]

_INSERTS: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    SQLITE: sqlite.insert,
    POSTGRESQL: postgresql.insert,
}


def insert_new(into: Table, returning: Columns) -> ByDialect:
    """Insert the rows that conflict with none; returns the given columns of those alone."""
    return {
        dialect: insert(into).on_conflict_do_nothing().returning(*returning)
        for dialect, insert in _INSERTS.items()
    }


def upsert(
    into: Table,
    change: Sequence[str],
    returning: Columns,
    *,
    key: Columns | None = None,
    where: Callable[[Excluded], ColumnElement[bool]] | None = None,
    set_: Mapping[str, ColumnElement[Any]] | None = None,
) -> ByDialect:
    """Insert a row, or take its columns `change` over into the row that is there already.

    Args:
        into: The table.
        change: The names of the columns to overwrite.
        returning: The columns to return of each row that was inserted or changed.
        key: The columns of the UNIQUE constraint to mind; the primary key unless given.
        where: Overwrite only where this holds; it is given the columns of the new row.
        set_: What else becomes of the row that is there, by the names of its columns.
    """
    statements: ByDialect = {}
    for dialect, insert in _INSERTS.items():
        new = insert(into)
        statements[dialect] = new.on_conflict_do_update(
            index_elements=key or into.primary_key.columns,
            set_={name: new.excluded[name] for name in change} | dict(set_ or {}),
            where=where and where(new.excluded),
        ).returning(*returning)
    return statements
