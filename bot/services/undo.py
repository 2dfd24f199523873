"""Undoing: what somebody changed at one instant is put back as it was, as a change of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.domain.commands.assignments import ShowAssigned
from bot.domain.commands.undo import Undo, UndoSigned
from bot.domain.dates import parse_when, undated
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.undo import Undone, UndoOvertaken
from bot.domain.people import STRANGER, is_user_id
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.rules.status import Status
from bot.domain.rules.undo import UNDO, WITHIN, Kind, Part, before, overtaken, parts
from bot.domain.sides import Side
from bot.domain.state import Change, Evidence, Seat, Signature
from bot.domain.statement import When
from bot.services import coworkers
from bot.services.context import Context
from bot.services.lookups import asked_deliverable
from bot.services.notifications import tell, tell_relieved
from bot.services.progress import Place, put, standing
from bot.services.usecases import writes
from storage import evidence, history, people, seats

_MOMENT = timedelta(microseconds=1)
Lines = Sequence[Change]


class _Found(NamedTuple):
    """What is to be undone, with the whole history of its deliverable."""

    part: Part
    lines: Lines


@writes(Undo)
def undo(context: Context, command: Undo) -> Outcome:
    """Undo the last act of whoever asks, or the last that can be undone of a deliverable."""
    conn, team, now = context.conn, context.team, context.now
    if command.id is None:
        lines = history.between(conn, team, now - WITHIN, now)
        mine = [line for line in lines if line.by == context.user]
        return _undo(context, mine[-1].signature) if mine else Refused(Rule.NOTHING_TO_UNDO)
    asked = asked_deliverable(context, command.id, "undo")
    if isinstance(asked, Outcome):
        return asked
    of_it = reversed(history.of(conn, team, asked.id))
    known = (line.signature for line in of_it if line.what.startswith(f"{context.actor.side} "))
    last = next((each for each in known if _parts(context, each)), None)
    return _undo(context, last) if last else Refused(Rule.NOTHING_TO_UNDO)


@writes(UndoSigned)
def undo_signed(context: Context, command: UndoSigned) -> Outcome:
    """Undo what a button was drawn for."""
    return _undo(context, Signature(command.by, command.at))


def _undo(context: Context, signature: Signature) -> Outcome:
    """Put back all that has a signature, or say why not: then nothing is changed."""
    found = _parts(context, signature)
    if not found:
        return Refused(Rule.NOTHING_TO_UNDO)
    if signature.at <= context.now - WITHIN:
        return Refused(Rule.TOO_OLD_TO_UNDO)
    for part, lines in found:
        if refused := _refused(context, part, lines):
            return refused
    taken = [seat for part, _ in found if (seat := _seat(context, part))]
    for part, lines in reversed(found):
        _RESTORE[part.kind](context, part, before(part, lines))
    for side, id in dict.fromkeys((part.side, part.line.subject) for part, _ in found):
        kinds = [part.kind for part, _ in found if (part.side, part.line.subject) == (side, id)]
        context.note(id, f"{side} {UNDO}", None, ", ".join(kinds))
    tell_relieved(context, taken)
    _tell_again(context, [part for part, _ in found])
    names = people.names(context.conn, context.team)
    return Undone(tuple(part for part, _ in found), names, context.signature)


def _parts(context: Context, signature: Signature) -> list[_Found]:
    conn, team = context.conn, context.team
    at_once = history.between(conn, team, signature.at - _MOMENT, signature.at)
    known: dict[str, Lines] = {}
    for part in (found := parts(at_once, signature)):
        known.setdefault(part.line.subject, history.of(conn, team, part.line.subject))
    there = context.catalogue.deliverable_by_id
    return [_Found(p, known[p.line.subject]) for p in found if p.line.subject in there]


def _refused(context: Context, part: Part, lines: Lines) -> Outcome | None:
    """Why one part cannot be undone; None where it can."""
    card = context.card_of(part.line.subject)
    own = part.line.by == context.user
    about_seat = part.kind in (Kind.LEAD, Kind.COWORKER)
    holds = own and (about_seat or card.holds(context.user, part.side))
    if refusal(context.actor, Deed.REPORT, part.side, holds=holds):
        return Refused(Rule.NOT_YOURS_TO_UNDO)
    if since := overtaken(part, lines):
        return UndoOvertaken(card, since, people.names(context.conn, context.team))
    led_before = part.line.old if about_seat else None
    if led_before and is_user_id(led_before) and not _may_hold(context, led_before, part.side):
        return Refused(Rule.CANNOT_LEAD_AGAIN)
    return None


def _may_hold(context: Context, user: str, side: Side) -> bool:
    them = context.actor_of(user, STRANGER)
    return them.side is side and not them.coordinates


def _restore_lead(context: Context, part: Part, said: Change | None) -> None:
    line, key = part.line, (part.line.subject, part.side)
    conn, team, now = context.conn, context.team, context.now
    if line.old is None:
        seats.release(conn, team, *key, str(line.new), now)
        del context.state.seats[key]
    else:
        # Whoever is given it back by somebody else is told, as of any lead that they are given.
        others = is_user_id(line.old) and line.old != context.user
        by = said.by if said and not others else context.user
        context.state.seats[key] = seats.assign(
            conn, team, *key, line.old, by, now, line.new or line.old
        )
    context.changed(line.subject, line.what, line.new, line.old)


def _restore_status(context: Context, part: Part, said: Change | None) -> None:
    line, known = part.line, standing(context, Place(part.line.subject, part.side))
    note = said.note if said else None
    by, at = (said.by, said.at) if said else (context.user, context.now)
    name = people.name_of(context.conn, context.team, by)
    put(context, replace(known, status=Status(str(line.old)), note=note, by=by, name=name, at=at))
    context.changed(line.subject, line.what, line.new, line.old, note)


def _restore_due(context: Context, part: Part, said: Change | None) -> None:
    line, key = part.line, (part.line.subject, part.side)
    known = context.state.standings[key]
    milestone = line.old if line.old in context.milestones else None
    due = None if milestone else _when(line.old)
    set_at = said.at if said else None
    put(context, replace(known, due=due, milestone=milestone, due_set=set_at))
    context.changed(line.subject, line.what, line.new, line.old)


def _restore_evidence(context: Context, part: Part, said: Change | None) -> None:
    line, team = part.line, context.team
    if line.new:
        evidence.withdraw(context.conn, team, line.subject, part.side, line.new)
    elif said and line.old:
        name = people.name_of(context.conn, team, said.by)
        proof = Evidence(line.subject, part.side, line.old, said.note, said.by, name, said.at)
        evidence.add(context.conn, team, proof)
    context.changed(line.subject, line.what, line.new, line.old, said.note if said else None)


def _restore_coworker(context: Context, part: Part, _: Change | None) -> None:
    line = part.line
    if line.new:
        coworkers.leave_one(context, line.subject, part.side, line.new)
    elif line.old:
        name = people.name_of(context.conn, context.team, line.old)
        coworkers.add_one(context, line.subject, part.side, line.old, name)


_RESTORE: Mapping[Kind, Callable[[Context, Part, Change | None], None]] = {
    Kind.LEAD: _restore_lead,
    Kind.STATUS: _restore_status,
    Kind.DUE: _restore_due,
    Kind.EVIDENCE: _restore_evidence,
    Kind.COWORKER: _restore_coworker,
}


def _when(words: str | None) -> When | None:
    """A date as the history keeps it: in the words that it was read from."""
    if words is None:
        return None
    found = parse_when(words)
    return found if isinstance(found, When) else undated(words)


def _seat(context: Context, part: Part) -> Seat | None:
    """The seat that is taken back."""
    if part.kind is not Kind.LEAD:
        return None
    return context.state.seats.get((part.line.subject, part.side))


def _tell_again(context: Context, undone: Sequence[Part]) -> None:
    """Tell those who lead something again, unless it is they who asked."""
    again: dict[str, list[str]] = {}
    for part in undone:
        if part.kind is Kind.LEAD and part.line.old and is_user_id(part.line.old):
            again.setdefault(part.line.old, []).append(part.line.subject)
    for user, ids in again.items():
        tell(context, user, ShowAssigned(user, tuple(ids)))
