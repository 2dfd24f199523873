"""What people call the states of the scale, in English and Japanese."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.domain.status import Status
from bot.domain.text import fold

# A longer name stands before one that it begins with; a space may also be a hyphen, or missing.
_NAMES = {
    Status.NOT_REPORTED: ("not reported", "unreported", "none", "未報告"),
    Status.DROPPED: ("dropped", "cancelled", "canceled", "abandoned", "中止"),
    Status.NOT_STARTED: ("not started", "not yet started", "to do", "open", "未着手"),
    Status.IN_PROGRESS: ("in progress", "started", "on going", "under way", "wip", "進行中"),
    Status.SUBSTANTIAL: (
        "substantially completed", "substantially complete", "substantially done",
        "substantially", "substantial",
        "mostly completed", "mostly complete", "mostly finished", "mostly done", "mostly",
        "おおむね完了", "概ね完了", "大部分 完了", "大部分",
    ),
    Status.COMPLETE: ("completed", "complete", "done", "finished", "closed", "完了"),
}  # fmt: skip
# What a name adds to a shorter one belongs to a note that goes on with no mark between: of
# "mostly done with the draft" the note is "done with the draft".
_NEAR = 0.7
_WHOLE = r"(?= ?(?:[^\w\s]|$))"


def _pattern(status: Status, names: tuple[str, ...]) -> str:
    """One group of a status: its names, a space in them also a hyphen or missing."""
    longer = {name for name in names if any(name.startswith(f"{each} ") for each in names)}
    spelt = [name.replace(" ", "[ _-]?") + (_WHOLE if name in longer else "") for name in names]
    return f"(?P<{status.name}>{'|'.join(spelt)})"


_ANY = "|".join(_pattern(status, names) for status, names in _NAMES.items())
_STATUS = re.compile(rf'(?:(?:is|to) )?"?(?:{_ANY})(?!\w|-\w)"?', re.IGNORECASE)


_SPELT = [(name, str(status)) for status, names in _NAMES.items() for name in names]


def nearest_statuses(text: str) -> tuple[str, ...]:
    """Name the states that the first words may be a slip of, nearest first."""
    spoken = fold(text).split()
    said = [" ".join(spoken[:2]), *spoken[:1]]
    scores = [
        (max(OSA.normalized_similarity(each, name) for each in said), status)
        for name, status in _SPELT
    ]
    near = (status for score, status in sorted(scores, reverse=True) if score >= _NEAR)
    return tuple(dict.fromkeys(near))


def leading_status(text: str) -> tuple[Status, str] | None:
    """Take a state off the start of `text`: the state, and the words after it."""
    found = _STATUS.match(text)
    if not found or not found.lastgroup:
        return None
    return Status[found.lastgroup], text[found.end() :]
