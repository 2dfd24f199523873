"""A query for one number, asked of the driver itself.

For the version of a workspace's state, which every answer asks for, SQLAlchemy takes five times
as long as the driver.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import Select


class Glance:
    """A query for the number that belongs to a text, its only parameter."""

    def __init__(self, query: Select[Any]) -> None:
        """Keep it as `query`; it is worded for the driver that is asked, once."""
        self.query = query
        (self._parameter,) = query.compile().params

    def named(self, text: str) -> dict[str, str]:
        """The parameter, as SQLAlchemy takes it."""
        return {self._parameter: text}

    def in_sqlite(self, connection: Any, text: str) -> int | None:
        """Ask SQLite's driver; None where there is no such number."""
        row = connection.execute(self._sqlite, (text,)).fetchone()
        return row[0] if row else None

    def in_postgresql(self, connection: Any, text: str) -> int | None:
        """Ask a PatientConnection."""
        found: int | None = connection.number(self._postgresql, text)
        return found

    # Of SQLAlchemy's dialects only the one that is used is loaded.

    @cached_property
    def _sqlite(self) -> str:
        from sqlalchemy.dialects import sqlite

        return str(self.query.compile(dialect=sqlite.dialect()))

    @cached_property
    def _postgresql(self) -> bytes:
        from sqlalchemy.dialects import postgresql

        numbered = postgresql.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # typed nowhere
        return str(self.query.compile(dialect=numbered)).encode()
