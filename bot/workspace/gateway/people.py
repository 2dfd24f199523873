"""What people do in the workspace, sent to the bot, and what comes of it."""

import json
from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import httpx

from bot.workspace.errors import SlackError
from bot.workspace.gateway import interactions
from bot.workspace.gateway.announcer import Announcer
from bot.workspace.gateway.responses import Responses, payload_of
from bot.workspace.gateway.sender import Exchange, Sender
from bot.workspace.gateway.typed import as_sent, escape
from bot.workspace.model import SLACKBOT
from bot.workspace.slack import Slack

COMMAND = "/dpc"

_Choices = dict[tuple[str, str], dict[str, Any]]


class Gateway:
    """Turns what people do into Slack's requests to the bot, and shows what comes of them."""

    def __init__(
        self,
        slack: Slack,
        *,
        bot_url: str,
        api_url: str,
        signing_secret: str,
        client: httpx.AsyncClient,
        retry_delays: Sequence[float] = (0, 60, 300),
    ) -> None:
        """Connects a workspace with the bot.

        Args:
            slack: the workspace; its events go out from here.
            bot_url: where the bot takes requests, "…/slack/events".
            api_url: where the workspace's own Web API is, "…/api/"; response URLs stand beside it.
            signing_secret: the app's.
            client: sends the requests; stays its owner's to close.
            retry_delays: seconds before each new try of an event that the bot did not take.
        """
        self.responses = Responses(slack, api_url)
        self._slack = slack
        self._sender = Sender(
            bot_url=bot_url,
            signing_secret=signing_secret,
            client=client,
            now=slack.now,
            retry_delays=retry_delays,
        )
        self._announcer = Announcer(slack, self._sender)
        self._chosen: defaultdict[tuple[str, str, str], _Choices] = defaultdict(dict)

    @property
    def exchanges(self) -> deque[Exchange]:
        """The last 200 requests to the bot, oldest first."""
        return self._sender.exchanges

    async def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> None:
        """A person posts what they typed: it appears, and the events go out behind it.

        Nothing but white space is not sent. SlackError `not_in_channel`, or as `Slack.post`.
        """
        at = self._slack.joined(user, channel)
        if text.strip():
            sent = as_sent(self._slack.state, text)
            self._slack.post(user, at.id, sent, thread_ts=thread_ts)

    async def command(
        self, user: str, channel: str, text: str, thread_ts: str | None = None
    ) -> None:
        """A person enters a slash command; returns when its answer is shown.

        `text` is the whole line, "/dpc topic cyber". Whatever fails is told to that person by an
        ephemeral message, as is a command in a thread, which Slack refuses. SlackError
        `channel_not_found` or `not_in_channel`.
        """
        word, *rest = text.split(maxsplit=1)
        if word != COMMAND:
            refusal = f"{escape(word)} is not a command of this workspace: it has {COMMAND} alone."
        elif thread_ts:
            refusal = f"{COMMAND} is not supported in threads. Sorry!"
        elif error := await self._ask(user, channel, "".join(rest).rstrip()):
            refusal = f'{COMMAND} failed with the error "{error}"'
        else:
            return
        self._tell(user, channel, refusal, thread_ts)

    async def click(
        self,
        user: str,
        channel: str,
        message_ts: str,
        action_id: str,
        block_id: str,
        value: str | None = None,
        selected: str | None = None,
    ) -> None:
        """A person uses an element of a message; returns when the bot has taken it.

        Args:
            user: who clicks.
            channel: where the message is.
            message_ts: which message, ephemeral or not.
            action_id: which element …
            block_id: … of which block.
            value: a button's value as it was drawn; None: as it is now.
            selected: an option's value, a user's id, or a date (YYYY-MM-DD).

        Raises:
            LookupError: when the message has no such element (any more).
            SlackError: `channel_not_found`, `not_in_channel`, or `message_not_found`, also for an
                ephemeral message that is another's.
        """
        at = self._slack.joined(user, channel)
        message = self._slack.find(channel, message_ts)
        if message.to not in (None, user):
            raise SlackError("message_not_found")
        action = interactions.action(message, block_id, action_id, value, selected)
        chosen = self._chosen[user, channel, message_ts]
        chosen[block_id, action_id] = action
        payload = interactions.block_actions(
            self._slack.state,
            self._slack.person(user),
            at,
            message,
            action,
            interactions.values(message, chosen),
            self.responses.issue(user, channel, message_ts),
        )
        exchange = await self._sender.send("action", urlencode({"payload": json.dumps(payload)}))
        if exchange.failure:
            words = f"dpc did not take this click ({exchange.failure})."
            self._tell(user, channel, words, message.thread_ts)

    async def verify_url(self) -> bool:
        """Whether the bot's address gives Slack's challenge back, as an app's set-up asks."""
        return await self._announcer.verify_url()

    async def settle(self) -> None:
        """Returns when no event is under way any more, retries included."""
        await self._announcer.settle()

    async def close(self) -> None:
        """Drops the events that are still under way."""
        await self._announcer.close()

    async def _ask(self, user: str, channel: str, text: str) -> str | None:
        """Sends a command and shows its answer; returns Slack's word for what went wrong."""
        state = self._slack.state
        form = interactions.command_form(
            state,
            self._slack.person(user),
            self._slack.joined(user, channel),
            COMMAND,
            as_sent(state, text),
            self.responses.issue(user, channel),
        )
        exchange = await self._sender.send("command", urlencode(form))
        if exchange.failure:
            timeout = exchange.failure == "http_timeout"
            return "operation_timeout" if timeout else "dispatch_failed"
        if not exchange.response.strip():
            return None
        try:
            is_json = exchange.content_type.startswith("application/json")
            body = payload_of(exchange.response) if is_json else {"text": exchange.response}
            self.responses.show(user, channel, body)
        except SlackError as refused:
            self._slack.problem(f"The answer to {COMMAND} cannot be shown: {refused}")
            return "invalid_command_response"
        return None

    def _tell(self, user: str, channel: str, text: str, thread_ts: str | None) -> None:
        self._slack.post(SLACKBOT, channel, text, thread_ts=thread_ts, to=user)
