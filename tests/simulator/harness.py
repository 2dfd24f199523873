"""A workspace and a bot, joined by real HTTP on one local server."""

import contextlib
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from a2wsgi import WSGIMiddleware
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from starlette.routing import Mount

from bot.simulator import web_api
from bot.simulator.gateway import Gateway
from bot.simulator.model import Channel, Message, Person
from bot.simulator.seed import initial
from bot.simulator.slack import Slack
from tests.serving import Answer, Site

TOKEN = "xoxb-rehearsal"  # noqa: S105 - of a workspace that lives for one test
APP_TOKEN = "xapp-rehearsal"  # noqa: S105 - likewise
SECRET = "a-signing-secret"  # noqa: S105 - likewise
SHORTCUTS: list[tuple[str, str, Literal["global", "message"]]] = [
    ("find", "Find a commitment", "global"),
    ("evidence", "Record as evidence", "message"),
]
REHEARSAL = datetime(2024, 4, 30, 9, tzinfo=UTC)


@dataclass
class Workspace:
    """What a test holds in its hands: the workspace, its people and the bot in it."""

    slack: Slack
    gateway: Gateway
    client: WebClient
    bot: App
    site: Site
    seconds: list[float]  # the one: what the workspace takes for real time

    def run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        """Runs a coroutine on the workspace's loop, then waits until no event is under way."""

        async def settled() -> Answer:
            answer = await doing
            await self.gateway.settle()
            return answer

        return self.site.run(settled())

    def person(self, name: str) -> Person:
        """A person by handle."""
        return next(each for each in self.slack.people() if each.name == name)

    def channel(self, name: str) -> Channel:
        """A channel by name."""
        return next(each for each in self.slack.state.channels if each.name == name)

    @property
    def me(self) -> str:
        """The EU officer's id."""
        return self.person("marlies").id

    @property
    def other(self) -> str:
        """The Japanese officer's id."""
        return self.person("minori").id

    @property
    def here(self) -> str:
        """The main channel's id."""
        return self.channel("digital-partnership").id

    def say(self, text: str, thread_ts: str | None = None, channel: str | None = None) -> Message:
        """The EU officer posts; returns what they posted once the bot has heard it."""
        at = channel or self.here
        seen = len(self.slack.state.messages)
        self.run(self.gateway.say(self.me, at, text, thread_ts))
        return self.slack.state.messages[seen]

    def command(self, text: str, thread_ts: str | None = None) -> list[Message]:
        """The EU officer enters a command; returns what they see because of it."""
        seen = len(self.slack.state.messages)
        self.run(self.gateway.command(self.me, self.here, text, thread_ts))
        return self.slack.state.messages[seen:]

    def click(self, message: Message, action_id: str, **choice: str) -> None:
        """The EU officer uses the first element of this name in the message."""
        block_id = next(
            block["block_id"] for block in message.blocks if f"'{action_id}'" in str(block)
        )
        args = (self.me, message.channel, message.ts, action_id, block_id)
        self.run(self.gateway.click(*args, **choice))

    @property
    def last(self) -> Message:
        """The newest message."""
        return self.slack.state.messages[-1]


@contextlib.contextmanager
def opened(site: Site) -> Iterator[Workspace]:
    """A fresh workspace with an empty Bolt app in it, on the run's server."""
    workspace = _workspace(site)
    bolt = SlackRequestHandler(workspace.bot)
    site.app.router.routes = [
        *web_api.routes(workspace.slack, workspace.gateway, TOKEN, APP_TOKEN),
        Mount("/", WSGIMiddleware(bolt)),  # type: ignore[arg-type]  # Bolt types its own environ
    ]
    try:
        yield workspace
    finally:
        workspace.run(workspace.gateway.close())


def _workspace(site: Site) -> Workspace:
    seconds = [1_714_460_400.0]
    slack = Slack(initial(), now=lambda: REHEARSAL, real_time=lambda: seconds[0])
    gateway = Gateway(
        slack,
        bot_url=f"{site.url}/slack/events",
        api_url=f"{site.url}/api/",
        signing_secret=SECRET,
        client=site.http,
        retry_delays=(0, 0, 0),
        shortcuts=SHORTCUTS,
    )
    client = WebClient(TOKEN, base_url=f"{site.url}/api/", retry_handlers=[])
    bot = App(
        client=client,
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
    )
    return Workspace(slack, gateway, client, bot, site, seconds)
