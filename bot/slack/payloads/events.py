"""What Slack tells of: messages, people who change, a tab that is opened."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, JsonValue, model_validator

from bot.slack.payloads.parts import Id, Name, Ts


class _Person(BaseModel):
    id: Id
    deleted: bool = False
    name: str | None = None
    real_name: str | None = None
    tz: str | None = None
    profile: dict[str, JsonValue] = {}


class _Happening(BaseModel):
    type: Name
    subtype: Name | None = None
    user: Id | _Person | None = None
    bot_id: str | None = None
    channel: Id | dict[str, JsonValue] | None = None
    text: str | None = None
    ts: Ts | None = None
    thread_ts: Ts | None = None
    tokens: dict[str, list[str]] | None = None
    team_ids: list[Id] | None = None

    @model_validator(mode="after")
    def _said_somewhere(self) -> _Happening:
        if self.type in ("message", "app_mention"):
            named = isinstance(self.channel, str) and not isinstance(self.user, _Person)
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
    team_id: Id | None = None
    enterprise_id: Id | None = None
    event_id: Id
    event_time: Annotated[int, Field(ge=0, lt=1 << 34)]
    event: _Happening
    authorizations: list[_Authorization] | None = None

    @model_validator(mode="after")
    def _happened_somewhere(self) -> _Event:
        if not (self.team_id or self.enterprise_id):
            raise ValueError("an event is of a workspace, or of an organisation")
        return self


class _Handshake(BaseModel):
    type: Literal["url_verification"]
    challenge: str


class _RateLimited(BaseModel):
    type: Literal["app_rate_limited"]


Report = Annotated[_Event | _Handshake | _RateLimited, Field(discriminator="type")]
