"""PostgreSQL is away for a while, or was restarted: what is asked meanwhile, and just after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import make_url

from bot.domain.commands.proposals import DecideProposal
from bot.domain.commands.seats import Claim
from bot.domain.commands.statement import ListTopics
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.statement import TopicsShown
from bot.domain.rules.rights import Rule
from bot.services import dispatch
from bot.services.context import Request
from storage import workspaces
from storage.engine import IN_TIME, POSTGRESQL, Database
from tests import logbook
from tests.postgres import Server
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed
from tests.slack.knocking import CHANNEL, MARLIES, TEAM, Knocker


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
    dispatcher, said = here.dpc.feeds.dispatcher, Request(TEAM, MARLIES, Claim("AI-2"), CHANNEL)
    reads: dict[str, Callable[[], object]] = {
        "a claim in vain": lambda: dispatcher.foregone(said),
        "a question": lambda: dispatcher.ask(replace(said, command=ListTopics())),
        "a calendar": lambda: dispatcher.calendar("nobody's"),
        "a thread": lambda: dispatcher.shown_in(TEAM, CHANNEL, "1.1"),
        "a decision": lambda: dispatcher.ask(replace(said, command=DecideProposal(7, accept=True))),
        "a probe": lambda: httpx.get(f"{here.site.url}/readyz").raise_for_status(),
    }
    for read in reads.values():
        read()
        server.put_out(name)
        read()


def test_people_hear_that_nothing_was_saved(here: Deployment, server: Server, name: str) -> None:
    """While the database is away, whatever they ask for; and nothing happens afterwards."""
    with httpx.Client(base_url=here.site.url) as http:
        knocker = Knocker(http)
        with server.away(name):
            for text in ("claim AI-2", "topics"):
                answer = knocker.command(text)
                assert answer.status_code == 200
                assert "cannot use its database just now, so nothing was saved" in answer.text
        assert "nothing was saved" not in knocker.command("topics").text
    assert '"error": "OperationalError (unreachable)"' in logbook.LOG.getvalue()


def test_people_hear_in_time_that_others_hold_the_lock(
    here: Deployment, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack waits for three seconds; a question is answered meanwhile."""
    assert IN_TIME < 3
    monkeypatch.setattr(dispatch, "IN_TIME", 0.3)
    dispatcher, said = here.dpc.feeds.dispatcher, Request(TEAM, MARLIES, Claim("AI-2"), CHANNEL)
    other = Database(url)
    with other.write() as connection:
        workspaces.ensure(connection, TEAM, here.dpc.clock.now())
        outcome = dispatcher.ask_once(said, [])
        assert isinstance(outcome, Refused)
        assert outcome.rule is Rule.BUSY
        assert isinstance(dispatcher.ask(replace(said, command=ListTopics())), TopicsShown)
    other.close()
