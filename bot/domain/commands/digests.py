"""What a channel is told of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.base import BadCommand, Command, MenuItem, Trouble
from bot.domain.commands.views import END, INSTANT, View
from bot.domain.rules.frequency import Frequency
from bot.domain.text import fold


@dataclass(frozen=True)
class SetDigest(Command):
    """How often this channel is told what changed; None is never."""

    rhythm: Frequency | None


@dataclass(frozen=True)
class ShowDigest(Command):
    """What changed later than one instant, up to another, as a channel's digest tells it."""

    after: datetime
    until: datetime


_RHYTHMS: dict[str, Frequency | None] = {
    "weekly": Frequency.WEEKLY, "every week": Frequency.WEEKLY, "毎週": Frequency.WEEKLY,
    "monthly": Frequency.MONTHLY, "every month": Frequency.MONTHLY, "毎月": Frequency.MONTHLY,
    "off": None, "none": None, "stop": None, "なし": None,
}  # fmt: skip


def digest(rest: str) -> Command:
    """`digest weekly|monthly|off`."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="digest")
    key = fold(rest)
    if key not in _RHYTHMS:
        return BadCommand(Trouble.NOT_A_FREQUENCY, rest, "digest")
    return SetDigest(_RHYTHMS[key])


MENU = (MenuItem("digest", "digest weekly|monthly|off", digest, ("ダイジェスト",), here=True),)

VIEWS = (View("digested", ShowDigest, [INSTANT, INSTANT], END),)
