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

from storage.engine import Database
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


class _Compiled(dict[tuple[Any, ...], Any]):
    """Compiled statements by the kind of database, where SQLAlchemy keeps them by the dialect.

    Each engine has a dialect of its own, with its own listeners.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), compiled)


@contextmanager
def compiled_once() -> Iterator[None]:
    """Within the block what SQLAlchemy compiles for one database serves for all of its kind.

    A process of the product has one; the tests have one each, and compiling is most of its work.
    """
    compiled = _Compiled()

    def create(*where: Any, **options: Any) -> Engine:
        engine = create_engine(*where, **options)
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.engine.create_engine", create)
        yield
