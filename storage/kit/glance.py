"""A query for one number, asked of the driver itself.

For the version of a workspace's state, which every answer asks for, SQLAlchemy takes five times
as long as the driver.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects import postgresql, sqlite


class Glance:
    """A query for the number that belongs to a text, its only parameter."""

    def __init__(self, query: Select[Any]) -> None:
        """Word it as each driver takes it; it is kept as `query`."""
        self.query = query
        (self._parameter,) = query.compile().params
        numbered = postgresql.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # typed nowhere
        self._postgresql = str(query.compile(dialect=numbered)).encode()
        self._sqlite = str(query.compile(dialect=sqlite.dialect()))

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
