"""Settings: the commands, and one reader each; person and side in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Question, Trouble
from bot.domain.commands.people import take_person
from bot.domain.commands.views import END, SIDE, View
from bot.domain.commands.words import take_seat
from bot.domain.sides import Side


@dataclass(frozen=True)
class SetCoordinator(Command):
    """Who looks after all seats of a side; None is nobody."""

    side: Side
    user: str | None = None


@dataclass(frozen=True)
class Admit(Command):
    """Let a guest, or the connected workspace of `user`, act for a side."""

    user: str
    side: Side


@dataclass(frozen=True)
class Dismiss(Command):
    """Let a guest, or the connected workspace of `user`, read only again."""

    user: str


@dataclass(frozen=True)
class ShowSettings(Question):
    """Who coordinates each side, and which guests and connected workspaces act for one."""


@dataclass(frozen=True)
class ShowCoordinator(Command):
    """Who looks after a side, as whoever was named is told."""

    side: Side


_NOBODY = {"none", "nobody", "no one", "なし"}
# As the bot's own buttons name a workspace, or somebody of whom Slack tells nothing any more.
_SUBJECT = re.compile(r"[TEUW][A-Z0-9]+")


def settings(rest: str) -> Command:
    """`settings` alone."""
    return BadCommand(Trouble.NOT_A_SETTING, rest, "settings") if rest else ShowSettings()


def coordinator(rest: str) -> Command:
    """`settings coordinator eu|japan @person|none`."""
    command = "settings coordinator"
    found = _person_and_side(rest, command)
    if isinstance(found, BadCommand):
        return found
    user, side, words = found
    nobody = user is None and words.casefold() in _NOBODY
    if words and not nobody:
        return _left_over(words, user, side, command)
    if not side or not (user or nobody):
        return BadCommand(Trouble.MISSING, command=command)
    return SetCoordinator(side, user)


def admit(rest: str) -> Command:
    """`settings admit @person eu|japan`."""
    command = "settings admit"
    found = _person_and_side(rest, command)
    if isinstance(found, BadCommand):
        return found
    user, side, words = found
    if words:
        return _left_over(words, user, side, command)
    if not side or not user:
        return BadCommand(Trouble.MISSING, command=command)
    return Admit(user, side)


def dismiss(rest: str) -> Command:
    """`settings dismiss @person`; in place of the person the id of a workspace."""
    command = "settings dismiss"
    found = take_person(rest, command)
    if isinstance(found, BadCommand):
        return found
    user, words = found
    if not words and not user:
        return BadCommand(Trouble.MISSING, command=command)
    if words and (user or not _SUBJECT.fullmatch(words)):
        return BadCommand(Trouble.NOT_A_PERSON, words, command)
    return Dismiss(user or words)


def _person_and_side(rest: str, command: str) -> tuple[str | None, Side | None, str] | BadCommand:
    """The person and the side that are named, and what is left over."""
    found = take_person(rest, command)
    if isinstance(found, BadCommand):
        return found
    side, words = take_seat(found[1])
    return found[0], side, words


def _left_over(words: str, user: str | None, side: Side | None, command: str) -> BadCommand:
    """What the words that fit nowhere should have been."""
    trouble = Trouble.NOT_A_PERSON if side and not user else Trouble.NOT_A_SIDE
    return BadCommand(trouble, words, command)


MENU = (
    MenuItem("settings", "settings", settings, ("設定",)),
    MenuItem("settings coordinator", "settings coordinator eu|japan @person|none", coordinator),
    MenuItem("settings admit", "settings admit @person eu|japan", admit),
    MenuItem("settings dismiss", "settings dismiss @person", dismiss),
)

VIEWS = (View("coordinator", ShowCoordinator, [SIDE], END),)
