"""What follows the commands on a channel's reminders: one reader each, as in `arguments`."""

from __future__ import annotations

import re

from bot.domain.commands.arguments import Reader, topic_names
from bot.domain.commands.changes import Mute, SetDigest, Subscribe, Unmute
from bot.domain.commands.meetings import named
from bot.domain.commands.model import BadCommand, Command, Trouble
from bot.domain.dates.hours import read_hour, take_zone
from bot.domain.rhythm import Rhythm
from bot.domain.text import fold

MOST_DAYS_AHEAD = 365
_LEADS = re.compile(
    r"(?:^|[ ,;:]+)(?:with )?leads?(?: days?)?:? ?"
    r"(?P<days>\d+(?:(?:[ ,、;&]| and )+\d+)*)?(?: days?)?(?: ahead| before)?(?![\w-])",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|[ ,;:]+)at (?P<hour>[^ ,;]+(?: [ap]\.?m\b\.?)?)", re.IGNORECASE)
_RHYTHMS: dict[str, Rhythm | None] = {
    "weekly": Rhythm.WEEKLY, "every week": Rhythm.WEEKLY, "毎週": Rhythm.WEEKLY,
    "monthly": Rhythm.MONTHLY, "every month": Rhythm.MONTHLY, "毎月": Rhythm.MONTHLY,
    "off": None, "none": None, "stop": None, "なし": None,
}  # fmt: skip


def subscribe(rest: str) -> Command:
    """`subscribe [topic…] [leads 30, 7, 1] [at 08:30 [zone]]`, the options in any order."""
    leads, names = _take_leads(rest)
    if isinstance(leads, BadCommand):
        return leads
    at = _AT.search(names)
    if not at:
        return Subscribe(topic_names(names), leads)
    hour = read_hour(at["hour"])
    if hour is None:
        return BadCommand(Trouble.NOT_AN_HOUR, at["hour"], "subscribe")
    # Tokyo is a topic's name too: after an hour it is a zone.
    zone, after = take_zone(names[at.end() :])
    return Subscribe(topic_names(f"{names[: at.start()]}, {after}"), leads, hour, zone)


def _take_leads(text: str) -> tuple[tuple[int, ...] | BadCommand | None, str]:
    """Take the days ahead out of `text`, most first: them, and the words around them."""
    days = _LEADS.search(text)
    if not days:
        return None, text
    leads = tuple(sorted({int(each) for each in re.findall(r"\d+", days["days"] or "")}))[::-1]
    if not leads or leads[0] > MOST_DAYS_AHEAD:
        said = days["days"] or text[days.end() :].strip()
        return BadCommand(Trouble.NOT_LEADS, said, "subscribe"), text
    return leads, f"{text[: days.start()]} {text[days.end() :]}".strip()


def digest(rest: str) -> Command:
    """`digest weekly|monthly|off`."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="digest")
    key = fold(rest)
    if key not in _RHYTHMS:
        return BadCommand(Trouble.NOT_A_RHYTHM, rest, "digest")
    return SetDigest(_RHYTHMS[key])


def muting(verb: str, command: type[Mute | Unmute]) -> Reader:
    """Make the reader of `mute` and `unmute`: a milestone's id, or its name."""

    def read(rest: str) -> Command:
        name = named(rest, verb)
        return name if isinstance(name, BadCommand) else command(name)

    return read
