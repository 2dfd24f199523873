"""When a side means to be done with what it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.progress import (
    AddEvidence,
    Done,
    Report,
    SetDue,
    SetStatus,
    ShowHistory,
    WithdrawEvidence,
)
from bot.domain.mentions import reads_as
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import NotFound, Refused
from bot.domain.outcomes.progress import (
    DoneAsked,
    DueSet,
    EvidenceAdded,
    EvidenceWithdrawn,
    HistoryShown,
    NotYourSeat,
    Reported,
    ReportOvertaken,
    ReportUnchanged,
    StatusSet,
    WithdrawAsked,
)
from bot.domain.outcomes.seats import WhichAsked
from bot.domain.rules.milestones import agenda, today
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.state import Evidence, Standing
from bot.domain.statement import Deliverable, Milestone, When
from bot.services.context import Context
from bot.services.lookups import (
    asked_deliverable,
    asked_deliverables,
    misunderstood,
    nearest,
    side_asked,
)
from bot.services.usecases import reads, writes
from storage import evidence, history, people, progress


class Place(NamedTuple):
    """A deliverable on one side."""

    deliverable: str
    side: Side


@writes(SetStatus)
def set_status(context: Context, command: SetStatus) -> Outcome:
    """Report how far one's side is."""
    at = place(context, asked_deliverable(context, command.id, "status"))
    return at if isinstance(at, Outcome) else _reported(context, at, command.status, command.note)


@writes(Done)
def done(context: Context, command: Done) -> Outcome:
    """Report a deliverable as complete; one that was not named is asked for first."""
    at = place(context, asked_deliverable(context, command.id, "done"))
    if isinstance(at, Outcome):
        return at
    if command.id is None:
        return DoneAsked(context.card_of(at.deliverable), at.side)
    return _reported(context, at, Status.COMPLETE, command.note)


@writes(AddEvidence)
def add_evidence(context: Context, command: AddEvidence) -> Outcome:
    """Put forward a link that shows progress; none into a private conversation."""
    at = place(context, asked_deliverable(context, command.id, "evidence"))
    if isinstance(at, WhichAsked):
        return Refused(Rule.NAME_ONE)
    if isinstance(at, Outcome):
        return at
    if context.slacks.private_link:
        return Refused(Rule.PRIVATE_CONVERSATION)
    proof = prove(context, at, command.link, command.note)
    return EvidenceAdded(context.card_of(at.deliverable), proof, context.signature)


@writes(WithdrawEvidence)
def withdraw_evidence(context: Context, command: WithdrawEvidence) -> Outcome:
    """Take back a link of one's side, which the history keeps; of several, the one that is named.

    It does not matter who put it forward: whoever reports on the deliverable answers for all.
    """
    at = place(context, asked_deliverable(context, command.id, "evidence withdraw"))
    if isinstance(at, Outcome):
        return at
    known = [
        e for e in evidence.of(context.conn, context.team, at.deliverable) if e.side is at.side
    ]
    links = {each.link for each in known}
    chosen = command.link or (known[0].link if len(links) == 1 else None)
    card = context.card_of(at.deliverable)
    if chosen not in links:
        return WithdrawAsked(card, at.side, tuple(known))
    evidence.withdraw(context.conn, context.team, *at, chosen)
    context.changed(at.deliverable, f"{at.side} evidence", chosen, None)
    return EvidenceWithdrawn(card, at.side, chosen, context.signature)


# More than a page of Slack's holds: so what is read fills the page asked for, and the next begins.
CHANGES = 45


@reads(ShowHistory)
def show_history(context: Context, command: ShowHistory) -> Outcome:
    """Who changed what of a deliverable or a meeting, newest first."""
    deliverable = context.catalogue.deliverable_by_id.get(command.id)
    subject = deliverable or context.milestones.get(command.id)
    if subject is None:
        ids = [*context.catalogue.deliverable_by_id, *context.milestones]
        return NotFound(command.id, nearest(command.id, ids))
    asked = max(context.request.page, 1) * CHANGES
    changes = history.newest(context.conn, context.team, subject.id, asked + 1)
    called = people.names(context.conn, context.team)
    goes_on = len(changes) > asked
    return HistoryShown(subject.id, subject.title, tuple(changes[:asked]), called, goes_on)


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
    progress.put(context.conn, context.team, changed)
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
    signature = context.signature if before else None
    return StatusSet(context.card_of(of.deliverable), of.side, before or status, signature)


@writes(SetDue)
def set_due(context: Context, command: SetDue) -> Outcome:
    """Set the date, or the milestone, of one, of several, or of all that one holds in a topic.

    All of them or none: a refusal for one is the answer for all.
    """
    milestone = meeting(context, command.milestone)
    if isinstance(milestone, Outcome):
        return milestone
    chosen = _chosen(context, command, milestone)
    if isinstance(chosen, Outcome):
        return chosen
    places: list[Place] = []
    for deliverable in chosen:
        at = place(context, deliverable)
        if isinstance(at, Outcome):
            return at
        places.append(at)
    before = context.cards_of(at.deliverable for at in places)
    is_new = [put_due(context, at, command.when, milestone) for at in places]
    cards = context.cards_of(at.deliverable for at in places)
    when = milestone.when if milestone else command.when
    signature = context.signature if any(is_new) else None
    return DueSet(cards, places[0].side, when, before, today(context.now), milestone, signature)


def put_due(context: Context, at: Place, when: When | None, milestone: Milestone | None) -> bool:
    """Record when a side means to be done; False if it had said so before."""
    # What was reported stays signed by whoever reported it.
    before = context.state.standings.get(at) or standing(context, at)
    after = replace(
        before, due=when, milestone=milestone.id if milestone else None, due_set=context.now
    )
    old, new = (
        each.milestone or (each.due.words if each.due else None) for each in (before, after)
    )
    if old == new:
        return False
    put(context, after)
    context.changed(at.deliverable, f"{at.side} due", old, new)
    return True


def meeting(context: Context, words: str | None) -> Outcome | Milestone | None:
    """The meeting to come that words name, or why it is none; None for no words."""
    if words is None:
        return None
    found = context.milestone(words)
    to_come = agenda(context.milestones.values(), context.now).to_come
    if found is None:
        near = tuple(each.id for each in to_come)
        return misunderstood(
            context, BadCommand(Trouble.NOT_A_TERM, words, "due", suggestions=near)
        )
    return found if found in to_come else Refused(Rule.PAST_MEETING, found.id)


def _chosen(
    context: Context, command: SetDue, milestone: Milestone | None
) -> Outcome | Sequence[Deliverable]:
    """The deliverables that are named, or those of the topic that the asker holds.

    Of a topic in which they hold nothing it is all, so that they are told why not; and all of
    it for a coordinator, who answers for all.
    """
    day = command.when.words if command.when else "none"
    by = f"before {milestone.id}" if milestone else day
    asked = asked_deliverables(context, command, "due", by)
    if isinstance(asked, Outcome) or command.topic is None:
        return asked
    side = context.actor.side
    held = [each for each in asked if side and context.card(each).holds(context.user, side)]
    return held or asked


@writes(Report)
def report_by_form(context: Context, command: Report) -> Outcome:
    """Record what a form says, all of it or nothing, if what it had shown still stands."""
    at = place(context, asked_deliverable(context, command.id, "status"))
    if isinstance(at, Outcome):
        return at
    card = context.card_of(at.deliverable)
    due = _due(context, card.standing(at.side), command)
    if isinstance(due, Outcome):
        return due
    if command.seen != card.reported(at.side):
        return ReportOvertaken(card, at.side)
    if command.link and context.slacks.private_link:
        return Refused(Rule.PRIVATE_CONVERSATION)
    status_set = report(context, at, command.status, _note(card, at.side, command)) is not None
    due_set = put_due(context, at, *due)
    proof = prove(context, at, command.link, command.remark) if command.link else None
    if not (status_set or due_set or proof):
        return ReportUnchanged(card, at.side)
    card, by, name = context.card_of(at.deliverable), context.user, context.profile.name
    return Reported(card, at.side, by, name, status_set, due_set, proof, context.signature)


def _note(card: Card, side: Side, command: Report) -> str | None:
    """The note of a form, which had shown names for the mentions in the one that is stored."""
    known = card.standing(side)
    if known and known.note and command.note and reads_as(known.note, command.note):
        return known.note
    return command.note


def _due(
    context: Context, known: Standing | None, command: Report
) -> Outcome | tuple[When | None, Milestone | None]:
    """The date or the meeting that a form says; what its fields cannot show stays as it is."""
    if known and known.milestone and known.milestone == command.milestone:
        return None, context.milestones[known.milestone]  # which may be over by now
    if known and known.due and not known.due.day and not (command.when or command.milestone):
        return known.due, None
    found = meeting(context, command.milestone)
    return found if isinstance(found, Outcome) else (command.when, found)
