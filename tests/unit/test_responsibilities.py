"""Who answers for what: read off what people have set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.catalogue.loader import shipped
from bot.domain.dates import parse_when
from bot.domain.rules.responsibilities import Responsibility, responsibilities
from bot.domain.rules.status import Status
from bot.domain.rules.terms import Term
from bot.domain.sides import Side
from bot.domain.state import Coordinator, Coworker, Seat, Standing, State
from bot.domain.statement import Fate, Milestone, When

CATALOGUE = shipped()
CLAIMED = datetime(2026, 1, 5, 8, tzinfo=UTC)
SET = datetime(2026, 1, 6, 8, tzinfo=UTC)
PLACE = ("CYBER-1", Side.EU)
CLARA, MORI, TOMEK = "U0CLARA", "U0MORI", "U0TOMEK"
SEAT = Seat(*PLACE, CLARA, "Clara Lindqvist", CLAIMED, CLARA)
UNITS = Seat(*PLACE, "Unit CNECT.H2", "Unit CNECT.H2", CLAIMED, CLARA)
ALONG = Coworker(*PLACE, MORI, "Mori", SET, CLARA)
COORDINATOR = {Side.EU: Coordinator(Side.EU, TOMEK, "Tomek", TOMEK, SET)}


def when(words: str) -> When:
    """A date that can be read."""
    found = parse_when(words)
    assert isinstance(found, When)
    return found


def standing(words: str | None = None, milestone: str | None = None, **fields: object) -> Standing:
    """What Clara has reported, and the date that she has set."""
    due = when(words) if words else None
    known = Standing(*PLACE, Status.IN_PROGRESS, None, due, milestone, CLARA, "Clara", CLAIMED, SET)
    return replace(known, **fields)  # type: ignore[arg-type]  # fields of whatever kind


def known(
    stands: Standing | None = None,
    seat: Seat = SEAT,
    along: tuple[Coworker, ...] = (),
    *meetings: Milestone,
) -> list[Responsibility]:
    """What people answer for, with one seat taken."""
    state = State(
        {PLACE: seat},
        {each.id: each for each in meetings},
        {PLACE: stands} if stands else {},
        {PLACE: along} if along else {},
    )
    return list(
        responsibilities(CATALOGUE, state, COORDINATOR, {(CLARA, "CYBER-1"): date(2026, 2, 1)})
    )


def test_a_first_install_asks_nobody() -> None:
    """Nobody leads anything yet."""
    assert list(responsibilities(CATALOGUE, State({}, {}), COORDINATOR, {})) == []


def test_the_lead_of_what_has_no_date() -> None:
    """Answers for it since the claim, until it is settled; who helps is not asked."""
    assert known(along=(ALONG,)) == [
        Responsibility(CLARA, Side.EU, "CYBER-1", CLAIMED, True, None, snoozed=date(2026, 2, 1))
    ]


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.DROPPED])
def test_what_is_settled_is_nobodys(status: Status) -> None:
    """Done or dropped, with whatever date."""
    assert known(standing("12 May 2026", status=status)) == []


def test_a_date_concerns_all_who_work_on_it() -> None:
    """Since it was set, or since they joined if that was later."""
    late = replace(ALONG, since=SET + timedelta(days=1))
    found = known(standing("12 May 2026"), along=(late,))
    assert [(each.user, each.since, each.leads) for each in found] == [
        (MORI, late.since, False),
        (CLARA, SET, True),
    ]
    assert {each.term for each in found} == {Term(date(2026, 5, 12), date(2026, 5, 12))}


def test_a_units_seat() -> None:
    """Whoever named the unit answers for it, and so does the side's coordinator since then."""
    found = known(seat=UNITS)
    assert [(each.user, each.since, each.leads) for each in found] == [
        (TOMEK, SET, True),
        (CLARA, CLAIMED, True),
    ]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("12 May 2026", Term(date(2026, 5, 12), date(2026, 5, 12))),
        ("12-14 May 2026", Term(date(2026, 5, 14), date(2026, 5, 14))),
        ("May 2026", Term(None, date(2026, 5, 31))),
        ("in 2026", Term(None, date(2026, 12, 31))),
    ],
)
def test_dates(words: str, term: Term) -> None:
    """One counts down to the last day of a range, and to no year; late is what is over."""
    assert [each.term for each in known(standing(words))] == [term]


def test_what_was_over_before_it_was_set_is_nobodys() -> None:
    """Nobody is told that it is late; nor asked whether it is still true."""
    assert known(standing("5 January 2026")) == []
    assert known(standing("6 January 2026"))


def test_before_a_meeting() -> None:
    """Counted to its first day; late after its last one; told of since it was moved there."""
    moved = SET + timedelta(days=9)
    council = Milestone(id="DPC-3", title="Council", when=when("2-3 June 2026"), set_at=moved)
    [found] = known(standing(milestone="DPC-3"), SEAT, (), council)
    assert (found.term, found.since) == (Term(date(2026, 6, 2), date(2026, 6, 3)), moved)
    held = council.model_copy(
        update={"outcome": Fate.HELD, "set_at": datetime(2026, 7, 1, tzinfo=UTC)}
    )
    [found] = known(standing(milestone="DPC-3"), SEAT, (), held)
    assert (found.term, found.since) == (Term(date(2026, 6, 2), date(2026, 6, 3)), SET)
    gone = council.model_copy(update={"outcome": Fate.CANCELLED})
    [found] = known(standing(milestone="DPC-3"), SEAT, (), gone)
    assert (found.term, found.since) == (None, moved)


def test_a_meeting_that_the_text_names() -> None:
    """Is no date that a side has set, but nobody is asked before it is over."""
    place = ("AI-2", Side.EU)
    seat = Seat(*place, CLARA, "Clara Lindqvist", CLAIMED, CLARA)
    [found] = responsibilities(CATALOGUE, State({place: seat}, {}), {}, {})
    assert (found.term, found.stated) == (None, date(2024, 5, 3))
