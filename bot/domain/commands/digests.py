"""What a channel is told of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.base import BadCommand, Command, MenuItem, Trouble
from bot.domain.commands.views import END, INSTANT, View
from bot.domain.rules.frequency import Rhythm
from bot.domain.text import fold


@dataclass(frozen=True)
class SetDigest(Command):
    """How often this channel is told what changed; None is never."""

    rhythm: Rhythm | None


@dataclass(frozen=True)
class ShowDigest(Command):
    """What changed later than one instant, up to another, as a channel's digest tells it."""

    after: datetime
    until: datetime


_RHYTHMS: dict[str, Rhythm | None] = {
    "weekly": Rhythm.WEEKLY, "every week": Rhythm.WEEKLY, "毎週": Rhythm.WEEKLY,
    "monthly": Rhythm.MONTHLY, "every month": Rhythm.MONTHLY, "毎月": Rhythm.MONTHLY,
    "off": None, "none": None, "stop": None, "なし": None,
}  # fmt: skip


def digest(rest: str) -> Command:
    """`digest weekly|monthly|off`."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="digest")
    key = fold(rest)
    if key not in _RHYTHMS:
        return BadCommand(Trouble.NOT_A_RHYTHM, rest, "digest")
    return SetDigest(_RHYTHMS[key])


MENU = (MenuItem("digest", "digest weekly|monthly|off", digest, ("ダイジェスト",)),)

VIEWS = (View("digested", ShowDigest, [INSTANT, INSTANT], END),)
