"""How far each side is: who leads, what it reports, when it means to be done."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.outcomes.base import Card
from bot.domain.rules.status import Status, joint
from bot.domain.sides import Side
from bot.domain.state import Seat
from bot.domain.statement import Fate, Milestone, When
from bot.render.kit.dates import spell, spell_day
from bot.render.kit.words import NAME, SIDES, counted, shorten


def lead(seat: Seat | None) -> str:
    """Who has a seat, in plain text: a mention would ring."""
    return shorten(seat.name, NAME) if seat else "no lead"


def stand(card: Card, side: Side) -> str:
    """Who leads on one side, and how far it is: "Clara Lindqvist, in progress", "no lead".

    What was reported before the lead left is told as that: "no lead (last report: complete)".
    """
    seat, status = card.seat(side), card.status(side)
    helpers = len(card.coworkers.get(side, ()))
    if seat:
        who = f"{lead(seat)} with {counted(helpers, 'other')}" if helpers else lead(seat)
        return f"{who}, {status}"
    who = f"no lead, {helpers} helping" if helpers else lead(None)
    return who if status is Status.NOT_REPORTED else f"{who} (last report: {status})"


def joint_status(card: Card) -> Status | None:
    """How far both sides are, once both have reported."""
    return joint(card.status(Side.EU), card.status(Side.JAPAN))


def due(card: Card, side: Side, today: date | None = None) -> str:
    """When one side means to be done: "EU due 12 May 2026 (set in Slack)"; empty if it never said.

    A date that is over on `today`, where the side is not done, says since when it is late.
    """
    when, words = card.due(side), due_date(card, side)
    if when is None:
        return ""
    late = ""
    if today and when.latest and card.late(side, today):
        late = f", late since {spell_day(when.latest + timedelta(days=1))}"
    return f"{SIDES[side]} due {words} (set in Slack){late}"


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
    off = ", cancelled" if meeting.outcome is Fate.CANCELLED else ""
    return f"before {meeting.title}, {spell(when)}{off}"
