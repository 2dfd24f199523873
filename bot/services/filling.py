"""Forms: what they show when they are opened, and the report that is made by one."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain import commands as c
from bot.domain.forms import Form
from bot.domain.milestones import agenda
from bot.domain.outcomes import (
    AddFormOpened,
    AdmitFormOpened,
    AssignFormOpened,
    Card,
    CoordinatorFormOpened,
    EvidenceFormOpened,
    FindFormOpened,
    HeldFormOpened,
    MoveFormOpened,
    NotFound,
    Outcome,
    Refused,
    Reported,
    ReportFormOpened,
    ReportOvertaken,
    ReportUnchanged,
    Rule,
)
from bot.domain.rights import Deed, refusal
from bot.domain.state import Standing
from bot.domain.statement import Milestone, Topic, When
from bot.domain.statement import Outcome as Fate
from bot.services import snoozing
from bot.services.asking import asked_deliverable, asked_milestone, side_asked
from bot.services.context import Context
from bot.services.dues import meeting, put_due
from bot.services.giving import movable
from bot.services.reports import place, prove, report
from storage import coordinators


def open_form(context: Context, command: c.OpenForm) -> Outcome:
    """A form with what is known already, for whoever may send it off."""
    return _OPENERS[command.form](context, command.about)


def report_by_form(context: Context, command: c.Report) -> Outcome:
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
    status_set = report(context, at, command.status, command.note) is not None
    due_set = put_due(context, at, *due)
    proof = prove(context, at, command.link, command.remark) if command.link else None
    if not (status_set or due_set or proof):
        return ReportUnchanged(card, at.side)
    card, by, name = context.card_of(at.deliverable), context.user, context.profile.name
    return Reported(card, at.side, by, name, status_set, due_set, proof)


def _due(
    context: Context, known: Standing | None, command: c.Report
) -> Outcome | tuple[When | None, Milestone | None]:
    """The date or the meeting that a form says; what its fields cannot show stays as it is."""
    if known and known.milestone and known.milestone == command.milestone:
        return None, context.milestones[known.milestone]  # which may be over by now
    if known and known.due and not known.due.day and not (command.when or command.milestone):
        return known.due, None
    found = meeting(context, command.milestone)
    return found if isinstance(found, Outcome) else (command.when, found)


def _report(context: Context, id: str) -> Outcome:
    at = place(context, asked_deliverable(context, id, "status"))
    if isinstance(at, Outcome):
        return at
    card = context.card_of(at.deliverable)
    to_come = agenda(context.milestones.values(), context.now).to_come
    return ReportFormOpened(id, card, at.side, to_come, card.reported(at.side))


def _assign(context: Context, about: str) -> Outcome:
    """Giving seats: of one deliverable, of those in a topic, or of any."""
    side = context.actor.side
    if side is None:
        return side_asked(context, context.request.said)
    if rule := refusal(context.actor, Deed.ASSIGN, side):
        return Refused(rule)
    known, topic = context.catalogue.deliverable_by_id, _topic(context, about)
    among = context.catalogue.deliverables_of(topic.code) if topic else known.values()
    free = movable(context, side, "", list(among))
    return AssignFormOpened(about, side, topic, context.cards(free))


def _topic(context: Context, about: str) -> Topic | None:
    """The topic of a code, or of a deliverable's id."""
    deliverable = context.catalogue.deliverable_by_id.get(about)
    return context.catalogue.topic_by_code.get(deliverable.topic if deliverable else about)


def _evidence(context: Context, link: str) -> Outcome:
    side = context.actor.side
    if side is None:
        return side_asked(context, context.request.said)
    if not context.actor.may_write:
        return Refused(refusal(context.actor, Deed.REPORT, side) or Rule.UNKNOWN)

    def may_report(card: Card) -> bool:
        return not refusal(context.actor, Deed.REPORT, side, holds=card.holds(context.user, side))

    cards = context.cards(context.catalogue.deliverables)
    return EvidenceFormOpened(link, side, tuple(card for card in cards if may_report(card)))


def _held(context: Context, id: str) -> Outcome:
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    known = context.milestones
    waiting = tuple(each for each in known.values() if each.outcome is Fate.OPEN)
    return HeldFormOpened(id, waiting, known.get(id))


def _move(context: Context, id: str) -> Outcome:
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    found = asked_milestone(context, id)
    return found if isinstance(found, Outcome) else MoveFormOpened(id, found)


def _add(context: Context, about: str) -> Outcome:
    rule = refusal(context.actor, Deed.ORGANISE)
    return Refused(rule) if rule else AddFormOpened(about)


def _coordinator(context: Context, about: str) -> Outcome:
    if rule := refusal(context.actor, Deed.SETTLE):
        return Refused(rule)
    if about not in c.SEATS:
        return NotFound(about, tuple(c.SEATS))
    side = c.Side(about)
    current = coordinators.of_team(context.conn, context.team).get(side)
    return CoordinatorFormOpened(about, side, current)


def _admit(context: Context, about: str) -> Outcome:
    rule = refusal(context.actor, Deed.SETTLE)
    return Refused(rule) if rule else AdmitFormOpened(about)


def _find(_: Context, about: str) -> Outcome:
    return FindFormOpened(about)


_OPENERS: dict[Form, Callable[[Context, str], Outcome]] = {
    Form.REPORT: _report,
    Form.ASSIGN: _assign,
    Form.EVIDENCE: _evidence,
    Form.HELD: _held,
    Form.ADD: _add,
    Form.MOVE: _move,
    Form.COORDINATOR: _coordinator,
    Form.ADMIT: _admit,
    Form.SNOOZE: snoozing.open_form,
    Form.FIND: _find,
}
