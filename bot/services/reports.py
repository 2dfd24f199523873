"""What a side reports of what it leads: how far it is, and proof.

Whoever leads a deliverable on a side reports on it there, and nobody else.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain import commands as c
from bot.domain.outcomes import (
    DoneAsked,
    EvidenceAdded,
    HistoryShown,
    NotFound,
    NotYourSeat,
    Outcome,
    Refused,
    Rule,
    SideAsked,
    StatusSet,
    WhichAsked,
)
from bot.domain.state import Evidence, Seat, Standing
from bot.domain.statement import Deliverable
from bot.domain.status import Status
from bot.services.context import Context
from bot.services.seats import asked_deliverable
from storage import evidence, history, people, standings


def set_status(context: Context, command: c.SetStatus) -> Outcome:
    """Report how far one's side is."""
    seat = led(context, asked_deliverable(context, command.id, "status"))
    if isinstance(seat, Outcome):
        return seat
    return _report(context, seat, command.status, command.note)


def done(context: Context, command: c.Done) -> Outcome:
    """Report a deliverable as complete; one that was not named is asked for first."""
    seat = led(context, asked_deliverable(context, command.id, "done"))
    if isinstance(seat, Outcome):
        return seat
    if command.id is None:
        return DoneAsked(context.card_of(seat.deliverable), seat.side)
    return _report(context, seat, Status.COMPLETE, None)


def add_evidence(context: Context, command: c.AddEvidence) -> Outcome:
    """Put forward a link that shows progress."""
    seat = led(context, asked_deliverable(context, command.id, "evidence"))
    if isinstance(seat, WhichAsked):
        return Refused(Rule.NAME_ONE)
    if isinstance(seat, Outcome):
        return seat
    proof = Evidence(
        deliverable=seat.deliverable,
        side=seat.side,
        link=command.link,
        note=command.note,
        by=context.user,
        name=context.profile.name,
        at=context.now,
    )
    evidence.add(context.conn, context.team, proof)
    context.changed(seat.deliverable, f"{seat.side} evidence", None, command.link)
    return EvidenceAdded(context.card_of(seat.deliverable), proof)


def show_history(context: Context, command: c.ShowHistory) -> Outcome:
    """Who changed what of a deliverable or a meeting, newest first."""
    deliverable = context.catalogue.deliverable_by_id.get(command.id)
    subject = deliverable or context.milestones.get(command.id)
    if subject is None:
        return NotFound(command.id)
    changes = reversed(history.of(context.conn, context.team, subject.id))
    called = people.names(context.conn, context.team)
    return HistoryShown(subject.id, subject.title, tuple(changes), called)


def led(context: Context, asked: Outcome | Deliverable) -> Outcome | Seat:
    """The seat of a deliverable that whoever asks holds, or why they may not report on it."""
    if isinstance(asked, Outcome):
        return asked
    side = context.side()
    if side is None:
        return SideAsked(view=context.request.view, page=context.request.page)
    if side is c.Side.COORDINATOR:
        return Refused(Rule.COORDINATOR)
    seat = context.state.seats.get((asked.id, side))
    if seat is None or not seat.is_with(context.user):
        return NotYourSeat(context.card(asked), side, seat)
    return seat


def standing(context: Context, seat: Seat) -> Standing:
    """What the seat's side has reported, signed by whoever asks, so that it can be changed."""
    known = context.state.standings.get((seat.deliverable, seat.side))
    by, name, at = context.user, context.profile.name, context.now
    if known:
        return replace(known, by=by, name=name, at=at)
    unknown = Status.NOT_REPORTED
    return Standing(seat.deliverable, seat.side, unknown, None, None, None, by, name, at)


def put(context: Context, changed: Standing) -> None:
    """Record what a side reports."""
    standings.put(context.conn, context.team, changed)
    context.state.standings[changed.deliverable, changed.side] = changed


def _report(context: Context, seat: Seat, status: Status, note: str | None) -> StatusSet:
    before = standing(context, seat)
    if (before.status, before.note) == (status, note):
        return StatusSet(context.card_of(seat.deliverable), seat.side, status)
    put(context, replace(before, status=status, note=note))
    new = f"{status}: {note}" if note else status
    context.changed(seat.deliverable, f"{seat.side} status", before.status, new)
    return StatusSet(context.card_of(seat.deliverable), seat.side, before.status)
