"""What a modal remembers of where it came from."""

from __future__ import annotations

import pytest

from bot.domain.forms import Form
from handlers.origin import LIMIT, Origin

WHOLE = Origin(
    channel="C1",
    thread="1.2",
    view="topic CYBER",
    page=2,
    url="https://hooks.slack.com/actions/T1/2/3",
    form=Form.REPORT,
    about="CYBER-2",
    seen='in progress|“a” "b" \\ 日本|2024-06-01',
)


@pytest.mark.parametrize("origin", [Origin(), Origin(home=True), WHOLE])
def test_it_comes_back_as_it_was(origin: Origin) -> None:
    """Whatever stands in it."""
    assert Origin.decode(origin.encode()) == origin


def test_what_is_too_long_for_slack_forgets_the_view_alone() -> None:
    """The rest cannot be spared: where to tell, and what a form had shown."""
    long = WHOLE.model_copy(update={"view": 'search "' * 200, "seen": '"' * 600})
    kept = long.encode()
    assert len(kept) <= LIMIT
    assert Origin.decode(kept) == long.model_copy(update={"view": ""})


@pytest.mark.parametrize("metadata", ["", "null", "[]", "CYBER-1", '{"page":"x"}', '{"form":"x"}'])
def test_what_is_none_of_ours_is_none(metadata: str) -> None:
    """No error either."""
    assert Origin.decode(metadata) is None
