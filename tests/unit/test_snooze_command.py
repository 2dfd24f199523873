"""Until when something is snoozed, from what people type and choose."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.filled_forms import BadField, Values, read_form
from bot.domain.commands.menu import parse
from bot.domain.commands.nudges import Snooze
from bot.domain.dates import DateTrouble, undated
from bot.domain.forms import Field, Form
from bot.domain.rules.snoozes import Until, day_of

ON = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("snooze CYBER-2 tomorrow", Snooze("CYBER-2", Until.TOMORROW)),
        ("snooze cyber 2: until next week.", Snooze("CYBER-2", Until.NEXT_WEEK)),
        ("snooze CYBER-2 来週", Snooze("CYBER-2", Until.NEXT_WEEK)),
        ("snooze CYBER-2 until 12 May 2026", Snooze("CYBER-2", ON)),
        ("snooze CYBER-2 2026-05-12", Snooze("CYBER-2", ON)),
        ("snooze CYBER-2 until next Monday", Snooze("CYBER-2", undated("next Monday"))),
        ("スヌーズ CYBER-2 来週の月曜", Snooze("CYBER-2", undated("来週の月曜"))),
        ("snooze", BadCommand(Trouble.MISSING, command="snooze")),
        ("snooze CYBER-2", BadCommand(Trouble.MISSING, command="snooze")),
        ("snooze me", BadCommand(Trouble.NOT_AN_ID, "me", "snooze")),
        (
            "snooze CYBER-2 12 May",
            BadCommand(Trouble.NOT_A_DATE, "12 May", "snooze", DateTrouble.NO_YEAR),
        ),
        (
            "snooze CYBER-2 May 2026",
            BadCommand(Trouble.NOT_A_DATE, "May 2026", "snooze", DateTrouble.UNREADABLE),
        ),
    ],
)
def test_snooze(typed: str, expected: Command) -> None:
    """A word or a day, of one deliverable."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"until": "tomorrow"}, Snooze("CYBER-2", Until.TOMORROW)),
        ({"until": "tomorrow", "date": "2026-05-12"}, Snooze("CYBER-2", ON)),
        ({}, BadField(Field.UNTIL, BadCommand(Trouble.MISSING))),
        (
            {"date": "soon"},
            BadField(
                Field.DATE,
                BadCommand(Trouble.NOT_A_DATE, "soon", reason=DateTrouble.UNREADABLE),
            ),
        ),
    ],
)
def test_by_a_form(values: Values, expected: Command | BadField) -> None:
    """The day that is chosen counts more than the word."""
    assert read_form(Form.SNOOZE, "CYBER-2", "", values) == expected


@pytest.mark.parametrize(
    ("until", "today", "expected"),
    [
        (Until.TOMORROW, "2026-05-15", "2026-05-16"),
        (Until.NEXT_WEEK, "2026-05-11", "2026-05-18"),
        (Until.NEXT_WEEK, "2026-05-17", "2026-05-18"),
        (ON, "2026-05-11", "2026-05-12"),
    ],
)
def test_the_day_that_is_meant(until: Until | date, today: str, expected: str) -> None:
    """Next week begins on Monday."""
    assert day_of(until, date.fromisoformat(today)) == date.fromisoformat(expected)
