"""What a side reports of a deliverable: how far it is, and proof.

Whoever leads it or works along on it there reports, and the side's coordinator.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

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
    StatusSet,
    WhichAsked,
)
from bot.domain.rights import Deed, refusal
from bot.domain.state import Evidence, Standing
from bot.domain.statement import Deliverable
from bot.domain.status import Status
from bot.services.asking import asked_deliverable, nearest, side_asked
from bot.services.context import Context
from storage import evidence, history, people, standings


class Place(NamedTuple):
    """A deliverable on one side."""

    deliverable: str
    side: c.Side


def set_status(context: Context, command: c.SetStatus) -> Outcome:
    """Report how far one's side is."""
    at = place(context, asked_deliverable(context, command.id, "status"))
    return at if isinstance(at, Outcome) else _reported(context, at, command.status, command.note)


def done(context: Context, command: c.Done) -> Outcome:
    """Report a deliverable as complete; one that was not named is asked for first."""
    at = place(context, asked_deliverable(context, command.id, "done"))
    if isinstance(at, Outcome):
        return at
    if command.id is None:
        return DoneAsked(context.card_of(at.deliverable), at.side)
    return _reported(context, at, Status.COMPLETE, command.note)


def add_evidence(context: Context, command: c.AddEvidence) -> Outcome:
    """Put forward a link that shows progress; none into a private conversation."""
    at = place(context, asked_deliverable(context, command.id, "evidence"))
    if isinstance(at, WhichAsked):
        return Refused(Rule.NAME_ONE)
    if isinstance(at, Outcome):
        return at
    if context.slacks.private_link:
        return Refused(Rule.PRIVATE_CONVERSATION)
    proof = prove(context, at, command.link, command.note)
    return EvidenceAdded(context.card_of(at.deliverable), proof)


def show_history(context: Context, command: c.ShowHistory) -> Outcome:
    """Who changed what of a deliverable or a meeting, newest first."""
    deliverable = context.catalogue.deliverable_by_id.get(command.id)
    subject = deliverable or context.milestones.get(command.id)
    if subject is None:
        ids = [*context.catalogue.deliverable_by_id, *context.milestones]
        return NotFound(command.id, nearest(command.id, ids))
    changes = reversed(history.of(context.conn, context.team, subject.id))
    called = people.names(context.conn, context.team)
    return HistoryShown(subject.id, subject.title, tuple(changes), called)


def place(context: Context, asked: Outcome | Deliverable) -> Outcome | Place:
    """The side of a deliverable that whoever asks may report on, or why they may not."""
    if isinstance(asked, Outcome):
        return asked
    actor, card = context.actor, context.card(asked)
    side = actor.side
    if side is None:
        return side_asked(context, context.request.said)
    rule = refusal(actor, Deed.REPORT, side, holds=card.holds(context.user, side))
    if rule is Rule.NOT_YOURS:
        return NotYourSeat(card, side, card.seat(side))
    return Refused(rule) if rule else Place(asked.id, side)


def standing(context: Context, of: Place) -> Standing:
    """What a side has reported, signed by whoever asks, so that it can be changed."""
    known = context.state.standings.get(of)
    by, name, at = context.user, context.profile.name, context.now
    if known:
        return replace(known, by=by, name=name, at=at)
    return Standing(*of, Status.NOT_REPORTED, None, None, None, by, name, at)


def put(context: Context, changed: Standing) -> None:
    """Record what a side reports."""
    standings.put(context.conn, context.team, changed)
    context.state.standings[changed.deliverable, changed.side] = changed


def report(context: Context, of: Place, status: Status, note: str | None) -> Status | None:
    """Record how far a side is: what it had reported before, None if the very same."""
    before = standing(context, of)
    if (before.status, before.note) == (status, note):
        return None
    put(context, replace(before, status=status, note=note))
    context.changed(of.deliverable, f"{of.side} status", before.status, status, note)
    return before.status


def prove(context: Context, of: Place, link: str, note: str | None) -> Evidence:
    """Put a link forward for a side."""
    by, name, at = context.user, context.profile.name, context.now
    proof = Evidence(of.deliverable, of.side, link, note, by, name, at)
    evidence.add(context.conn, context.team, proof)
    context.changed(of.deliverable, f"{of.side} evidence", None, link, note)
    return proof


def _reported(context: Context, of: Place, status: Status, note: str | None) -> StatusSet:
    before = report(context, of, status, note)
    return StatusSet(context.card_of(of.deliverable), of.side, before or status)
