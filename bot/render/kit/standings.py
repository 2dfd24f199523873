"""How far each side is: who leads, what it reports, when it means to be done."""

from __future__ import annotations

from datetime import date

from bot.domain.outcomes.base import Card
from bot.domain.rules.status import Status, joint
from bot.domain.sides import Side
from bot.domain.state import Seat
from bot.domain.statement import Fate, Milestone, When
from bot.render.kit.dates import spell
from bot.render.kit.language import _, enumerated, ngettext
from bot.render.kit.lateness import late_since
from bot.render.kit.words import NAME, SIDES, STATES, shorten, title


def lead(seat: Seat | None) -> str:
    """Who has a seat, in plain text: a mention would ring."""
    return shorten(seat.name, NAME) if seat else _("no lead")


def stand(card: Card, side: Side) -> str:
    """Who leads on one side, and how far it is: "Clara Lindqvist, in progress", "no lead".

    What was reported before the lead left is told as that: "no lead (last report: complete)".
    """
    seat, status = card.seat(side), card.status(side)
    helpers = len(card.coworkers.get(side, ()))
    if seat:
        who = _with_helpers(lead(seat), helpers) if helpers else lead(seat)
        return _("{name}, {state}").format(name=who, state=STATES[status])
    who = lead(None)
    if helpers:
        who = ngettext("no lead, {count} helping", "no lead, {count} helping", helpers).format(
            count=helpers
        )
    if status is Status.NOT_REPORTED:
        return who
    return _("{lead} (last report: {state})").format(lead=who, state=STATES[status])


def _with_helpers(name: str, helpers: int) -> str:
    return ngettext("{name} with {count} other", "{name} with {count} others", helpers).format(
        name=name, count=helpers
    )


def joint_status(card: Card) -> Status | None:
    """How far both sides are, once both have reported."""
    return joint(card.status(Side.EU), card.status(Side.JAPAN))


def due(card: Card, side: Side, today: date | None = None) -> str:
    """When one side means to be done: "EU due 12 May 2026 (set in Slack)"; empty if it never said.

    A date that is over on `today`, where the side is not done, says since when it is late.
    """
    if card.due(side) is None:
        return ""
    words = _("{side} due {date} (set in Slack)").format(
        side=SIDES[side], date=due_date(card, side)
    )
    said = late_since(card, side, today) if today else ""
    return enumerated([words, said]) if said else words


def due_date(card: Card, side: Side) -> str:
    """When one side means to be done, as spell_due has it; empty if it never said."""
    standing, when = card.standing(side), card.due(side)
    if standing is None or when is None:
        return ""
    return spell_due(when, card.set_here[standing.milestone] if standing.milestone else None)


def spell_due(when: When, meeting: Milestone | None) -> str:
    """A due date, to be read after "due": "12 May 2026", "before Third meeting, in 2025"."""
    if meeting is None:
        return spell(when)
    known = {"meeting": title(meeting), "date": spell(when)}
    if meeting.outcome is Fate.CANCELLED:
        return _("before {meeting}, {date}, cancelled").format(**known)
    return _("before {meeting}, {date}").format(**known)
