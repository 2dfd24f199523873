"""Slack's Web API as the bot calls it, and how such a call can fail."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from json import dumps, loads
from typing import Any
from urllib.parse import urlencode

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.web import SlackResponse

from bot.clock import STEADY
from bot.slack.transport import post, proxy_of, trust

_JSON, _FORM = "application/json;charset=utf-8", "application/x-www-form-urlencoded"

# What a call may raise: a refusal, no connection, an answer that breaks off or is none.
# Anything else is a bug of ours.
FAILURES = (SlackClientError, OSError, ValueError)


def web_client(
    token: str | None, api_url: str, seconds: float, team: str | None = None
) -> SlackClient:
    """A client that never repeats a request by itself: the SDK would post twice.

    Args:
        token: Who calls; None where there is nobody, and Slack refuses.
        api_url: Where the Web API is, with a slash at the end.
        seconds: How long a call may take as a whole.
        team: The workspace that is meant, where the token is an organisation's.

    ConfigurationError if a proxy is set that cannot be used.
    """
    return SlackClient(token, api_url, seconds, team)


class SlackClient(WebClient):
    """The SDK's methods over our own transport: connections are kept, a call has one time limit."""

    def __init__(
        self, token: str | None, api_url: str, seconds: float, team: str | None = None
    ) -> None:
        # Not the SDK's own choice of a proxy: it sends what stays on this machine there too.
        proxy = proxy_of(api_url)
        super().__init__(
            token,
            base_url=api_url,
            ssl=trust(),
            proxy=proxy or "-",
            team_id=team,
            retry_handlers=[],
        )
        self.proxy = proxy
        self._seconds = seconds

    def api_call(  # type: ignore[override]  # no files: those go to an address of their own
        self,
        api_method: str,
        *,
        http_verb: str = "POST",  # makes no difference: Slack takes POST for every method
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, Any] | None = None,
        json: Mapping[str, Any] | None = None,
        auth: Mapping[str, str] | None = None,
    ) -> SlackResponse:
        """Call a method, once.

        Raises:
            SlackApiError: What came is no success, or no answer of Slack's at all.
            OSError: As of `transport.post`.
        """
        given = {**self.default_params, **(params or {}), **(data or {}), **(json or {})}
        token = given.pop("token", None) or self.token
        kind, body = _JSON if json is not None else _FORM, _encoded(given, as_json=json is not None)
        headers = {**self.headers, "Content-Type": kind, **_authorization(token, auth)}
        url = self.base_url + api_method
        answer = post(url, body, headers, self._seconds)
        if date := answer.headers.get("Date"):
            STEADY.told(date)
        response = SlackResponse(
            client=self,
            http_verb=http_verb,
            api_url=url,
            req_args={},
            data=_read(answer.body),
            headers=dict(answer.headers),
            status_code=answer.status,
        )
        response.validate()  # type: ignore[no-untyped-call]  # raises for what is no success
        return response


def part(answer: SlackResponse, *names: str) -> Any:
    """What an answer holds under a name, and under the next one in that; ValueError if nothing."""
    found: Any = answer.data
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
        if not found:
            raise ValueError(f"an answer without {name}")
    return found


def _encoded(given: Mapping[str, Any], *, as_json: bool) -> bytes:
    if as_json:
        return dumps(given).encode()
    told = {name: int(value) if isinstance(value, bool) else value for name, value in given.items()}
    return urlencode({name: value for name, value in told.items() if value is not None}).encode()


def _authorization(token: str | None, auth: Mapping[str, str] | None) -> dict[str, str]:
    """Who calls: the app, with its secret, or a bot with its token; or nobody."""
    if auth:
        known = b64encode(f"{auth['client_id']}:{auth['client_secret']}".encode()).decode()
        return {"Authorization": f"Basic {known}"}
    return {"Authorization": f"Bearer {token}"} if token else {}


def _read(body: bytes) -> dict[str, Any]:
    """What Slack says; what is none of its answers is a refusal without a code."""
    try:
        said = loads(body)
    except (ValueError, RecursionError):
        said = None
    return said if isinstance(said, dict) else {"ok": False, "error": ""}
