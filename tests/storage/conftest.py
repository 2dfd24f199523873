"""Every test here runs on both databases, each time on one that is new."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from storage.engine import Database


@pytest.fixture
def writing(database: Database) -> Iterator[Connection]:
    """A connection in one transaction, for tests that need no second."""
    with database.write() as connection:
        yield connection
