"""Databases on which nothing was migrated yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.engine import Database


@pytest.fixture
def old(empty_url: str) -> Iterator[Database]:
    """A database without tables."""
    database = Database(empty_url)
    yield database
    database.close()
