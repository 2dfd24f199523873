"""Lists of deliverables: mine, unclaimed, overdue."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command, MenuItem, Question, Reader, alone
from bot.domain.commands.words import take_seat, topic_names
from bot.domain.sides import Side
from bot.domain.statement import When


@dataclass(frozen=True)
class ListMine(Question):
    """What the speaker leads."""


@dataclass(frozen=True)
class ListUnclaimed(Question):
    """What nobody leads, in all topics or in some (not yet looked up), on both sides or on one."""

    topics: tuple[str, ...] = ()
    side: Side | None = None


@dataclass(frozen=True)
class ListOverdue(Question):
    """What is late, narrowed down as in ListUnclaimed."""

    topics: tuple[str, ...] = ()
    side: Side | None = None


@dataclass(frozen=True)
class ListDue(Question):
    """What is due in a span of time, or by its end if `by`; or before a milestone.

    `milestone` is an id or a name, not yet looked up. Without any, all that has a date ahead.
    """

    when: When | None = None
    by: bool = False
    milestone: str | None = None


def narrowed(command: type[ListUnclaimed | ListOverdue]) -> Reader:
    """Make the reader of `unclaimed` and `overdue`: topics and a side, in any order or missing."""

    def read(rest: str) -> Command:
        chosen, words = take_seat(rest)
        return command(topic_names(words), chosen)

    return read


MENU = (
    MenuItem("mine", "mine", alone(ListMine()), ("担当", "担当一覧", "私の担当", "自分の担当")),
    MenuItem(
        "unclaimed",
        "unclaimed [topic] [eu|japan]",
        narrowed(ListUnclaimed),
        ("未定", "担当未定", "担当者未定", "未担当", "空席"),
    ),
    MenuItem(
        "overdue", "overdue [topic] [eu|japan]", narrowed(ListOverdue), ("期限切れ", "遅延", "遅れ")
    ),
)
