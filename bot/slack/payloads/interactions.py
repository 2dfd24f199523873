"""What people do to something of the bot's: presses, forms, shortcuts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, JsonValue, StringConstraints

from bot.slack.payloads.parts import Channel, Id, Team, Ts, User, Words


class _Action(BaseModel):
    action_id: Annotated[Words, StringConstraints(max_length=255)]  # words of a title may be in it
    block_id: str | None = None
    type: str | None = None
    value: str | None = None


class _Container(BaseModel):
    message_ts: Ts | None = None
    thread_ts: Ts | None = None
    channel_id: Id | None = None
    is_ephemeral: bool = False


class _Option(BaseModel):
    value: str


class _Filled(BaseModel):
    value: str | None = None
    selected_date: str | None = None
    selected_user: str | None = None
    selected_option: _Option | None = None
    selected_options: list[_Option] = []


class _Entered(BaseModel):
    values: dict[str, dict[str, _Filled]] = {}


class _InView(BaseModel):
    type: str
    block_id: str


class _View(BaseModel):
    id: Id
    type: Literal["modal", "home"]
    callback_id: str = ""
    private_metadata: str = ""
    hash: Words | None = None
    previous_view_id: Id | None = None
    app_installed_team_id: Id | None = None
    blocks: list[_InView]
    state: _Entered


class _Clicked(BaseModel):
    type: Literal["block_actions"]
    user: User
    team: Team | None = None
    enterprise: Team | None = None
    channel: Channel | None = None
    container: _Container | None = None
    message: dict[str, JsonValue] | None = None
    view: _View | None = None
    actions: Annotated[list[_Action], Field(min_length=1)]
    response_url: str | None = None
    trigger_id: Words | None = None


class _Submitted(BaseModel):
    type: Literal["view_submission"]
    user: User
    team: Team | None = None
    enterprise: Team | None = None
    view: _View
    trigger_id: Words | None = None


class _OtherInteraction(BaseModel):
    type: Literal[
        "view_closed", "shortcut", "message_action", "block_suggestion", "interactive_message",
        "dialog_submission", "dialog_cancellation", "workflow_step_edit",
    ]  # fmt: skip
    user: User
    team: Team | None = None
    enterprise: Team | None = None
    channel: Channel | None = None
    callback_id: str | None = None
    message_ts: Ts | None = None
    trigger_id: Words | None = None
    view: dict[str, JsonValue] | None = None
    actions: list[dict[str, JsonValue]] | None = None


Interaction = Annotated[
    _Clicked | _Submitted | _OtherInteraction,
    Field(discriminator="type"),
]
