"""What people call the states of the scale, in English and Japanese."""

from __future__ import annotations

import re

from bot.domain.status import Status

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
_GROUPS = "|".join(f"(?P<{status.name}>{'|'.join(names)})" for status, names in _NAMES.items())
_ANY = _GROUPS.replace(" ", "[ _-]?")
_STATUS = re.compile(rf"(?:(?:is|to) )?(?:{_ANY})(?!\w|-\w)", re.IGNORECASE)


def leading_status(text: str) -> tuple[Status, str] | None:
    """Take a state off the start of `text`: the state, and the words after it."""
    found = _STATUS.match(text)
    if not found or not found.lastgroup:
        return None
    return Status[found.lastgroup], text[found.end() :]
