"""The shapes of what Slack sends, as far as the bot and Bolt rely on them.

A signed body of another shape is refused at the door: Bolt would answer it with a 500.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal
from urllib.parse import parse_qsl

from pydantic import (
    BaseModel,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,64}$")]
Ts = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,16}\.[0-9]{1,16}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[ -~]{0,255}$")]


class _Team(BaseModel):
    id: Id


class _User(BaseModel):
    id: Id
    team_id: Id | None = None


class _Channel(BaseModel):
    id: Id


class _Action(BaseModel):
    action_id: Annotated[str, StringConstraints(max_length=255)]  # words of a title may be in it
    block_id: str | None = None
    type: str | None = None
    value: str | None = None


class _Container(BaseModel):
    message_ts: Ts | None = None
    thread_ts: Ts | None = None
    channel_id: Id | None = None
    is_ephemeral: bool = False


class _Clicked(BaseModel):
    type: Literal["block_actions"]
    user: _User
    team: _Team | None = None
    enterprise: _Team | None = None
    channel: _Channel | None = None
    container: _Container | None = None
    message: dict[str, JsonValue] | None = None
    view: dict[str, JsonValue] | None = None
    actions: Annotated[list[_Action], Field(min_length=1)]
    response_url: str | None = None
    trigger_id: str | None = None


class _OtherInteraction(BaseModel):
    type: Literal[
        "view_submission", "view_closed", "shortcut", "message_action", "block_suggestion",
        "interactive_message", "dialog_submission", "dialog_cancellation",
        "workflow_step_edit",
    ]  # fmt: skip
    user: _User
    team: _Team | None = None
    enterprise: _Team | None = None
    callback_id: str | None = None
    view: dict[str, JsonValue] | None = None
    actions: list[dict[str, JsonValue]] | None = None


class _Happening(BaseModel):
    type: Name
    subtype: Name | None = None
    user: Id | dict[str, JsonValue] | None = None
    bot_id: str | None = None
    channel: Id | dict[str, JsonValue] | None = None
    text: str | None = None
    ts: Ts | None = None
    thread_ts: Ts | None = None

    @model_validator(mode="after")
    def _said_somewhere(self) -> _Happening:
        if self.type in ("message", "app_mention"):
            named = isinstance(self.channel, str) and not isinstance(self.user, dict)
            if not (named and self.ts):
                raise ValueError("a message has a channel, a time and at most one author")
        return self


class _Authorization(BaseModel):
    enterprise_id: str | None = None
    team_id: str | None = None
    user_id: str | None = None
    is_bot: bool = False


class _Event(BaseModel):
    type: Literal["event_callback"]
    team_id: Id
    enterprise_id: str | None = None
    event_id: Id
    event: _Happening
    authorizations: list[_Authorization] | None = None


class _Handshake(BaseModel):
    type: Literal["url_verification"]
    challenge: str


class _RateLimited(BaseModel):
    type: Literal["app_rate_limited"]


class _Slash(BaseModel):
    command: Annotated[str, StringConstraints(pattern="^/")]
    team_id: Id
    channel_id: Id
    user_id: Id
    text: str = ""


_JSON: TypeAdapter[object] = TypeAdapter(
    Annotated[_Event | _Handshake | _RateLimited, Field(discriminator="type")]
)
_PAYLOAD: TypeAdapter[object] = TypeAdapter(
    Annotated[_Clicked | _OtherInteraction, Field(discriminator="type")]
)
_SLASH = TypeAdapter(_Slash)


def admitted(text: str, content_type: str) -> str | None:
    """The body as Bolt is to read it; None if it is of no shape that Slack documents.

    Bolt takes any form that holds the word "payload" for an interaction, a command that somebody
    typed too, and whatever begins with a brace for JSON.
    """
    try:
        if content_type.partition(";")[0].strip().lower() == "application/json":
            _JSON.validate_python(json.loads(text))  # as Bolt will read it
            return text
        form = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
        if "payload" in form:
            _PAYLOAD.validate_python(json.loads(form["payload"]))
            return f"&{text}"
        if form.get("ssl_check") != "1":
            _SLASH.validate_python(form)
    except (ValueError, RecursionError):
        return None
    return f"&{text}".replace("payload", "%70ayload")
