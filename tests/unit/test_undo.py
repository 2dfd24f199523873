"""What of a history can be undone, whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.rules.undo import Kind, before, overtaken, parts
from bot.domain.sides import Side
from bot.domain.state import Change, Signature

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def line(
    hours: int, what: str, old: str | None, new: str | None, by: str = "U1", note: str | None = None
) -> Change:
    """A line of CYBER-1, so many hours after noon."""
    return Change(NOON + timedelta(hours=hours), by, "C1", "CYBER-1", what, old, new, note)


def test_all_that_was_done_at_once() -> None:
    """By one person, at one instant; what says nothing of a deliverable is no part of it."""
    lines = [
        line(0, "eu status", "not reported", "in progress"),
        line(0, "eu due", None, "May 2026"),
        line(0, "eu confirmation", None, "confirmed"),
        line(0, "eu due", None, "June 2026", by="U2"),
        line(1, "eu due", "May 2026", None),
    ]
    found = parts(lines, Signature("U1", NOON))
    assert [(part.side, part.kind) for part in found] == [
        (Side.EU, Kind.STATUS),
        (Side.EU, Kind.DUE),
    ]


def test_working_along_is_undone_with_a_lead_alone() -> None:
    """And a lead that fell vacant, or was proposed and accepted, is not."""
    left, led = line(0, "eu co-worker", "U1", None), line(0, "eu lead", None, "U1")
    assert parts([left], left.signature) == []
    assert len(parts([left, led], led.signature)) == 2
    closed = line(0, "eu lead", "U1", None, note="account closed")
    assert parts([left, closed], closed.signature) == []


def test_who_went_on() -> None:
    """The same of the same side; of links the same link; of a lead also who accepted it."""
    first, second = line(0, "eu status", "a", "b"), line(1, "eu status", "b", "c", by="U2")
    (part,) = parts([first], first.signature)
    assert overtaken(part, [first, line(1, "japan status", "b", "c")]) is None
    assert overtaken(part, [first, second]) == second
    link, other = (
        line(0, "eu evidence", None, "https://a"),
        line(1, "eu evidence", None, "https://b"),
    )
    (proof,) = parts([link], link.signature)
    assert overtaken(proof, [link, other]) is None
    gone = line(2, "eu evidence", "https://a", None)
    assert overtaken(proof, [link, other, gone]) == gone
    lead, accepted = (
        line(0, "eu lead", None, "U2"),
        line(1, "eu acceptance", None, "accepted", "U2"),
    )
    (given,) = parts([lead], lead.signature)
    assert overtaken(given, [lead, accepted]) == accepted


def test_what_stood_before_is_who_said_it_not_who_restored_it() -> None:
    """An undoing says nothing of its own: the report before it is looked up."""
    said = line(0, "eu status", "not reported", "in progress", note="draft")
    done = line(1, "eu status", "in progress", "complete")
    back = line(2, "eu status", "complete", "in progress", by="U9", note="draft")
    undone = line(2, "eu undo", None, "status", by="U9")
    dropped = line(3, "eu status", "in progress", "dropped")
    lines = [said, done, back, undone, dropped]
    (part,) = parts(lines, dropped.signature)
    assert before(part, lines) == said
    (first,) = parts(lines, said.signature)
    assert before(first, lines) is None
