"""Taking back what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.base import BadCommand, Command, MenuItem, Trouble
from bot.domain.commands.views import END, INSTANT, WORD, View
from bot.domain.commands.words import sole_id


@dataclass(frozen=True)
class Undo(Command):
    """What the speaker changed last, or what was last changed of a deliverable, never was."""

    id: str | None = None


@dataclass(frozen=True)
class UndoSigned(Command):
    """What `by` changed at one instant never was; said by buttons alone."""

    by: str
    at: datetime


def undo(rest: str) -> Command:
    """`undo [ID]`."""
    if not rest:
        return Undo()
    id = sole_id(rest)
    return Undo(id) if id else BadCommand(Trouble.NOT_AN_ID, rest, "undo")


MENU = (MenuItem("undo", "undo [ID]", undo, ("取り消し", "取消", "元に戻す")),)

VIEWS = (View("undone", UndoSigned, [WORD, INSTANT], END),)
