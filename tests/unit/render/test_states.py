"""The states of the scale: wherever they are known, all of them are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.domain.rules.status import STATUS_NAMES, Status
from bot.render.kit.words import MEANINGS, STATES
from bot.render.report.charts import COLOURS
from bot.render.usages import purpose

# "not reported" takes a report back, and is not offered.
REPORTABLE = set(Status) - {Status.NOT_REPORTED}


@pytest.mark.parametrize("status", sorted(REPORTABLE))
def test_help_names_every_state(status: Status) -> None:
    """A new one, too."""
    assert STATES[status] in purpose("status")


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (STATUS_NAMES, set(Status)),
        (STATES, set(Status)),
        (MEANINGS, REPORTABLE),
        (COLOURS, set(Status)),
    ],
    ids=["what people call it", "its word", "its meaning in the form", "its colour in the files"],
)
def test_no_state_is_forgotten(known: Mapping[Status, object], wanted: set[Status]) -> None:
    """Nobody meets one that this place does not know."""
    assert set(known) == wanted
