"""Inserts that mind what is there already: the one place where the dialects' words differ.

Each helper's statement is built once for the dialect that asks for it:
`execute(STATEMENT[connection.dialect.name], …)`. So nothing is loaded of the other one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Executable, Table, bindparam
from sqlalchemy.sql.base import ReadOnlyColumnCollection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    Insert = sqlite.Insert | postgresql.Insert

Columns = Sequence[Column[Any]]
Excluded = ReadOnlyColumnCollection[str, Any]


class ByDialect(dict[str, Executable]):
    """A statement by the name of the dialect that it is worded for."""

    def __init__(self, into: Table, build: Callable[[Insert], Executable]) -> None:
        """Prepare to build it from a dialect's own way to insert into a table."""
        self._into, self._build = into, build

    def __missing__(self, dialect: str) -> Executable:
        """Build the statement, which is kept."""
        new: Insert = import_module(f"sqlalchemy.dialects.{dialect}").insert(self._into)
        self[dialect] = statement = self._build(new)
        return statement


def insert_new(into: Table, returning: Columns) -> ByDialect:
    """Insert the rows that conflict with none; returns the given columns of those alone."""
    return ByDialect(into, lambda new: new.on_conflict_do_nothing().returning(*returning))


def upsert(
    into: Table,
    returning: Columns = (),
    *,
    keep: Collection[str] = (),
    where: Callable[[Excluded], ColumnElement[bool]] | None = None,
) -> ByDialect:
    """Insert a row, or overwrite the one with the same primary key, in all its other columns.

    A row that leaves out a column is refused (sqlalchemy's StatementError): it would be
    overwritten with NULL.

    Args:
        into: The table.
        returning: The columns to return of each row that was inserted or overwritten.
        keep: The names of the columns that the row that is there keeps. Only these may be left
            out of a new row.
        where: Overwrite only where this holds; it is given the columns of the new row.
    """
    unknown = set(keep) - set(into.c.keys())
    if unknown:
        raise ValueError(f"{into.name} has no column {', '.join(sorted(unknown))} to keep")
    demanded = [column for column in into.c if column.name not in keep]
    change = [column.name for column in demanded if not column.primary_key]
    values = {column.name: bindparam(column.name, type_=column.type) for column in demanded}
    key = list(into.primary_key)
    return ByDialect(
        into,
        lambda new: _overwriting(new.values(values), key, change, {}, where, returning),
    )


def upsert_only(
    into: Table,
    change: Collection[str],
    returning: Columns = (),
    *,
    key: Columns | None = None,
    where: Callable[[Excluded], ColumnElement[bool]] | None = None,
    set_: Mapping[str, ColumnElement[Any]] | None = None,
) -> ByDialect:
    """Insert a row, or change in the row that is there already the columns `change` alone.

    Args:
        into: The table.
        change: The names of the columns to take over from the new row.
        returning: The columns to return of each row that was inserted or changed.
        key: The columns of the UNIQUE constraint to mind; the primary key unless given.
        where: Change only where this holds; it is given the columns of the new row.
        set_: What else becomes of the row that is there, by the names of its columns.
    """
    minded = key or list(into.primary_key)
    return ByDialect(
        into, lambda new: _overwriting(new, minded, change, set_ or {}, where, returning)
    )


def _overwriting(
    new: Insert,
    key: Columns,
    change: Collection[str],
    set_: Mapping[str, ColumnElement[Any]],
    where: Callable[[Excluded], ColumnElement[bool]] | None,
    returning: Columns,
) -> Executable:
    return new.on_conflict_do_update(
        index_elements=key,
        set_={name: new.excluded[name] for name in change} | dict(set_),
        where=where and where(new.excluded),
    ).returning(*returning)
