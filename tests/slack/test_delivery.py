"""The sender against a Slack that fails: everything once, in the end; nothing twice, ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from slack_sdk import WebClient
from sqlalchemy import select
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.clock import real_now
from bot.delivery import Sender
from bot.render.message import Message
from bot.workspace.faults import Fault
from storage.engine import Database
from storage.tables import Outbox, table
from tests.serving import Site
from tests.slack.deployment import TOKEN, Deployment, deployed, row
from tests.storage.race import in_threads

HOUR = timedelta(hours=1)
MAIN, DESK = "C06RHPARTN1", "C06RHCYBER2"
_outbox = table(Outbox)


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The bot on either database."""
    with deployed(site, url) as deployment:
        yield deployment


def later(here: Deployment, by: timedelta) -> Sender:
    """The sender as it will be when so much real time has passed."""
    return replace(here.dpc.sender, real_now=lambda: real_now() + by)


def waits(here: Deployment) -> timedelta:
    """How long the one row that waits has to wait, in real time."""
    with here.dpc.database.read() as connection:
        until: datetime = connection.execute(select(_outbox.c.not_before)).scalar_one()
    return until - real_now()


def test_what_is_due_is_sent_once(here: Deployment) -> None:
    """With a random id in the metadata and nothing else; a second look finds nothing."""
    here.plan(row("one", MAIN), row("two", DESK))
    assert here.dpc.sender.deliver() == 2
    assert here.dpc.sender.deliver() == 0
    assert here.said() == ["one", "two"]
    first, second = (each.metadata for each in here.slack.state.messages)
    assert first
    assert second
    assert first != second
    assert [*first["event_payload"]] == ["id"]


def test_a_rate_limit_delays_one_channel_alone(here: Deployment) -> None:
    """It waits as long as Slack says, then goes through; the others flow."""
    here.slack.faults.append(Fault("chat.postMessage", "429", MAIN, retry_after=7))
    here.plan(row("held up", MAIN))
    here.dpc.sender.deliver()
    assert timedelta(seconds=6) < waits(here) <= timedelta(seconds=7)
    here.plan(row("flows", DESK))
    here.dpc.sender.deliver()
    assert here.said() == ["flows"]
    later(here, timedelta(seconds=8)).deliver()
    assert here.said() == ["flows", "held up"]


@pytest.mark.parametrize(("kind", "arrived"), [("500", []), ("drop_after", ["perhaps"])])
def test_what_may_have_arrived_is_not_sent_again(
    here: Deployment, kind: str, arrived: list[str]
) -> None:
    """An error of Slack's own, an answer that broke off: unclear, and left alone."""
    here.slack.faults.append(Fault("chat.postMessage", kind))  # type: ignore[arg-type]  # one of its kinds
    here.plan(row("perhaps", MAIN), row("after it", MAIN))
    here.dpc.sender.deliver()
    later(here, HOUR).deliver()
    assert here.said() == [*arrived, "after it"]
    assert here.states() == {"unclear": 1, "sent": 1}


def test_an_answer_that_is_not_slacks_is_unclear(here: Deployment) -> None:
    """A proxy's page with status 200 says neither yes nor no."""
    page = Route("/api/chat.postMessage", lambda _: HTMLResponse("<h1>Hello"), methods=["POST"])
    here.site.app.router.routes.insert(0, page)
    here.plan(row("perhaps", MAIN))
    here.dpc.sender.deliver()
    assert here.states() == {"unclear": 1}


@pytest.mark.parametrize("why", ["archived", "not a member"])
def test_a_closed_channel_parks_its_posts(here: Deployment, why: str) -> None:
    """Whoever waits for the post is told once, by a direct message."""
    channel = here.slack.channel(MAIN)
    channel.is_archived = why == "archived"
    if why == "not a member":
        channel.members.remove(here.slack.state.bot_user)
    here.plan(row("kept", MAIN))
    here.dpc.sender.deliver()
    later(here, HOUR).deliver()
    (told,) = here.slack.state.messages
    assert here.slack.channel(told.channel).kind == "im"
    assert told.text.startswith(f"Slack did not let me post in the channel <#{MAIN}>")
    assert here.states() == {"parked": 1, "sent": 1}


def test_a_refused_connection_is_tried_again(here: Deployment) -> None:
    """Nothing has left: the row is planned again, for a little later."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        away = WebClient(TOKEN, base_url=nowhere, retry_handlers=[])
        here.plan(row("late", MAIN))
        replace(here.dpc.sender, clients=lambda _: away).deliver()
    assert here.states() == {"planned": 1}
    here.dpc.sender.deliver()
    assert here.said() == []
    later(here, timedelta(seconds=6)).deliver()
    assert here.said() == ["late"]


def test_reminders_keep_slacks_pace_in_a_channel(here: Deployment) -> None:
    """One a second in one channel; another channel, and answers to people, do not wait."""
    sender = replace(here.dpc.sender, compose=lambda each: Message.stored(each.payload))
    here.plan(
        row("first", MAIN, kind="reminder"),
        row("second", MAIN, kind="reminder"),
        row("elsewhere", DESK, kind="reminder"),
        row("answer", MAIN),
    )
    sender.deliver()
    assert here.said() == ["first", "elsewhere", "answer"]
    replace(sender, real_now=lambda: real_now() + HOUR).deliver()
    assert here.said()[3:] == ["second"]


def test_two_senders_at_once_send_each_row_once(here: Deployment, url: str) -> None:
    """Each with its own connections, as two processes have."""
    rows = [row(f"number {number}", (MAIN, DESK)[number % 2]) for number in range(50)]
    here.plan(*rows)
    databases = [Database(url), Database(url)]

    def work(number: int) -> int:
        return replace(here.dpc.sender, database=databases[number]).deliver()

    shares = in_threads(2, work)
    for database in databases:
        database.close()
    assert sum(shares) == 50
    assert sorted(here.said()) == sorted(each.subject for each in rows)
