"""What a workspace consists of. All of it is saved as one JSON file."""

import os
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

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
    side: str = Field(default="", description="EU or Japan, for the page; empty: neither")
    is_admin: bool = False
    is_restricted: bool = Field(default=False, description="a guest")
    is_bot: bool = False
    deleted: bool = Field(default=False, description="the account was deactivated")
    team_id: str | None = Field(default=None, description="another workspace; None: this one")
    color: str = Field(description="#rrggbb")


class Channel(BaseModel):
    """A channel, or the direct conversation of one person with the bot."""

    id: str
    name: str = Field(description="empty for a direct conversation")
    kind: Literal["channel", "im"]
    topic: str = ""
    members: list[str]
    is_private: bool = False
    is_archived: bool = False


class File(BaseModel):
    """What the bot uploads: bytes under a name, found by its id."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    id: str
    name: str
    title: str
    size: int = Field(description="bytes, as announced")
    url: str = Field(description="where it can be fetched")
    content: bytes = Field(default=b"", description="empty until it was uploaded")


class Message(BaseModel):
    """A post, a reply, or (with `to`) an ephemeral message."""

    ts: str = Field(description="Slack's time stamp: real time, unique in the workspace")
    channel: str
    user: str
    text: str
    blocks: list[Block] = []
    thread_ts: str | None = Field(default=None, description="the root's ts, on replies alone")
    metadata: dict[str, Any] | None = None
    files: list[str] = Field(default=[], description="the ids of what is attached")
    edited: bool = False
    pinned: bool = Field(default=False, description="whether it is pinned to its channel")
    reactions: dict[str, list[str]] = Field(
        default={}, description="who reacted, by the emoji's name, in the order of coming"
    )
    client_msg_id: str | None = Field(default=None, description="of what a person wrote")
    to: str | None = Field(default=None, description="an ephemeral's only reader; None: everyone")
    at: AwareDatetime = Field(description="the rehearsal's time when it came")


class View(BaseModel):
    """A modal that someone has open, or the Home tab that was published for them."""

    id: str
    user: str
    team_id: str = Field(description="that of the person")
    definition: dict[str, Any] = Field(description="what the bot sent, with all ids filled in")
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Any]] = Field(
        default={}, description="what was chosen or typed, by block and action"
    )
    errors: dict[str, str] = Field(default={}, description="words at a field, by block")
    failure: str | None = Field(default=None, description="words above the fields")
    attempt: int = Field(default=0, description="how many times it was submitted")

    @property
    def blocks(self) -> list[Block]:
        """What it shows."""
        blocks: list[Block] = self.definition["blocks"]
        return blocks

    def text(self, name: str) -> str | None:
        """The words of `title`, `submit` or `close`; None when the bot gave none."""
        given = self.definition.get(name)
        return str(given["text"]) if given else None


class State(BaseModel):
    """Everything that survives a restart."""

    team_id: str
    team_name: str
    domain: str
    app_id: str
    bot_id: str
    bot_user: str
    scopes: list[str] = Field(default=[], description="what the app may do, by Slack's names")
    refused_blocks: list[str] = Field(
        default=[], description="types of blocks that this workspace does not take yet"
    )
    home_tab: bool = Field(default=True, description="whether the app has its Home tab on")
    people: list[Person]
    channels: list[Channel]
    messages: list[Message] = Field(default=[], description="in the order of their ts")
    modals: dict[str, list[View]] = Field(default={}, description="open ones by person, top last")
    homes: dict[str, View] = Field(default={}, description="the Home tab of each person")
    files: list[File] = []
    last_ts: str = "0.000000"
    read: dict[str, dict[str, str]] = Field(
        default={}, description="the newest ts that each person was shown, by channel"
    )
    deeds: list[str] = Field(
        default=[], description="what people did, each once: words of commands, names of buttons"
    )
    guide_is_closed: bool = Field(default=False, description="whether the first minute is over")
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
