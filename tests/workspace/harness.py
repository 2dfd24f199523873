"""A workspace and a bot, joined by real HTTP on one local server."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx
import uvicorn
from a2wsgi import WSGIMiddleware
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.workspace import web_api
from bot.workspace.gateway import Gateway
from bot.workspace.model import Channel, Message, Person
from bot.workspace.seed import initial
from bot.workspace.slack import Slack

TOKEN = "xoxb-rehearsal"  # noqa: S105 - of a workspace that lives for one test
SECRET = "a-signing-secret"  # noqa: S105 - likewise
REHEARSAL = datetime(2024, 4, 30, 9, tzinfo=UTC)

Answer = TypeVar("Answer")


@dataclass
class Workspace:
    """What a test holds in its hands: the workspace, its people and the bot in it."""

    slack: Slack
    gateway: Gateway
    client: WebClient
    bot: App
    loop: asyncio.AbstractEventLoop
    seconds: list[float]  # the one: what the workspace takes for real time

    def run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        """Runs a coroutine on the workspace's loop, then waits until no event is under way."""

        async def settled() -> Answer:
            answer = await doing
            await self.gateway.settle()
            return answer

        return asyncio.run_coroutine_threadsafe(settled(), self.loop).result(10)

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


@dataclass
class Site:
    """One local server, on which one workspace after the other lives."""

    url: str
    app: Starlette
    loop: asyncio.AbstractEventLoop
    http: httpx.AsyncClient

    @contextlib.contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """A fresh workspace with an empty Bolt app in it."""
        workspace = _workspace(self)
        bolt = SlackRequestHandler(workspace.bot)
        self.app.router.routes = [
            *web_api.routes(workspace.slack, workspace.gateway, TOKEN),
            Mount("/", WSGIMiddleware(bolt)),  # type: ignore[arg-type]  # Bolt types its own environ
        ]
        try:
            yield workspace
        finally:
            workspace.run(workspace.gateway.close())


@contextlib.contextmanager
def served() -> Iterator[Site]:
    """A server on a free local port, until the block ends."""
    sites: list[Site] = []
    ready = threading.Event()

    # By its protocol asyncio knows to switch Nagle's algorithm off, worth 40 ms a request.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        @asynccontextmanager
        async def life(app: Starlette) -> AsyncIterator[None]:
            async with httpx.AsyncClient() as http:
                sites.append(Site(url, app, asyncio.get_running_loop(), http))
                ready.set()
                yield

        config = uvicorn.Config(Starlette(lifespan=life), log_level="critical", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        assert ready.wait(10)
        try:
            yield sites[0]
        finally:
            server.should_exit = True
            thread.join(10)


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
    )
    client = WebClient(TOKEN, base_url=f"{site.url}/api/", retry_handlers=[])
    bot = App(
        client=client,
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
    )
    return Workspace(slack, gateway, client, bot, site.loop, seconds)
