"""The line to the bot: what is sent there, and what it may send back."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import httpx

from bot.simulator.gateway.announcer import Announcer
from bot.simulator.gateway.envelopes import Envelopes
from bot.simulator.gateway.responses import Responses
from bot.simulator.gateway.sender import Exchange, Sender
from bot.simulator.gateway.signed import SignedRequests
from bot.simulator.language import _, marked, speaking
from bot.simulator.model import SLACKBOT
from bot.simulator.slack import Slack

_Chosen = dict[str, dict[str, Any]]  # by block and action

CLICK = marked("dpc did not take this click ({failure}).")


class Shortcut(NamedTuple):
    """A shortcut as the app's manifest declares it."""

    callback_id: str
    name: str
    type: Literal["global", "message"]


class Connection:
    """Sends what people do to the bot, and keeps a record of it.

    It goes as signed requests, or in envelopes while the app has a Socket Mode connection open.
    """

    def __init__(
        self,
        slack: Slack,
        *,
        bot_url: str,
        api_url: str,
        signing_secret: str,
        client: httpx.AsyncClient,
        retry_delays: Sequence[float] = (0, 60, 300),
        shortcuts: Iterable[tuple[str, str, Literal["global", "message"]]] = (),
    ) -> None:
        """Connects a workspace with the bot.

        Args:
            slack: the workspace; its events go out from here.
            bot_url: where the bot takes requests, "…/slack/events".
            api_url: where the workspace's own Web API is, "…/api/"; response URLs stand beside it.
            signing_secret: the app's.
            client: sends the requests; stays its owner's to close.
            retry_delays: seconds before each new try of an event that the bot did not take.
            shortcuts: callback id, name and type of each shortcut that the app declares.
        """
        self.responses = Responses(slack, api_url)
        self.shortcuts = [Shortcut(*each) for each in shortcuts]
        self._slack = slack
        signed = SignedRequests(bot_url, signing_secret, client)
        envelopes = Envelopes(slack.sockets)
        self._sender = Sender(
            lambda: envelopes if len(slack.sockets) else signed,
            now=slack.now,
            retry_delays=retry_delays,
        )
        self._announcer = Announcer(slack, self._sender)
        # What each person has chosen in the menus of each message, which Slack's client keeps.
        self._chosen: defaultdict[tuple[str, str, str], _Chosen] = defaultdict(dict)

    @property
    def exchanges(self) -> deque[Exchange]:
        """The last 200 requests to the bot, oldest first."""
        return self._sender.exchanges

    async def verify_url(self) -> bool:
        """Whether the bot's address gives Slack's challenge back, as an app's set-up asks."""
        return await self._announcer.verify_url()

    async def settle(self) -> None:
        """Returns when no event is under way any more, retries included."""
        await self._announcer.settle()

    async def close(self) -> None:
        """Drops the events that are still under way, and tells of none any more."""
        await self._announcer.close()

    async def _interact(self, payload: dict[str, Any]) -> Exchange:
        """Sends what somebody did to something of the bot's."""
        return await self._sender.send("action", payload)

    def _worded(self, user: str, message: str, **fields: str) -> str:
        """A message that is `marked` for translation, in somebody's language."""
        with speaking(self._slack.person(user).locale):
            return _(message).format(**fields)

    def _tell(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> None:
        """Slackbot's word to one person."""
        self._slack.post(SLACKBOT, channel, text, thread_ts=thread_ts, to=user)
