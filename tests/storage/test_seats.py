"""Seats: whoever comes first."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.domain.sides import Side
from bot.domain.state import Seat
from storage import seats
from storage.engine import Database
from tests.storage.race import in_transactions
from tests.storage.samples import NOW, SECOND, TEAM


def _claim(connection: Connection, holder: str, side: Side = Side.EU) -> tuple[Seat, bool]:
    return seats.claim(connection, TEAM, "CYBER-1", side, holder, holder, NOW)


def test_a_free_seat_is_taken(writing: Connection) -> None:
    """The seat says who holds it, since when, and who set it."""
    seat, taken = seats.claim(writing, TEAM, "CYBER-1", Side.JAPAN, "Unit C1", "U1", NOW)
    assert taken
    assert seat == Seat("CYBER-1", Side.JAPAN, "Unit C1", "Unit C1", NOW, "U1")
    assert seats.of_team(writing, TEAM) == [seat]
    assert seats.of_team(writing, "T2") == []


def test_a_taken_seat_stays(writing: Connection) -> None:
    """Whoever comes second is told who was first; the other side's seat is another."""
    first, _ = _claim(writing, "U1")
    assert _claim(writing, "U2") == (first, False)
    assert _claim(writing, "U1") == (first, False)
    assert _claim(writing, "U2", Side.JAPAN)[0].holder == "U2"


def test_only_the_holder_gives_back(writing: Connection) -> None:
    """A seat given back is free for the next, and is listed no more."""
    _claim(writing, "U1")
    assert not seats.release(writing, TEAM, "CYBER-1", Side.EU, "U2", NOW)
    assert seats.release(writing, TEAM, "CYBER-1", Side.EU, "U1", NOW + SECOND)
    assert not seats.release(writing, TEAM, "CYBER-1", Side.EU, "U1", NOW + SECOND)
    assert seats.of_team(writing, TEAM) == []
    assert _claim(writing, "U2")[0].holder == "U2"


def test_a_seat_is_given_while_it_is_free_or_ones_own(writing: Connection) -> None:
    """Who comes too late is told who has it, and changes nothing."""

    def give(to: str, by: str) -> Seat:
        return seats.assign(writing, TEAM, "CYBER-1", Side.EU, to, by, NOW, instead_of=by)

    given = give("U2", by="U1")
    assert given == Seat("CYBER-1", Side.EU, "U2", "U2", NOW, "U1")
    assert give("U3", by="U1") == given
    assert give("U3", by="U2") == Seat("CYBER-1", Side.EU, "U3", "U3", NOW, "U2")


def test_seats_of_one_holder(writing: Connection) -> None:
    """What is mine, by deliverable."""
    for deliverable, holder in (("CYBER-2", "U1"), ("AI-1", "U1"), ("AI-2", "U2")):
        seats.claim(writing, TEAM, deliverable, Side.EU, holder, holder, NOW)
    mine = seats.held_by(writing, TEAM, "U1")
    assert [seat.deliverable for seat in mine] == ["AI-1", "CYBER-2"]


def test_twenty_claim_one_seat(database: Database, url: str) -> None:
    """One wins, and all are told the same name."""

    def claim(connection: Connection, number: int) -> tuple[Seat, bool]:
        return _claim(connection, f"U{number}")

    told = in_transactions(20, url, claim)
    assert sum(taken for _, taken in told) == 1
    assert len({seat for seat, _ in told}) == 1
    with database.read() as connection:
        assert seats.of_team(connection, TEAM) == [told[0][0]]
