"""Lists of deliverables: all that fit a filter, mine, unclaimed, overdue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, Dated, MenuItem, Question, Reader
from bot.domain.commands.filters import EVERYTHING, Filter, read_filter
from bot.domain.statement import When


@dataclass(frozen=True)
class ListFiltered(Question):
    """Whatever fits a filter; topics, here and below, are not yet looked up."""

    filter: Filter = EVERYTHING


@dataclass(frozen=True)
class ListMine(Question):
    """What the speaker leads."""

    filter: Filter = EVERYTHING


@dataclass(frozen=True)
class ListUnclaimed(Question):
    """What nobody leads, on both sides or on one."""

    filter: Filter = EVERYTHING


@dataclass(frozen=True)
class ListOverdue(Question):
    """What is late."""

    filter: Filter = EVERYTHING


@dataclass(frozen=True)
class ListDue(Question, Dated):
    """What is due in a span of time, or by its end if `by`; or before a milestone; of a filter.

    `milestone` is an id or a name, not yet looked up. Without any, all that has a date ahead.
    """

    name = "due"

    when: When | None = None
    by: bool = False
    milestone: str | None = None
    filter: Filter = EVERYTHING


def filtered(command: Callable[[Filter], Command], name: str) -> Reader:
    """Make the reader of a command, called `name`, that takes a filter and nothing else."""

    def read(rest: str) -> Command:
        found = read_filter(rest, name)
        return found if isinstance(found, BadCommand) else command(found)

    return read


unclaimed = filtered(ListUnclaimed, "unclaimed")
overdue = filtered(ListOverdue, "overdue")
FILTERS = "[eu|japan] [topic] [@person] [state] [late|silent|…]"

MENU = (
    MenuItem(
        "mine",
        f"mine {FILTERS}",
        filtered(ListMine, "mine"),
        ("担当", "担当一覧", "私の担当", "自分の担当"),
    ),
    MenuItem(
        "unclaimed",
        f"unclaimed {FILTERS}",
        unclaimed,
        ("未定", "担当未定", "担当者未定", "未担当", "空席"),
    ),
    MenuItem("overdue", f"overdue {FILTERS}", overdue, ("期限切れ", "遅延", "遅れ")),
)
