"""The Events API: everything that happens in the workspace goes out to the bot."""

import asyncio
import secrets
from typing import Any

from bot.simulator import events, wire
from bot.simulator.gateway.sender import Exchange, Sender
from bot.simulator.slack import Slack


class Announcer:
    """Sends each event that the app's scopes cover in the background, all at once."""

    def __init__(self, slack: Slack, sender: Sender) -> None:
        self._slack = slack
        self._sender = sender
        self._under_way: set[asyncio.Task[Exchange]] = set()
        slack.listeners.append(self._announce)

    async def verify_url(self) -> bool:
        """Whether the bot's address gives Slack's challenge back, as an app's set-up asks."""
        challenge = secrets.token_urlsafe()
        body = {"type": "url_verification", "token": wire.VERIFICATION_TOKEN}
        exchange = await self._sender.send("event", body | {"challenge": challenge})
        return exchange.failure is None and challenge in exchange.response

    async def settle(self) -> None:
        """Returns when no event is under way any more, retries included."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def close(self) -> None:
        """Drops the events that are still under way, and tells of none any more."""
        self._slack.listeners.remove(self._announce)
        for task in self._under_way:
            task.cancel()
        await self.settle()

    def _announce(self, event: dict[str, Any]) -> None:
        state = self._slack.state
        scope = events.scope(event)
        if scope and scope not in state.scopes:
            return
        body = events.envelope(state, event, int(self._slack.real_time()))
        task = asyncio.create_task(self._sender.deliver(body))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
