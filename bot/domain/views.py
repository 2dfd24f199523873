"""What nobody types: the views behind the bot's own messages, and what only its buttons do.

"reminder DPC-3", "assigned U061 CYBER-1 CYBER-2", "decide 7 accept", "form report CYBER-2". Each
is read and spelled by the same line of `_VIEWS`: a verb, then the command's fields in words.
Messages that were posted, and rows of the outbox, keep these words: a spelling stays for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from bot.domain import commands as c
from bot.domain.forms import Form

# Nine digits fit a number of every database.
_NUMBER = re.compile(r"[0-9]{1,9}")
_ANSWERS = {"accept": True, "decline": False}


def read_view(said: str) -> c.Command | None:
    """Read what only the bot says; None where it is none of that."""
    verb, *words = said.split() or [""]
    view = _BY_VERB.get(verb)
    try:
        return view.read(words) if view else None
    except ValueError:
        return None


def spell_view(command: c.Command) -> str:
    """Say a command that nobody types, so that `read_view` gives it back.

    Raises:
        KeyError: It is one that people type.
    """
    return _BY_COMMAND[type(command)].spell(command)


@dataclass(frozen=True)
class _Field:
    """How a field of a command is read from its word, a ValueError for any other, and spelled."""

    read: Callable[[str], object]
    spell: Callable[[Any], str] = str


@dataclass(frozen=True)
class _Rest:
    """Likewise of the fields that the words after those make."""

    read: Callable[[Sequence[str]], tuple[object, ...]]
    spell: Callable[..., Sequence[str]]


@dataclass(frozen=True)
class _View:
    """The words of a command: its verb, a word for each of the first fields, and the rest."""

    verb: str
    command: Callable[..., c.Command]
    fields: Sequence[_Field]
    rest: _Rest

    def read(self, words: Sequence[str]) -> c.Command:
        """The command that the words after the verb make; ValueError if they make none."""
        first, rest = words[: len(self.fields)], words[len(self.fields) :]
        values = [field.read(word) for field, word in zip(self.fields, first, strict=True)]
        return self.command(*values, *self.rest.read(rest))

    def spell(self, command: c.Command) -> str:
        """The verb and the words after it."""
        values = [getattr(command, each.name) for each in fields(command)]
        first, rest = values[: len(self.fields)], values[len(self.fields) :]
        words = [field.spell(value) for field, value in zip(self.fields, first, strict=True)]
        return " ".join([self.verb, *words, *self.rest.spell(*rest)])


def _instant(word: str) -> datetime:
    at = datetime.fromisoformat(word)
    if at.tzinfo is None:
        raise ValueError(word)
    return at


def _number(word: str) -> int:
    if not _NUMBER.fullmatch(word):
        raise ValueError(word)
    return int(word)


def _side(word: str) -> c.Side:
    if word not in c.SEATS:
        raise ValueError(word)
    return c.Side(word)


def _answer(word: str) -> bool:
    if word not in _ANSWERS:
        raise ValueError(word)
    return _ANSWERS[word]


def _nothing(words: Sequence[str]) -> tuple[object, ...]:
    if words:
        raise ValueError(words)
    return ()


def _some(words: Sequence[str]) -> tuple[object, ...]:
    if not words:
        raise ValueError(words)
    return (tuple(words),)


def _since(words: Sequence[str]) -> tuple[object, ...]:
    """An instant from which on to tell, if there is one."""
    return (_instant(words[0]), *_nothing(words[1:])) if words else ()


def _vacated(words: Sequence[str]) -> tuple[object, ...]:
    """Which seats fell vacant, or which side was looked after: whoever does that holds no seat."""
    if len(words) == 1 and words[0] in c.SEATS:
        return (), _side(words[0])
    return (tuple(words),)


_WORD, _DAY, _FORM = _Field(str), _Field(date.fromisoformat, date.isoformat), _Field(Form)
_INSTANT, _SIDE = _Field(_instant, datetime.isoformat), _Field(_side)
_NUMBERED = _Field(_number)
_ANSWER = _Field(_answer, lambda accept: "accept" if accept else "decline")

_END = _Rest(_nothing, tuple)
_SINCE = _Rest(_since, lambda since: [since.isoformat()] if since else [])
_IDS = _Rest(_some, tuple)
_ANY_IDS = _Rest(lambda words: (tuple(words),), tuple)
_VACATED = _Rest(_vacated, lambda ids, side: [side] if side else ids)
_ABOUT = _Rest(lambda words: (" ".join(words),), lambda about: [about] if about else [])

_VIEWS = (
    _View("home", c.ShowHome, (), _END),
    _View("reminder", c.ShowReminder, [_WORD], _SINCE),
    _View("digested", c.ShowDigest, [_INSTANT, _INSTANT], _END),
    _View("aftermath", c.ShowAftermath, [_WORD], _END),
    _View("dates", c.ShowVague, (), _SINCE),
    _View("welcome", c.ShowWelcome, (), _END),
    _View("nudge", c.ShowNudge, [_WORD, _DAY], _ANY_IDS),
    _View("confirm", c.Confirm, [_WORD], _END),
    _View("accept", c.Accept, (), _IDS),
    _View("assigned", c.ShowAssigned, [_WORD], _IDS),
    _View("relieved", c.ShowRelieved, [_WORD, _WORD], _IDS),
    _View("handedback", c.ShowHandedBack, [_WORD, _WORD], _IDS),
    _View("vacated", c.ShowVacated, [_WORD], _VACATED),
    _View("along", c.ShowAlong, [_WORD, _WORD, _WORD], _END),
    _View("coordinator", c.ShowCoordinator, [_SIDE], _END),
    _View("proposal", c.ShowProposal, [_NUMBERED], _END),
    _View("decision", c.ShowDecision, [_NUMBERED], _END),
    _View("decide", c.DecideProposal, [_NUMBERED, _ANSWER], _END),
    _View("form", c.OpenForm, [_FORM], _ABOUT),
)
_BY_VERB = {view.verb: view for view in _VIEWS}
_BY_COMMAND = {view.command: view for view in _VIEWS}
