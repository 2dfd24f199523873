"""`dpc socket` as a process, in the hands of the people of a stand-in for Slack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.local.run import MORNING
from bot.simulator.block_kit import elements
from bot.simulator.gateway import Gateway
from bot.simulator.model import Message
from bot.simulator.slack import Slack
from tests.eventually import eventually
from tests.serving import Site
from tests.slack.deployment import APP_TOKEN, TOKEN, standing_in
from tests.slack.knocking import CHANNEL, MARLIES
from tests.slack.processes import SECONDS, Home

NOWHERE = "http://127.0.0.1:9/slack/events"  # nothing goes there while a connection is open


@dataclass(frozen=True)
class Connected:
    """The people of the stand-in, and the bot behind its connection."""

    site: Site
    slack: Slack
    gateway: Gateway

    def command(self, text: str) -> Message:
        """The EU officer enters a command; returns what is answered to them alone."""
        self.site.run(self.gateway.command(MARLIES, CHANNEL, text))
        return last(self.slack, MARLIES)


@pytest.fixture(scope="module")
def home(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The environment of the process; its database is not there yet."""
    folder = tmp_path_factory.mktemp("socket")
    variables = {
        "DATABASE_URL": f"sqlite:///{folder}/dpc.db",
        "SLACK_API_URL": f"{site.url}/api/",
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "DPC_CLOCK": MORNING.isoformat(),
    }
    return Home(folder, variables)


@pytest.fixture(scope="module")
def connected(home: Home, site: Site) -> Iterator[Connected]:
    """`dpc socket` beside the stand-in; at the end of the module a SIGTERM ends it in order."""
    # A connection on which nothing is heard for a while is replaced, with what was on its way.
    with standing_in(site, NOWHERE, retry_delays=(1, 1)) as (slack, gateway):
        with home.running("socket"):
            eventually(lambda: len(slack.sockets), SECONDS)
            yield Connected(site, slack, gateway)
        eventually(lambda: not len(slack.sockets))


def last(slack: Slack, reader: str | None) -> Message:
    """The bot's newest message to one person alone, or (None) to everyone."""
    said = [each for each in slack.state.messages if each.user == slack.state.bot_user]
    return next(each for each in reversed(said) if each.to == reader)


def button(message: Message, label: str) -> tuple[str, str]:
    """The action's and the block's ids of the button with this label."""
    return next(
        (element["action_id"], block["block_id"])
        for block in message.blocks
        for element in elements(block)
        if element["type"] == "button" and element["text"]["text"] == label
    )


def test_a_command_and_a_button_are_answered(connected: Connected) -> None:
    """By acknowledgements and by the response URL, with no HTTP request to the bot."""
    connected.command("/dpc side eu")
    shown = connected.command("/dpc show AI-2")
    place = (MARLIES, CHANNEL, shown.ts, *button(shown, "Claim"))
    connected.site.run(connected.gateway.click(*place))
    eventually(lambda: "Marlies Oosterveen" in last(connected.slack, MARLIES).text, SECONDS)
    assert {each.failure for each in connected.gateway.exchanges} == {None}
    assert {each.status for each in connected.gateway.exchanges} == {None}


def test_a_mention_is_answered_in_its_thread(connected: Connected) -> None:
    """An event is acknowledged, and the answer goes out by the Web API."""
    slack, site = connected.slack, connected.site
    site.run(connected.gateway.say(MARLIES, CHANNEL, "@dpc topics"))
    asked = slack.state.messages[-1]
    eventually(lambda: slack.replies(CHANNEL, asked.ts), SECONDS)
    assert "10 topics" in last(slack, None).text
    site.run(connected.gateway.settle())
    assert connected.gateway.exchanges[-1].failure is None


def test_a_connection_is_renewed_when_slack_asks(connected: Connected) -> None:
    """Slack closes connections every few hours: the bot opens another, and answers there."""
    before = connected.slack.sockets.next()
    connected.site.run(connected.slack.sockets.disconnect("refresh_requested"))
    eventually(lambda: len(connected.slack.sockets), SECONDS)
    assert connected.slack.sockets.next() is not before
    assert "10 topics" in connected.command("/dpc topics").text
