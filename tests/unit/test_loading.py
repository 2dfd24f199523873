"""What the processes load: memory and time of each of them, for as long as it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What only some installations, or some commands, have a use for.
SELDOM = (
    "alembic",
    "babel",
    "cryptography",
    "docx",
    "holidays",
    "httpx",
    "icalendar",
    "psycopg",
    "sqlalchemy.dialects.postgresql",
    "starlette",
    "xlsxwriter",
)
_WEB = """
import sys
from bot.web import server, worker
from storage.engine import Database
Database(sys.argv[1]).close()
print(*sorted(set(sys.argv[2:]) & set(sys.modules)))
"""


def test_a_web_process_on_sqlite_loads_nothing_in_vain(tmp_path: Path) -> None:
    """Nothing of PostgreSQL, of many workspaces, of files and of calendars."""
    url = f"sqlite:///{tmp_path / 'dpc.sqlite3'}"
    command = [sys.executable, "-c", _WEB, url, *SELDOM]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (our own words)
    assert loaded.stdout.split() == []
