"""The overview of the partnership on one screen, and the board that keeps it in a channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commands.base import Command, MenuItem, Question, alone
from bot.domain.commands.views import END, Field, View


class BoardState(StrEnum):
    """What a board offers: to be pinned; nothing, as it is pinned, or as a newer one follows."""

    OFFERED = "offered"
    PINNED = "pinned"
    MOVED = "moved"


@dataclass(frozen=True)
class ShowOverview(Question):
    """How far both sides are on each topic, what is late or silent, and what comes next."""


@dataclass(frozen=True)
class PostBoard(Command):
    """Post the channel's board: an overview that is kept true; any earlier one gives way."""


@dataclass(frozen=True)
class ShowBoard(Command):
    """A channel's board, as it stands."""

    state: BoardState


@dataclass(frozen=True)
class MarkPinned(Command):
    """The board that was posted at `ts` is pinned, or after all is not."""

    ts: str
    pinned: bool = True


MENU = (
    MenuItem(
        "overview",
        "overview",
        alone(ShowOverview()),
        ("dashboard", "summary", "progress", "ダッシュボード", "概要", "概況"),
    ),
    MenuItem("board", "board", alone(PostBoard()), ("ボード", "掲示板"), here=True),
)

VIEWS = (View("pinboard", ShowBoard, (Field(BoardState),), END),)
