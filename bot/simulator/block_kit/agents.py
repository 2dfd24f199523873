"""Blocks that Slack has made for agents: steps of a plan, Markdown, words on an answer."""

from typing import Annotated, Literal

from pydantic import Field

from bot.simulator.block_kit.composition import BlockBase, Confirm, Id, Label, Part, Url
from bot.simulator.block_kit.rich_text import RichText

_Value = Annotated[str, Field(max_length=2000)]
_Spoken = Annotated[str, Field(max_length=75)]


class Markdown(BlockBase):
    """Text in standard Markdown."""

    type: Literal["markdown"]
    text: Annotated[str, Field(min_length=1, max_length=12_000)]


class Source(Part):
    """Where a task has something from."""

    type: Literal["url"]
    url: Url
    text: Annotated[str, Field(min_length=1)]


class TaskCard(BlockBase):
    """One step, and how far it is."""

    type: Literal["task_card"]
    task_id: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    details: RichText | None = None
    output: RichText | None = None
    sources: list[Source] | None = None
    status: Literal["pending", "in_progress", "complete", "error"]


class Plan(BlockBase):
    """Steps under one title."""

    type: Literal["plan"]
    title: Annotated[str, Field(min_length=1)]
    tasks: list[TaskCard] | None = None


class FeedbackButton(Part):
    """One of the two words on an answer."""

    text: Label
    value: _Value
    accessibility_label: _Spoken | None = None


class FeedbackButtons(Part):
    """Whether an answer was good."""

    type: Literal["feedback_buttons"]
    action_id: Id | None = None
    positive_button: FeedbackButton
    negative_button: FeedbackButton


class IconButton(Part):
    """A button that is a picture."""

    type: Literal["icon_button"]
    action_id: Id | None = None
    icon: Annotated[str, Field(min_length=1)]
    text: Label
    accessibility_label: _Spoken | None = None
    value: _Value | None = None
    visible_to_user_ids: list[str] | None = None
    confirm: Confirm | None = None


class ContextActions(BlockBase):
    """Feedback and small actions below an answer."""

    type: Literal["context_actions"]
    elements: Annotated[
        list[Annotated[FeedbackButtons | IconButton, Field(discriminator="type")]],
        Field(min_length=1, max_length=5),
    ]
