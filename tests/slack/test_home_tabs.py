"""Home tabs and a Slack that does not take them: at their pace, and never in another's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import real_now
from bot.delivery.refresher import Refresher
from bot.domain.state import Home
from bot.simulator.faults import Fault
from storage import homes
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed

BEGUN = real_now()


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The bot on either database."""
    with deployed(site, url) as deployment:
        yield deployment


def people(here: Deployment) -> list[str]:
    """The ids of the workspace's people."""
    return [each.id for each in here.slack.state.people if not each.is_bot]


def opened(here: Deployment, *users: str) -> None:
    """Their tabs are out of date."""
    with here.dpc.database.write() as connection:
        for user in users:
            homes.opened(connection, here.slack.state.team_id, user)


def drawn(here: Deployment, by: timedelta = timedelta()) -> set[str]:
    """Whose tabs are drawn when so much real time has passed since this began."""
    tabs = here.slack.state.homes
    before = {user: view.hash for user, view in tabs.items()}
    later(here, by).refresh()
    return {user for user, view in tabs.items() if before.get(user) != view.hash}


def later(here: Deployment, by: timedelta) -> Refresher[Home]:
    """The refresher as it will be when so much real time has passed."""
    return replace(here.dpc.homes, real_now=lambda: BEGUN + by)


def test_a_tab_is_drawn_once_a_second(here: Deployment) -> None:
    """Whatever changes in the meantime waits for the second to be over; others do not wait."""
    one, other, *_ = people(here)
    opened(here, one)
    assert drawn(here) == {one}
    assert drawn(here, timedelta(hours=1)) == set()
    opened(here, one, other)
    assert drawn(here) == {other}
    assert drawn(here, timedelta(seconds=1)) == {one}


def test_a_rate_limit_is_waited_for(here: Deployment) -> None:
    """As long as Slack says, and nobody else's tab waits with it."""
    one, other, *_ = people(here)
    here.slack.faults.append(Fault("views.publish", "429", retry_after=7))
    opened(here, one)
    assert drawn(here) == set()
    opened(here, other)
    assert drawn(here, timedelta(seconds=6)) == {other}
    assert drawn(here, timedelta(seconds=7)) == {one}


@pytest.mark.parametrize("kind", ["500", "drop_after"])
def test_a_failure_is_tried_again(here: Deployment, kind: str) -> None:
    """What may have arrived may arrive twice: the newest state is drawn."""
    one, *_ = people(here)
    here.slack.faults.append(Fault("views.publish", kind))  # type: ignore[arg-type]  # one of the two
    opened(here, one)
    drawn(here)
    assert drawn(here, timedelta(seconds=4)) == set()
    assert drawn(here, timedelta(seconds=5)) == {one}


def test_somebody_unknown_is_forgotten(here: Deployment) -> None:
    """The others are drawn; the tab comes back only when it is opened again."""
    one, *_ = people(here)
    opened(here, "U0NOBODY", one)
    assert drawn(here) == {one}
    assert drawn(here, timedelta(days=1)) == set()
