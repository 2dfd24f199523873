"""Which workspaces are planned, and what that costs: what changed, not what there is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select, text, update

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.domain.outbox import DeliveryKind, DeliveryState
from bot.domain.sides import Side
from bot.domain.state import Subscription
from bot.services.plans import Planner, replan
from storage import departures, people, plans, seats, subscriptions, workspaces
from storage.engine import SQLITE, Database
from storage.tables import table
from storage.tables.installations import Workspace
from storage.tables.messages import Outbox
from tests.deliveries import by_state
from tests.storage.counting import explained, listened, steps
from tests.storage.samples import TEAM, planned

CATALOGUE = shipped()
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
_outbox, _workspace = table(Outbox), table(Workspace)


def settle_in(connection: Connection, team: str) -> None:
    """Somebody leads, and a channel is reminded."""
    workspaces.ensure(connection, team, NOW)
    people.set_side(connection, team, "U1", "Ada", Side.EU, NOW)
    seats.claim(connection, team, "AI-2", Side.EU, "U1", "U1", NOW)
    hour = NOW.time()
    subscriptions.put(
        connection, Subscription(team, "C1", (), None, hour, "Europe/Brussels", "U1", NOW)
    )


def test_what_is_to_be_planned(writing: Connection) -> None:
    """What is new, what changed, whose time has come, what was said of a later time; else none."""
    settle_in(writing, TEAM)
    assert plans.due(writing, NOW) == plans.every(writing) == [TEAM]
    plans.planned(writing, TEAM, NOW, NOW + HOUR)
    assert plans.due(writing, NOW) == []
    assert plans.due(writing, NOW + HOUR - timedelta(seconds=1)) == []
    assert plans.due(writing, NOW + HOUR) == [TEAM]
    assert plans.due(writing, NOW - HOUR) == [TEAM]
    workspaces.changed(writing, TEAM)
    assert plans.due(writing, NOW) == [TEAM]
    plans.planned(writing, TEAM, NOW, NOW + HOUR)
    plans.forget(writing, [TEAM])
    assert plans.is_due(writing, TEAM, NOW)


def test_who_left_is_planned_again_after_a_return(writing: Connection) -> None:
    """And not before."""
    settle_in(writing, TEAM)
    plans.planned(writing, TEAM, NOW, NOW + HOUR)
    departures.leave(writing, [TEAM], NOW)
    assert plans.due(writing, NOW) == plans.every(writing) == []
    departures.come_back(writing, TEAM)
    assert plans.due(writing, NOW) == [TEAM]


def test_a_process_plans_all_at_first_and_then_what_is_due(database: Database) -> None:
    """Whoever planned before may have been of another version."""
    now = [NOW]
    with database.write() as conn:
        for number in range(3):
            settle_in(conn, f"T{number}")
            plans.planned(conn, f"T{number}", NOW, NOW + HOUR)
    planner = Planner(database, Library(CATALOGUE), lambda: now[0])
    planner.plan()
    with database.write() as conn:
        assert by_state(conn)["planned"] > 0
        assert plans.due(conn, NOW) == []
        workspaces.changed(conn, "T1")
    with listened(database._writer) as said:
        planner.plan()
    assert said
    assert not [each for each, _ in said if "UPDATE workspace" in each][1:]
    with listened(database._writer) as said:
        planner.plan()
    assert said == []
    now[0] += DAY
    planner.plan()
    with database.read() as conn:
        times = conn.execute(select(_workspace.c.planned_at)).scalars().all()
    assert times == [now[0]] * 3


def test_planning_twice_changes_nothing(writing: Connection) -> None:
    """The second time nothing of the outbox is written."""
    settle_in(writing, TEAM)
    replan(writing, CATALOGUE, TEAM, NOW)
    with listened(writing) as said:
        replan(writing, CATALOGUE, TEAM, NOW)
    assert [each for each, _ in said if "outbox" in each and not each.startswith("SELECT")] == []
    assert len(said) <= 24


@pytest.mark.parametrize("dialect", [SQLITE])
def test_finding_what_is_due_goes_by_indexes(writing: Connection) -> None:
    """However many workspaces there are."""
    rows = [{"team": f"T{number:05}", "installed_at": NOW, "version": 7} for number in range(2000)]
    writing.execute(insert(_workspace), rows)
    resting = {"planned": 7, "planned_at": NOW, "plan_at": NOW + HOUR}
    writing.execute(update(_workspace).where(_workspace.c.team >= "T00010").values(resting))
    writing.execute(text("ANALYZE"))
    with listened(writing) as said:
        assert len(plans.due(writing, NOW)) == 10
    [plan] = explained(writing, said)
    lines = [line for line in plan.split("\n") if "workspace" in line and "departure" not in line]
    assert lines
    assert [line for line in lines if "ix_workspace" not in line and "Heap" not in line] == []


def cost(connection: Connection) -> int:
    """What it takes to plan one workspace, in steps of SQLite's."""
    with steps(connection) as count:
        replan(connection, CATALOGUE, TEAM, NOW)
    return count[0]


@pytest.mark.parametrize("dialect", [SQLITE])
@pytest.mark.parametrize("kind", [DeliveryKind.NUDGE, DeliveryKind.REMINDER, DeliveryKind.DIGEST])
def test_planning_one_reads_what_is_open(writing: Connection, kind: DeliveryKind) -> None:
    """What was sent makes no difference to it."""
    settle_in(writing, TEAM)
    cost(writing)
    before = cost(writing)
    old = [planned(f"M-{number}", kind=kind) for number in range(3000)]
    sent = {"state": DeliveryState.SENT, "nonce": "", "ts": "1.0", "sent_at": NOW}
    writing.execute(insert(_outbox), [asdict(row) | sent | {"key": row.key} for row in old])
    assert cost(writing) <= 1.2 * before
