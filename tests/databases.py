"""SQLite databases that are up to date: copies of one that was migrated, once a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from storage.engine import SQLITE, Database
from storage.migrate import upgrade


def up_to_date(file: Path) -> str:
    """Put a database with today's tables and without rows at `file`; returns its address."""
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "dpc.db")
        with closing(Database(f"sqlite:///{file}")) as database:
            upgrade(database)
        return file.read_bytes()


@contextmanager
def compiled_once() -> Iterator[None]:
    """Within the block what SQLAlchemy compiles for one SQLite database serves for all of them.

    A process of the product has one; the tests have one each, and compiling is most of its work.
    """
    one = create_engine("sqlite://")
    one.connect().close()  # its dialect knows SQLite's version from now on
    one.dispose()

    def create(*where: Any, **options: Any) -> Engine:
        engine = create_engine(*where, **options)
        if engine.name == SQLITE:
            engine.dialect = one.dialect
            engine.update_execution_options(compiled_cache=one._compiled_cache)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.engine.create_engine", create)
        yield
