"""What was told once is remembered, unless it is a secret."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.calendars import CalendarMade, CalendarRevoked
from bot.render.answer import answer


@pytest.mark.parametrize("notice", [None, CalendarRevoked(was=True)])
def test_the_same_is_not_drawn_twice(notice: Outcome | None) -> None:
    """Not for the same reader."""
    outcome = CalendarRevoked(was=False)
    first = answer(outcome, viewer="U1", notice=notice)
    assert answer(outcome, viewer="U1", notice=notice) is first
    assert answer(outcome, viewer="U2", notice=notice) is not first


@pytest.mark.parametrize("above", [None, CalendarRevoked(was=False)])
def test_a_secret_is_forgotten_once_it_is_told(above: Outcome | None) -> None:
    """Whether it is the answer, or told above another one."""
    made = CalendarMade("https://dpc.example/calendar/secret.ics", replaced=False)
    told = answer(above, notice=made) if above else answer(made)
    assert made.address in told.text
    kept = ref(made)
    del made
    gc.collect()
    assert kept() is None
