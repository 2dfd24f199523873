"""Everything that is said of what is late: other words for it are changed here alone.

Only what people type is not here: the command `overdue`, and the mark `late` of a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain.outcomes.base import Card
from bot.domain.sides import Side
from bot.render.kit.dates import spell_day
from bot.render.kit.language import _, marked
from bot.render.kit.words import SIDES, THE, deliverables

MARK = marked("late")  # among other facts, in the middle of a line
LABEL = marked("Late")  # of a number
BEFORE = marked("Late:")  # a list on the same line
BUTTON = marked("Overdue")  # to the list of all
REST = marked("All that is late")  # likewise, below the first few
PURPOSE = marked("Everything that is late.")  # of the command
NEVER = marked(
    "What has no date is never late. See milestones for meetings, stocktake for the rest."
)


def first_day(card: Card, side: Side, today: date) -> str:
    """The first day after one side's due date, where it is late; empty otherwise."""
    when = card.due(side)
    if when is None or when.latest is None or not card.late(side, today):
        return ""
    return spell_day(when.latest + timedelta(days=1))


def late_since(card: Card, side: Side, today: date) -> str:
    """Since when one side is late, to be read after its date; empty where it is not."""
    day = first_day(card, side, today)
    return _("late since {date}").format(date=day) if day else ""


def column(side: Side) -> str:
    """The head of a column of first days."""
    return _("{side} late since").format(side=SIDES[side])


def passed(cards: Iterable[Card], side: Side, today: date) -> str:
    """That a date that was set is past: it is late from the first. Empty where none is late."""
    day = next(filter(None, (first_day(card, side, today) for card in cards)), "")
    return _("That date has passed: late since {date}.").format(date=day) if day else ""


def dated(date: str) -> str:
    """A due date with its mark: "12 May 2026 (late)"."""
    return _("{date} (late)").format(date=date)


def counted(number: int) -> str:
    """How many, among other numbers: "2 late"."""
    return _("{number} late").format(number=number)


def total(number: int) -> str:
    """How many, in a sentence of its own."""
    return _("Late: {number}.").format(number=number)


def of_all(cards: int, late: int) -> str:
    """How many there are, and how many of them are late: "3 deliverables, 1 late"."""
    known = {"count": deliverables(cards), "late": late}
    if not late:
        return _("{count}, none late").format(**known)
    return _("{count}, {late} late").format(**known)


def and_silent(late: int, silent: int) -> str:
    """What needs a look on a side, in numbers."""
    return _("{late} late, {silent} silent").format(late=late, silent=silent)


def nor_silent(side: Side) -> str:
    """That nothing on a side needs a look."""
    return _("Nothing is late or silent for {side}.").format(side=THE[side])


def on(side: Side, number: int) -> str:
    """Above those of one side."""
    return _("Late for {side}: {number}").format(side=THE[side], number=number)


def heading(scope: str, number: int) -> str:
    """Above the list of all; `scope` is what it is narrowed down to, in words."""
    if not number:
        return _("Nothing is overdue{scope}.").format(scope=scope)
    return _("Overdue{scope}: {count}").format(scope=scope, count=deliverables(number))
