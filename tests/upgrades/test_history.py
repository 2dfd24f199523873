"""The whole way: a workspace that was in use under the first tables, and what it finds today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, insert, text
from sqlalchemy.exc import DBAPIError

from storage import purge
from storage.engine import Database
from storage.migrate import upgrade
from tests.serving import Site
from tests.slack.knocking import CHANNEL, MARLIES, TEAM
from tests.upgrades.revisions import REVISIONS, tables, upgrade_to
from tests.upgrades.rows import NAME, NOW, read
from tests.upgrades.talking import talking

AI, CYBER = "AI-2", "CYBER-1"
_CLAIM = {"by": MARLIES, "source": "command", "what": "eu lead", "new": MARLIES}
_RELEASE = {"by": MARLIES, "source": "command", "what": "eu lead", "old": MARLIES}


def _history(known: MetaData) -> dict[str, list[dict[str, Any]]]:
    """Two claims, one of which was given back; a report with a date; a meeting; reminders."""
    due = {"edtf": "2024-06", "words": "June 2024"}
    due |= {"earliest": "2024-06-01", "latest": "2024-06-30"}
    report = {"status": "in progress", "note": "draft", "due": due, "name": NAME}
    seat = {"side": "eu", "since": NOW, "by": MARLIES}
    day = timedelta(days=1)
    return {
        "workspace": [{"installed_at": NOW - 9 * day, "milestones": 1, "version": 12}],
        "person": [{"user": MARLIES, "name": NAME, "side": "eu", "at": NOW}],
        "seat": [
            {"deliverable": AI, "holder": MARLIES, **seat},
            {"deliverable": CYBER, "holder": None, **seat},
        ],
        "standing": [{"deliverable": AI, "side": "eu", "by": MARLIES, "at": NOW, **report}],
        "subscription": [
            {
                "channel": CHANNEL,
                "topics": ["AI"],
                "lead_days": [30, 7, 1],
                "hour": NOW.time(),
                "zone": "Europe/Brussels",
                "by": MARLIES,
                "since": NOW - 5 * day,
            }
        ],
        "history": [
            {"at": NOW - 3 * day, "subject": CYBER, **_CLAIM},
            {"at": NOW - 2 * day, "subject": AI, **_CLAIM},
            {"at": NOW - day, "subject": CYBER, **_RELEASE},
        ],
    }


def _live(connection: Connection, known: MetaData) -> None:
    for name, rows in _history(known).items():
        for row in rows:
            connection.execute(insert(known.tables[name]), {"team": TEAM, **row})


def test_what_was_done_under_the_first_tables_counts_today(
    old: Database, empty_url: str, site: Site
) -> None:
    """Leads, reports, reminders and the history are told; the history is kept as it is."""
    upgrade_to(old, REVISIONS[0])
    first = tables(old)
    with old.write() as connection:
        _live(connection, first)
        before = read(connection, first)
    upgrade(old)
    with talking(site, empty_url) as officer:
        assert NAME in officer.says("topic AI")
        mine = officer.says("mine")
        assert AI in mine
        assert "June 2024" in mine
        assert CYBER not in mine
        assert "30, 7 and 1 days before" in officer.says("reminders")
        told = officer.says(f"history {CYBER}")
        assert told.index(f"EU lead: {NAME} → none") < told.index(f"EU lead: none → {NAME}")
    with old.write() as connection:
        assert read(connection, first) == before
        for forgery in ("UPDATE history SET what = 'release'", "DELETE FROM history"):
            with pytest.raises(DBAPIError, match="append-only"), connection.begin_nested():
                connection.execute(text(forgery))
        purge.workspace(connection, TEAM)
        assert not any(read(connection, first).values())
