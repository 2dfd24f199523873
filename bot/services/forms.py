"""Forms: what they show when they are opened, and the report that is made by one."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.commands.forms import OpenForm
from bot.domain.forms import Form
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import NotFound, Refused
from bot.domain.outcomes.forms import (
    AddFormOpened,
    AdmitFormOpened,
    AssignFormOpened,
    CoordinatorFormOpened,
    EvidenceFormOpened,
    FindFormOpened,
    HeldFormOpened,
    MoveFormOpened,
    ReportFormOpened,
)
from bot.domain.rules.milestones import agenda
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Fate, Topic
from bot.services import nudges
from bot.services.context import Context
from bot.services.lists import cannot_lead
from bot.services.lookups import asked_deliverable, asked_milestone, side_asked
from bot.services.progress import place
from bot.services.seats import movable
from bot.services.usecases import confides
from storage import coordinators


@confides(OpenForm)
def open_form(context: Context, command: OpenForm) -> Outcome:
    """A form with what is known already, for whoever may send it off."""
    return _OPENERS[command.form](context, command.about)


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
    series, topic = context.catalogue, _topic(context, about)
    among = series.deliverables_of(topic.code) if topic else series.followed
    free = movable(context, side, "", among)
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

    cards = context.cards(context.catalogue.followed)
    reported = tuple(card for card in cards if may_report(card))
    return EvidenceFormOpened(link, side, reported, cannot_lead(context))


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
    if about not in SEATS:
        return NotFound(about, tuple(SEATS))
    side = Side(about)
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
    Form.SNOOZE: nudges.open_form,
    Form.FIND: _find,
}
