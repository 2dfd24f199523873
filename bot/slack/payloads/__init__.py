"""The shapes of what Slack sends, as far as the bot and Bolt rely on them.

A signed body of another shape is refused before Bolt: Bolt would answer it with a 500.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, NamedTuple
from urllib.parse import unquote

from pydantic import BaseModel, StringConstraints, TypeAdapter

from bot.slack.payloads.events import Report
from bot.slack.payloads.interactions import Interaction
from bot.slack.payloads.parts import Id, Words


class _Slash(BaseModel):
    command: Annotated[str, StringConstraints(pattern="^/")]
    team_id: Id
    channel_id: Id
    user_id: Id
    text: str = ""
    trigger_id: Words = ""


class _Around(BaseModel):
    """Where Bolt looks, in whatever comes, for who asks and where to answer."""

    authorizations: list[dict[str, object]] | None = None
    event: dict[str, object] = {}
    team: dict[str, object] | str | None = None
    enterprise: dict[str, object] | str | None = None
    user: dict[str, object] | str | None = None
    channel: dict[str, object] | str | None = None
    response_urls: list[dict[str, object]] = []


_AROUND = TypeAdapter(_Around)
_JSON: TypeAdapter[object] = TypeAdapter(Report)
_PAYLOAD: TypeAdapter[object] = TypeAdapter(Interaction)
_SLASH = TypeAdapter(_Slash)


class Admitted(NamedTuple):
    """A body of a shape that Slack documents: as Bolt is to read it, and a slash command's form.

    Bolt takes any form that holds the word "payload" for an interaction, a command that somebody
    typed too, and whatever begins with a brace for JSON.
    """

    text: str
    command: dict[str, str] | None = None


def admitted(text: str, content_type: str) -> Admitted | None:
    """What a body says; None if it is of no shape that Slack documents."""
    try:
        if content_type.partition(";")[0].strip().lower() == "application/json":
            _check(_JSON, json.loads(text))  # as Bolt will read it
            return Admitted(text)
        form = read_form(text)
        if "payload" in form:
            _check(_PAYLOAD, json.loads(form["payload"]))
            return Admitted(f"&{text}")
        is_command = form.get("ssl_check") != "1"
        _check(_SLASH if is_command else _AROUND, form)
    except (ValueError, RecursionError):
        return None
    return Admitted(f"&{text}".replace("payload", "%70ayload"), form if is_command else None)


def _check(shape: TypeAdapter[Any], body: object) -> None:
    """ValueError for a body that is not of a shape, or that Bolt stumbles over."""
    shape.validate_python(body)
    _AROUND.validate_python(body)


def read_form(text: str) -> dict[str, str]:
    """The fields of a form; the last counts of those of one name. ValueError if it is not UTF-8.

    It reads what `parse_qsl` reads, but sooner: few words of Slack's are escaped.
    """
    return dict(map(_field, filter(None, text.replace("+", " ").split("&"))))


def _field(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    if "%" not in pair:
        return name, value
    return unquote(name, errors="strict"), unquote(value, errors="strict")
