"""Response URLs: five answers within half an hour to whoever acted."""

import json
import secrets
from dataclasses import dataclass
from math import inf
from typing import Any

from cachetools import TTLCache

from bot.simulator.errors import SlackError
from bot.simulator.slack import Slack

# What an answer may say, and what of it has no effect here.
_KNOWN = {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts"}
_IDLE = {"unfurl_links", "unfurl_media", "mrkdwn", "parse"}
_USES = 5
_SECONDS = 30 * 60


@dataclass
class _Issued:
    user: str
    channel: str
    message_ts: str | None
    uses_left: int = _USES


class Responses:
    """The response URLs of a workspace; they do not survive a restart."""

    def __init__(self, slack: Slack, api_url: str) -> None:
        """Takes the workspace and the address of its Web API, which ends in `/api/`."""
        self._slack = slack
        self._base = api_url.removesuffix("api/")
        self._issued: TTLCache[str, _Issued] = TTLCache(inf, _SECONDS, slack.real_time)

    def issue(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """A new response URL for what this person did, on this message if there is one."""
        token = secrets.token_urlsafe(18)
        self._issued[token] = _Issued(user, channel, message_ts)
        return f"{self._base}response/{token}"

    def answer(self, token: str, body: bytes) -> None:
        """Does what the bot posted to a response URL.

        Raises:
            SlackError: `expired_url`, `used_url`, `invalid_payload`, or what posting or updating
                refuses.
        """
        issued = self._use(token)
        payload = payload_of(body)
        original = issued.message_ts
        if original and _is_true(payload.get("delete_original")):
            self._slack.delete(self._slack.find(issued.channel, original))
        elif original and _is_true(payload.get("replace_original")):
            self._know(payload)
            message = self._slack.find(issued.channel, original)
            self._slack.update(message, payload.get("text"), payload.get("blocks"))
        else:
            self.show(issued.user, issued.channel, payload)

    def show(self, user: str, channel: str, payload: dict[str, Any]) -> None:
        """Posts an answer as the bot: to this person alone, or in the channel when it says so.

        Raises:
            SlackError: as `Slack.post`.
        """
        self._know(payload)
        everyone = payload.get("response_type") == "in_channel"
        self._slack.post(
            self._slack.state.bot_user,
            channel,
            str(payload.get("text") or ""),
            payload.get("blocks") or (),
            thread_ts=payload.get("thread_ts"),
            to=None if everyone else user,
        )

    def _know(self, payload: dict[str, Any]) -> None:
        """Remembers as a problem what Slack would silently leave out of an answer."""
        if unknown := payload.keys() - _KNOWN - _IDLE:
            self._slack.problem(
                f"An answer says what is unknown here: {', '.join(sorted(unknown))}"
            )
        if payload.get("response_type") not in (None, "ephemeral", "in_channel"):
            self._slack.problem(f"An answer is of no known type: {payload['response_type']}")

    def _use(self, token: str) -> _Issued:
        issued = self._issued.get(token)
        if issued is None:
            raise SlackError("expired_url")
        if issued.uses_left == 0:
            raise SlackError("used_url")
        issued.uses_left -= 1
        return issued


def payload_of(body: str | bytes) -> dict[str, Any]:
    """The JSON object in an answer of the bot; SlackError `invalid_payload`."""
    try:
        payload = json.loads(body)
    except ValueError:
        payload = None
    if not isinstance(payload, dict):
        raise SlackError("invalid_payload")
    return payload


def _is_true(value: object) -> bool:
    return value in (True, "true")
