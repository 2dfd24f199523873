"""What can be undone: a change of a lead, a state, a date or a link, within a day.

Pure: read off the history of a deliverable. All that somebody changed at one instant is one act:
it is undone whole, or not at all, once any of it was changed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.domain.sides import SEATS, Side
from bot.domain.state import Change, Signature

WITHIN = timedelta(days=1)
UNDO = "undo"  # what the history says of a change that takes another back


class Kind(StrEnum):
    """What of a deliverable can be undone, in the words of the history."""

    LEAD = "lead"
    STATUS = "status"
    DUE = "due"
    EVIDENCE = "evidence"
    COWORKER = "co-worker"


# What must not have come after it.
_OVERTAKES = {Kind.LEAD: {"lead", "acceptance"}}


class Part(NamedTuple):
    """A line of the history that can be undone: what it changed, on which side."""

    line: Change
    side: Side
    kind: Kind


def parts(lines: Sequence[Change], signature: Signature) -> list[Part]:
    """What of some lines somebody changed at one instant, as far as it can be undone.

    Whoever begins or ends to work along says so again; it is undone with a lead alone. A lead
    that was changed for a reason (a closed account, a proposal) is not undone.
    """
    found = [part for line in lines if signature.is_of(line) and (part := _part(line))]
    leads = [part for part in found if part.kind is Kind.LEAD]
    if any(part.line.note for part in leads):
        return []
    return found if leads else [part for part in found if part.kind is not Kind.COWORKER]


def overtaken(part: Part, lines: Sequence[Change]) -> Change | None:
    """The newest line that has changed the same again; None if there is none.

    `lines` are the whole history of its deliverable, oldest first.
    """
    words = _OVERTAKES.get(part.kind, {str(part.kind)})
    later = lines[lines.index(part.line) + 1 :]
    same = [
        line
        for line in later
        if line.what in {f"{part.side} {what}" for what in words} and _same(part, line)
    ]
    return same[-1] if same else None


def before(part: Part, lines: Sequence[Change]) -> Change | None:
    """The line by which it came to be what it was before; None if it never was anything else.

    A line that only took another back is passed over: what it restored was said earlier.
    """
    undone = {(line.by, line.at) for line in lines if line.what == f"{part.side} {UNDO}"}
    earlier = lines[: lines.index(part.line)]
    return next(
        (
            line
            for line in reversed(earlier)
            if (line.what, line.new) == (part.line.what, part.line.old)
            and (line.by, line.at) not in undone
        ),
        None,
    )


def _part(line: Change) -> Part | None:
    side, _, what = line.what.partition(" ")
    return Part(line, Side(side), Kind(what)) if side in SEATS and what in set(Kind) else None


def _same(part: Part, line: Change) -> bool:
    """Of links and people there may be several: whether a line is about the same one."""
    if part.kind not in (Kind.EVIDENCE, Kind.COWORKER):
        return True
    return (part.line.new or part.line.old) in (line.new, line.old)
