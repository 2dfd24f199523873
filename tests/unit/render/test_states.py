"""The states that can be reported, as people are told of them."""

from __future__ import annotations

import pytest

from bot.domain.rules.status import Status
from bot.render.usages import GROUPS


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.NOT_REPORTED])
def test_help_names_every_state(status: Status) -> None:
    """A new one, too; "not reported" takes a report back, and is not offered."""
    assert status in GROUPS["How far it is"]["status"].purpose
