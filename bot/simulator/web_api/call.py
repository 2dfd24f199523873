"""One call of a Web API method: who calls, and with which arguments."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.simulator.errors import SlackError

# Taken and without effect here: nothing is unfurled, and text is parsed in one way only.
_IDLE = {"token", "team_id", "unfurl_links", "unfurl_media", "mrkdwn", "parse", "as_user"}
_CONVERSATIONS = {"public_channel", "private_channel", "mpim", "im"}


class Call:
    """The arguments of one call, however they came, read by name and kind."""

    def __init__(self, method: str, base_url: str, given: Mapping[str, Any]) -> None:
        """Takes the method's name, the workspace's own address and the arguments as they came."""
        self.method = method
        self.base_url = base_url
        self._given = given
        self._read: set[str] = set()

    @classmethod
    async def of(cls, request: Request) -> "Call":
        """Reads query, form or JSON; SlackError `invalid_json` or `invalid_form_data`."""
        given: dict[str, Any] = dict(request.query_params)
        body = await request.body()
        is_json = request.headers.get("content-type", "").startswith("application/json")
        try:
            given |= json.loads(body or b"{}") if is_json else dict(parse_qsl(body.decode()))
        except (ValueError, TypeError):
            raise SlackError("invalid_json" if is_json else "invalid_form_data") from None
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme == "Bearer":
            given["token"] = token
        return cls(request.path_params["method"], str(request.base_url), given)

    def has(self, name: str) -> bool:
        """Whether the argument was given at all."""
        self._read.add(name)
        return self._given.get(name) is not None

    def text(self, name: str) -> str:
        """A string; empty when it was not given."""
        return str(self._given[name]) if self.has(name) else ""

    def flag(self, name: str) -> bool:
        """A boolean; false when it was not given. SlackError `invalid_arguments`."""
        given = str(self._given[name]).lower() if self.has(name) else "false"
        if given not in {"true", "1", "false", "0"}:
            raise SlackError("invalid_arguments", [f"{name} must be a boolean"])
        return given in {"true", "1"}

    def types(self) -> list[str]:
        """The kinds of conversation that `types` names; SlackError `invalid_types`."""
        types = [each.strip() for each in (self.text("types") or "public_channel").split(",")]
        if not set(types) <= _CONVERSATIONS:
            raise SlackError("invalid_types")
        return types

    def number(self, name: str, *, default: int, most: int) -> int:
        """A whole number from 1 to `most`; SlackError `invalid_arguments`."""
        given = self.text(name) or str(default)
        if not given.isdecimal() or given == "0":
            raise SlackError("invalid_arguments", [f"{name} must be a positive number"])
        return min(int(given), most)

    def data(self, name: str) -> Any:
        """JSON, as such or in a string; None when it was not given. SlackError as below."""
        if not self.has(name):
            return None
        given = self._given[name]
        try:
            return json.loads(given) if isinstance(given, str) else given
        except ValueError:
            raise SlackError(f"invalid_{name}_format") from None

    def echo(self) -> dict[str, Any]:
        """All arguments but the token."""
        self._read |= self._given.keys()
        return {name: given for name, given in self._given.items() if name != "token"}

    def unread(self) -> list[str]:
        """The arguments that the method took no notice of, and should have."""
        return sorted(set(self._given) - self._read - _IDLE)
