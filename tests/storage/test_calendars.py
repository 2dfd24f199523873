"""The secret addresses of calendars."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, select

from storage import calendars
from storage.tables import table
from storage.tables.channels import Calendar
from tests.storage.samples import NOW, TEAM


def test_a_secret_opens_one_calendar(writing: Connection) -> None:
    """Its owner's, in the owner's workspace; no other secret opens anything."""
    calendars.put(writing, TEAM, "U1", "one", NOW)
    calendars.put(writing, "T2", "U1", "two", NOW)
    assert calendars.owner(writing, "one") == (TEAM, "U1")
    assert calendars.owner(writing, "two") == ("T2", "U1")
    assert calendars.owner(writing, "three") is None


def test_a_new_secret_stops_the_old(writing: Connection) -> None:
    """There is one a person."""
    assert calendars.made_at(writing, TEAM, "U1") is None
    calendars.put(writing, TEAM, "U1", "old", NOW)
    calendars.put(writing, TEAM, "U1", "new", NOW + timedelta(days=1))
    assert calendars.owner(writing, "old") is None
    assert calendars.owner(writing, "new") == (TEAM, "U1")
    assert calendars.made_at(writing, TEAM, "U1") == NOW + timedelta(days=1)


def test_a_revoked_secret_opens_nothing(writing: Connection) -> None:
    """Others' stay; revoking twice changes nothing."""
    calendars.put(writing, TEAM, "U1", "one", NOW)
    calendars.put(writing, TEAM, "U2", "two", NOW)
    assert calendars.revoke(writing, TEAM, "U1")
    assert not calendars.revoke(writing, TEAM, "U1")
    assert calendars.owner(writing, "one") is None
    assert calendars.owner(writing, "two") == (TEAM, "U2")


def test_the_secret_itself_is_not_kept(writing: Connection) -> None:
    """Who reads the database learns no address."""
    calendars.put(writing, TEAM, "U1", "the-secret", NOW)
    assert "the-secret" not in str(writing.execute(select(table(Calendar))).all())
