"""What is kept of when and where people are told, and what planning it costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from bot.catalogue.loader import shipped
from bot.domain.sides import Side
from bot.services import nudges
from storage import outbox, people, seats, snoozes, state
from tests.deliveries import by_state
from tests.storage.counting import listened
from tests.storage.samples import NOW, TEAM

CATALOGUE = shipped()
SETTLED = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_zones(writing: Connection) -> None:
    """Of those whose side is known: as they were told last."""
    assert not people.locate(writing, TEAM, "U1", "Asia/Tokyo", None)
    people.set_side(writing, TEAM, "U1", "Ada", Side.EU, NOW)
    people.set_side(writing, TEAM, "U2", "Bo", Side.EU, NOW)
    assert people.zones(writing, TEAM) == {}
    assert people.locate(writing, TEAM, "U1", "Asia/Tokyo", None)
    assert not people.locate(writing, TEAM, "U1", "Asia/Tokyo", None)
    people.set_side(writing, TEAM, "U1", "Ada", Side.JAPAN, NOW)
    assert people.zones(writing, TEAM) == {"U1": "Asia/Tokyo"}


def test_snoozes(writing: Connection) -> None:
    """One a person and deliverable; the last counts."""
    for day in (12, 11):
        snoozes.put(writing, TEAM, "U1", "AI-2", date(2026, 5, day), NOW)
    snoozes.put(writing, "T2", "U1", "AI-2", date(2026, 5, 1), NOW)
    assert snoozes.of_team(writing, TEAM) == {("U1", "AI-2"): date(2026, 5, 11)}


def _lead(connection: Connection, people_of: int) -> None:
    """So many people each lead something that has no date."""
    places = [(each.id, side) for each in CATALOGUE.deliverables for side in (Side.EU, Side.JAPAN)]
    for number, (id, side) in enumerate(places[:people_of]):
        user = f"U{number}"
        people.set_side(connection, TEAM, user, user, side, SETTLED)
        seats.claim(connection, TEAM, id, side, user, user, SETTLED)


def _statements(connection: Connection) -> int:
    """How often the database is asked to plan."""
    known = state.load(connection, TEAM)
    with listened(connection) as said:
        nudges.replan(connection, CATALOGUE, TEAM, known, SETTLED)
    return len(said)


def test_planning_costs_the_same_for_few_and_many(writing: Connection) -> None:
    """A handful of statements, however many people there are; twice changes nothing."""
    _lead(writing, 2)
    few = _statements(writing)
    _lead(writing, 60)
    assert _statements(writing) <= few + 1
    assert _statements(writing) <= few + 1
    assert by_state(writing) == {"planned": 60}
    assert outbox.next_due(writing, TEAM, SETTLED) == datetime(2026, 3, 31, 15, tzinfo=UTC) + (
        timedelta(hours=9)
    )
