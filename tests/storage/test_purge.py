"""The deletion of a workspace."""

from __future__ import annotations

from datetime import time
from threading import Event

import pytest
from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from bot.domain.rules.frequency import Frequency
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.state import (
    Admission,
    Ask,
    Change,
    Digest,
    Evidence,
    Posted,
    Renewal,
    Standing,
    Subscription,
)
from bot.domain.statement import Milestone, When
from storage import (
    admissions,
    asks,
    block_kinds,
    calendars,
    coordinators,
    coworkers,
    departures,
    digests,
    evidence,
    history,
    homes,
    installations,
    languages,
    milestones,
    outbox,
    people,
    progress,
    proposals,
    purge,
    renewals,
    seats,
    seen,
    shown,
    slots,
    snoozes,
    state,
    subscriptions,
    workspaces,
)
from storage.engine import Database
from storage.tables import table
from storage.tables.installations import Purge
from tests.storage.race import PATIENCE, in_threads
from tests.storage.samples import KEYRING, NOW, SECOND, TEAM, installation, planned

CLAIMED = Change(NOW, "U1", "command", "AI-2", "claim", None, "U1")
TABLES = [each for each in SQLModel.metadata.sorted_tables if "team" in each.c]


def fill(connection: Connection, team: str) -> None:
    """Put at least one row of a workspace into every table, but that of the purge."""
    workspaces.ensure(connection, team, NOW)
    people.set_side(connection, team, "U1", "Ada", Side.EU, NOW)
    block_kinds.put(connection, team, ["data_table"], NOW, is_taken=True)
    seats.claim(connection, team, "AI-2", Side.EU, "U1", "U1", NOW)
    coworkers.join(connection, team, "AI-2", Side.EU, "U2", "U1", NOW)
    coordinators.put(connection, team, Side.EU, "U3", "U1", NOW)
    admissions.put(connection, team, Admission("T9", "Kenji", Side.JAPAN, "U1", NOW))
    proposals.add(connection, team, Side.JAPAN, ["AI-2"], "U4", "Kenji", "U1", "Ada", NOW)
    working = Status.IN_PROGRESS
    standing = Standing("AI-2", Side.EU, working, None, None, None, "U1", "Ada", NOW)
    progress.put(connection, team, standing)
    link = Evidence("AI-2", Side.EU, "https://example.org/1", None, "U1", "Ada", NOW)
    evidence.add(connection, team, link)
    meeting = Milestone(id="M-1", title="Council", when=When(edtf="2025", words="in 2025"))
    milestones.put(connection, team, meeting, expected_revision=0)
    here = Subscription(team, "C1", (), (1,), time(9), "Asia/Tokyo", "U1", NOW)
    subscriptions.put(connection, here)
    digests.put(connection, Digest(team, "C1", Frequency.WEEKLY, time(9), "UTC", "U1", NOW))
    subscriptions.mute(connection, team, "C1", "M-1", "U1", NOW)
    outbox.plan(connection, [planned(team=team)])
    slots.take(connection, [(team, "C1")], NOW, SECOND)
    shown.record(connection, Posted(team, "C1", "1714546800.000100"), None, ["AI-2"], NOW)
    homes.opened(connection, team, "U1")
    renewals.put(connection, team, Renewal(Side.EU, "2025", ("AI",), "U3", NOW))
    languages.put(connection, team, "U1", "ja", "U1", NOW)
    snoozes.put(connection, team, "U1", "AI-2", NOW.date(), NOW)
    asks.add(connection, team, [Ask("AI-2", Side.EU, "U1", "U3", NOW, NOW.date())])
    seen.first(connection, team, "Ev1", NOW)
    history.append(connection, team, CLAIMED)
    calendars.put(connection, team, "U1", f"secret of {team}", NOW)
    installations.put(connection, KEYRING, installation(team))
    installations.join(connection, team, "E1")
    departures.leave(connection, [team], NOW)
    homes.opened(connection, team, "U1")


def rows_of(connection: Connection, team: str) -> dict[str, list[object]]:
    """What every table holds of a workspace; tables without anything are left out."""

    def held(each: Table) -> list[object]:
        return list(connection.execute(select(each).where(each.c.team == team)))

    return {each.name: rows for each in TABLES if (rows := held(each))}


def test_a_workspace_is_deleted_alone_and_whole(writing: Connection) -> None:
    """Nothing of it is left in any table, and all of another is as it was."""
    for team in (TEAM, "T2"):
        fill(writing, team)
    before = rows_of(writing, "T2")
    assert before.keys() == {each.name for each in TABLES} - {"purge"}
    purge.workspace(writing, TEAM)
    assert rows_of(writing, TEAM) == {}
    assert rows_of(writing, "T2") == before


def test_nothing_else_deletes_history(writing: Connection) -> None:
    """Neither before a purge nor after it, of no workspace."""
    fill(writing, "T2")
    for _ in range(2):
        fill(writing, TEAM)
        purge.workspace(writing, TEAM)
        with pytest.raises(DBAPIError, match="append-only"), writing.begin_nested():
            writing.execute(text("DELETE FROM history WHERE team = 'T2'"))
    assert history.of(writing, "T2", "AI-2") == [CLAIMED]


@pytest.mark.parametrize(
    "forgery",
    [
        "DELETE FROM history",
        "DELETE FROM history WHERE team = 'T2'",
        "UPDATE history SET what = 'release' WHERE team = 'T1'",
    ],
)
def test_a_purge_opens_no_other_way(writing: Connection, forgery: str) -> None:
    """While one workspace is deleted, others' lines stay, and none at all is altered."""
    for team in (TEAM, "T2"):
        fill(writing, team)
    writing.execute(insert(table(Purge)), {"team": TEAM})
    with pytest.raises(DBAPIError, match="append-only"), writing.begin_nested():
        writing.execute(text(forgery))
    assert history.of(writing, "T2", "AI-2") == [CLAIMED]


def test_an_unknown_workspace_is_nothing_to_delete(writing: Connection) -> None:
    """Slack may tell of the end twice."""
    fill(writing, TEAM)
    for _ in range(2):
        purge.workspace(writing, "T2")
    assert history.of(writing, TEAM, "AI-2") == [CLAIMED]


def test_what_was_remembered_is_forgotten(database: Database) -> None:
    """A workspace that comes back, and changes as often, is not taken for what it was."""
    states = state.States()

    def live(holder: str) -> str:
        with database.write() as connection:
            workspaces.ensure(connection, TEAM, NOW)
            seats.claim(connection, TEAM, "AI-2", Side.EU, holder, holder, NOW)
            workspaces.changed(connection, TEAM)
        with database.read() as connection:
            return states.read(connection, TEAM).state.seats["AI-2", Side.EU].holder

    assert live("U1") == "U1"
    with database.write() as connection:
        purge.workspace(connection, TEAM)
    assert live("U2") == "U2"


def test_who_came_before_is_waited_for(database: Database) -> None:
    """What a new workspace's first writer is about to commit is deleted too."""
    begun = Event()

    def write() -> None:
        with database.write() as connection:
            workspaces.ensure(connection, TEAM, NOW)
            begun.set()
            for number in range(50):
                seats.claim(connection, TEAM, f"AI-{number}", Side.EU, "U1", "U1", NOW)

    def delete() -> None:
        begun.wait(PATIENCE)
        with database.write() as connection:
            purge.workspace(connection, TEAM)

    in_threads(2, lambda number: (write, delete)[number]())
    with database.read() as connection:
        assert rows_of(connection, TEAM) == {}


def test_deleted_while_others_write(database: Database) -> None:
    """What they write is deleted whole or kept whole, and none of them fails."""

    def act(number: int) -> None:
        id = f"AI-{number}"
        with database.write() as connection:
            if number % 4 == 0:
                purge.workspace(connection, TEAM)
                return
            workspaces.ensure(connection, TEAM, NOW)
            seats.claim(connection, TEAM, id, Side.EU, "U1", "U1", NOW)
            homes.opened(connection, TEAM, f"U{number}")

    in_threads(10, act)
    with database.read() as connection:
        kept = rows_of(connection, TEAM)
    if kept:
        assert kept.keys() == {"workspace", "seat", "home"}
        assert len(kept["seat"]) == len(kept["home"])
