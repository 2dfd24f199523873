"""SQLite databases that are up to date: copies of one that was migrated, once a process."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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
