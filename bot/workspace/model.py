"""What a workspace consists of. All of it is saved as one JSON file."""

import os
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, Field

SLACKBOT = "USLACKBOT"

Block = dict[str, Any]


class Person(BaseModel):
    """A member of the workspace: a person, the bot, or Slackbot."""

    id: str
    name: str = Field(description="the handle, typed after @")
    real_name: str
    tz: str = Field(description="IANA zone")
    locale: str = Field(description="IETF tag, such as ja-JP")
    role: str = Field(description="a few words that the page shows beside the name")
    is_admin: bool = False
    is_restricted: bool = Field(default=False, description="a guest")
    is_bot: bool = False
    color: str = Field(description="#rrggbb")


class Channel(BaseModel):
    """A public channel, or the direct conversation of one person with the bot."""

    id: str
    name: str = Field(description="empty for a direct conversation")
    kind: Literal["channel", "im"]
    topic: str = ""
    members: list[str]
    is_archived: bool = False


class Message(BaseModel):
    """A post, a reply, or (with `to`) an ephemeral message."""

    ts: str = Field(description="Slack's time stamp: real time, unique in the workspace")
    channel: str
    user: str
    text: str
    blocks: list[Block] = []
    thread_ts: str | None = Field(default=None, description="the root's ts, on replies alone")
    metadata: dict[str, Any] | None = None
    edited: bool = False
    to: str | None = Field(default=None, description="an ephemeral's only reader; None: everyone")
    at: AwareDatetime = Field(description="the rehearsal's time when it came")


class State(BaseModel):
    """Everything that survives a restart."""

    team_id: str
    team_name: str
    domain: str
    app_id: str
    bot_id: str
    bot_user: str
    people: list[Person]
    channels: list[Channel]
    messages: list[Message] = Field(default=[], description="in the order of their ts")
    last_ts: str = "0.000000"
    clock: AwareDatetime | None = Field(
        default=None, description="the rehearsal's time at the last change; None: never started"
    )

    @classmethod
    def load(cls, path: Path) -> Self:
        """Reads a saved workspace; OSError or ValueError when there is none that can be read."""
        return cls.model_validate_json(path.read_bytes())

    def save(self, path: Path) -> None:
        """Writes the file whole or not at all."""
        draft = path.with_name(f"{path.name}.new")
        draft.write_text(self.model_dump_json(exclude_defaults=True), encoding="utf-8")
        os.replace(draft, path)
