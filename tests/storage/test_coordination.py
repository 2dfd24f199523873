"""Co-workers, coordinators, admissions and proposals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.domain.sides import Side
from bot.domain.state import Admission, Coordinator, Coworker, Proposal
from storage import admissions, coordinators, coworkers, people, proposals
from storage.engine import Database
from tests.storage.race import in_transactions
from tests.storage.samples import NOW, SECOND, TEAM

GUEST = Admission("U9", "Ada", Side.EU, "U1", NOW)
OTHERS = Admission("T9", "Kenji", Side.JAPAN, "U1", NOW)


def propose(connection: Connection, side: Side = Side.JAPAN, team: str = TEAM) -> int:
    """Propose a lead for two seats of a side; returns the proposal's id."""
    ids = ("AI-1", "AI-2")
    return proposals.add(connection, team, side, ids, "Unit C1", "Unit C1", "U1", "Ada", NOW)


def test_anybody_may_work_along_once(writing: Connection) -> None:
    """Joining again changes nothing; the other side's seat is another."""
    assert coworkers.join(writing, TEAM, "AI-2", Side.EU, "U2", "U1", NOW)
    assert not coworkers.join(writing, TEAM, "AI-2", Side.EU, "U2", "U2", NOW + SECOND)
    assert coworkers.of_team(writing, TEAM) == [Coworker("AI-2", Side.EU, "U2", "U2", NOW, "U1")]
    assert coworkers.join(writing, TEAM, "AI-2", Side.JAPAN, "U2", "U1", NOW)
    assert coworkers.of_team(writing, "T2") == []


def test_who_leaves_works_along_no_more(writing: Connection) -> None:
    """Once, and nobody leaves with them."""
    for user in ("U2", "U3"):
        coworkers.join(writing, TEAM, "AI-2", Side.EU, user, "U1", NOW)
    assert coworkers.leave(writing, TEAM, "AI-2", Side.EU, "U2")
    assert not coworkers.leave(writing, TEAM, "AI-2", Side.EU, "U2")
    assert not coworkers.leave(writing, "T2", "AI-2", Side.EU, "U3")
    assert [each.user for each in coworkers.of_team(writing, TEAM)] == ["U3"]


def test_coworkers_are_in_order_and_named(writing: Connection) -> None:
    """By deliverable, side, and who came first; called as their person is, if that is known."""
    people.set_side(writing, TEAM, "U3", "Kenji", Side.EU, NOW)
    people.set_side(writing, "T2", "U2", "Elsewhere", Side.EU, NOW)
    for id, side, user, since in (
        ("AI-2", Side.EU, "U2", NOW + SECOND),
        ("AI-2", Side.JAPAN, "U4", NOW),
        ("AI-2", Side.EU, "U3", NOW),
        ("AI-1", Side.JAPAN, "U2", NOW),
    ):
        coworkers.join(writing, TEAM, id, side, user, "U1", since)
    everybody = coworkers.of_team(writing, TEAM)
    assert [(each.deliverable, each.name) for each in everybody] == [
        ("AI-1", "U2"),
        ("AI-2", "Kenji"),
        ("AI-2", "U2"),
        ("AI-2", "U4"),
    ]
    assert coworkers.held_by(writing, TEAM, "U2") == [everybody[0], everybody[2]]


def test_one_of_many_joins(url: str) -> None:
    """A double click has one effect."""

    def join(connection: Connection, _: int) -> bool:
        return coworkers.join(connection, TEAM, "AI-2", Side.EU, "U2", "U1", NOW)

    assert sorted(in_transactions(8, url, join)) == [False] * 7 + [True]


def test_a_side_has_one_coordinator(writing: Connection) -> None:
    """The last one named, called as their person is; the other side has its own."""
    people.set_side(writing, TEAM, "U2", "Ada", Side.COORDINATOR, NOW)
    coordinators.put(writing, TEAM, Side.EU, "U1", "U1", NOW)
    coordinators.put(writing, TEAM, Side.EU, "U2", "U1", NOW + SECOND)
    coordinators.put(writing, TEAM, Side.JAPAN, "U3", "U1", NOW)
    assert coordinators.of_team(writing, TEAM) == {
        Side.EU: Coordinator(Side.EU, "U2", "Ada", "U1", NOW + SECOND),
        Side.JAPAN: Coordinator(Side.JAPAN, "U3", "U3", "U1", NOW),
    }
    assert coordinators.side_of(writing, TEAM, "U2") is Side.EU
    assert coordinators.side_of(writing, TEAM, "U1") is None
    assert coordinators.side_of(writing, "T2", "U2") is None


def test_a_person_coordinates_one_side(writing: Connection) -> None:
    """The database refuses the other, until the first is given up."""
    coordinators.put(writing, TEAM, Side.EU, "U1", "U1", NOW)
    coordinators.put(writing, "T2", Side.JAPAN, "U1", "U1", NOW)
    with pytest.raises(IntegrityError), writing.begin_nested():
        coordinators.put(writing, TEAM, Side.JAPAN, "U1", "U1", NOW)
    assert coordinators.remove(writing, TEAM, Side.EU)
    assert not coordinators.remove(writing, TEAM, Side.EU)
    coordinators.put(writing, TEAM, Side.JAPAN, "U1", "U1", NOW)
    assert coordinators.side_of(writing, TEAM, "U1") is Side.JAPAN


def test_admissions_can_be_changed_and_ended(writing: Connection) -> None:
    """Listed by name; a later admission of the same takes the place of the earlier."""
    for admission in (OTHERS, replace(GUEST, side=Side.JAPAN), GUEST):
        admissions.put(writing, TEAM, admission)
    assert admissions.of_team(writing, TEAM) == [GUEST, OTHERS]
    assert admissions.of_team(writing, "T2") == []
    assert admissions.remove(writing, TEAM, "U9")
    assert not admissions.remove(writing, TEAM, "U9")
    assert admissions.of_team(writing, TEAM) == [OTHERS]


@pytest.mark.parametrize(
    ("subjects", "side"),
    [
        (["U9", "T9"], Side.EU),
        (["U8", "T9"], Side.JAPAN),
        (["U9"], Side.EU),
        (["U8", "T8"], None),
        ([], None),
    ],
)
def test_ones_own_admission_counts_before_that_of_the_workspace(
    writing: Connection, subjects: list[str], side: Side | None
) -> None:
    """In the order that they are asked for."""
    for admission in (GUEST, OTHERS):
        admissions.put(writing, TEAM, admission)
    assert admissions.side_of(writing, TEAM, subjects) is side
    assert admissions.side_of(writing, "T2", subjects) is None


def test_a_proposal_comes_back_whole(writing: Connection) -> None:
    """All of its fields, in its own workspace only."""
    id = propose(writing)
    ids = ("AI-1", "AI-2")
    proposal = Proposal(id, Side.JAPAN, ids, "Unit C1", "Unit C1", "U1", "Ada", NOW)
    assert proposals.get(writing, TEAM, id) == proposal
    assert proposals.get(writing, TEAM, id + 1) is None
    assert proposals.get(writing, "T2", id) is None


def test_what_a_side_has_to_decide(writing: Connection) -> None:
    """Oldest first; neither the other side's nor what is decided."""
    first, decided, second = (propose(writing) for _ in range(3))
    propose(writing, Side.EU)
    propose(writing, team="T2")
    proposals.decide(writing, TEAM, decided, accepted=False, by="U2")
    assert [each.id for each in proposals.open_for(writing, TEAM, Side.JAPAN)] == [first, second]


def test_a_proposal_is_decided_once(writing: Connection) -> None:
    """By whoever comes first, in its own workspace."""
    id = propose(writing)
    assert not proposals.decide(writing, "T2", id, accepted=True, by="U2")
    assert proposals.decide(writing, TEAM, id, accepted=True, by="U2")
    assert not proposals.decide(writing, TEAM, id, accepted=False, by="U3")
    decided = proposals.get(writing, TEAM, id)
    assert decided is not None
    assert (decided.accepted, decided.decided_by) == (True, "U2")


def test_one_of_many_decides(database: Database, url: str) -> None:
    """Acceptances and refusals at once: one of them holds."""
    with database.write() as connection:
        id = propose(connection)

    def decide(connection: Connection, number: int) -> bool:
        return proposals.decide(connection, TEAM, id, bool(number % 2), f"U{number}")

    assert sorted(in_transactions(8, url, decide)) == [False] * 7 + [True]
