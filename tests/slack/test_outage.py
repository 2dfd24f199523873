"""PostgreSQL is away for a while, or was restarted: what is asked meanwhile, and just after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import make_url

from bot.domain.commands import Claim, DecideProposal, ListTopics
from bot.services.context import Request
from storage.engine import POSTGRESQL
from tests import logbook
from tests.postgres import Server
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed
from tests.slack.knocking import CHANNEL, MARLIES, TEAM


@pytest.fixture
def dialect() -> str:
    """The database that can be away."""
    return POSTGRESQL


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The bot, which has used its database already."""
    with deployed(site, url) as here:
        here.states()
        yield here


@pytest.fixture
def name(url: str) -> str:
    """What the server calls the database."""
    return str(make_url(url).database)


def test_it_is_not_ready_while_the_database_is_away(
    here: Deployment, server: Server, name: str
) -> None:
    """It says so, with no error in the log for each time that it is asked, and is ready again."""
    with httpx.Client(base_url=here.site.url) as http:
        with server.away(name):
            asked = [http.get("/readyz") for _ in range(2)]
        away = (503, {"ready": False, "database": "unreachable"})
        assert [(each.status_code, each.json()) for each in asked] == [away] * 2
        assert "request_failed" not in logbook.LOG.getvalue()
        assert http.get("/readyz").status_code == 200


def test_the_first_reads_after_a_restart_succeed(
    here: Deployment, server: Server, name: str
) -> None:
    """A claim, a question, a calendar, a reply in a thread, a probe: each is asked just after."""
    desk, said = here.dpc.feeds.desk, Request(TEAM, MARLIES, Claim("AI-2"), CHANNEL)
    reads: dict[str, Callable[[], object]] = {
        "a claim in vain": lambda: desk.foregone(said),
        "a question": lambda: desk.ask(replace(said, command=ListTopics())),
        "a calendar": lambda: desk.calendar("nobody's"),
        "a thread": lambda: desk.shown_in(TEAM, CHANNEL, "1.1"),
        "a decision": lambda: desk.ask(replace(said, command=DecideProposal(7, accept=True))),
        "a probe": lambda: httpx.get(f"{here.site.url}/readyz").raise_for_status(),
    }
    for read in reads.values():
        read()
        server.put_out(name)
        read()
