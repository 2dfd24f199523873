"""A channel's reminders: the commands, and one reader each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.domain.commands.base import BadCommand, Command, MenuItem, Question, Reader, Trouble, alone
from bot.domain.commands.milestones import named
from bot.domain.commands.views import END, View
from bot.domain.commands.words import topic_names
from bot.domain.dates.hours import read_hour, take_zone
from bot.domain.languages import read_language
from bot.domain.text import around


@dataclass(frozen=True)
class Subscribe(Command):
    """Reminders in this channel, of some topics or of all; names are not yet looked up.

    So many days ahead, at an hour of an IANA zone, in a language, "ja"; None is as usual.
    """

    topics: tuple[str, ...] = ()
    lead_days: tuple[int, ...] | None = None
    hour: time | None = None
    zone: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Unsubscribe(Command):
    """No more reminders in this channel."""


@dataclass(frozen=True)
class Mute(Command):
    """No more reminders of one milestone in this channel; `id` as in MoveMilestone."""

    id: str


@dataclass(frozen=True)
class Unmute(Command):
    """Reminders of that milestone again."""

    id: str


@dataclass(frozen=True)
class ShowReminders(Question):
    """What this channel is reminded of, and when."""


@dataclass(frozen=True)
class ShowWelcome(Command):
    """What the bot says in a channel that it was let into, as it would read now."""


MOST_DAYS_AHEAD = 365
_LEADS = re.compile(
    r"(?:^|[ ,;:]+)(?:with )?leads?(?: days?)?:? ?"
    r"(?P<days>\d+(?:(?:[ ,、;&]| and )+\d+)*)?(?: days?)?(?: ahead| before)?(?![\w-])",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:^|[ ,;:]+)in (?P<english>english|japanese|both(?: languages)?)\b"
    r"|(?P<japanese>日本語|英語|両方)で",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|[ ,;:]+)at (?P<hour>[^ ,;]+(?: [ap]\.?m\b\.?)?)", re.IGNORECASE)


def subscribe(rest: str) -> Command:
    """`subscribe [topic…] [leads 30, 7, 1] [at 08:30 [zone]] [in ja]`, options in any order."""
    language, rest = _take_language(rest)
    leads, names = _take_leads(rest)
    if isinstance(leads, BadCommand):
        return leads
    at = _AT.search(names)
    if not at:
        return Subscribe(topic_names(names), leads, language=language)
    hour = read_hour(at["hour"])
    if hour is None:
        return BadCommand(Trouble.NOT_AN_HOUR, at["hour"], "subscribe")
    # Tokyo is a topic's name too: after an hour it is a zone.
    zone, after = take_zone(names[at.end() :])
    return Subscribe(topic_names(f"{names[: at.start()]}, {after}"), leads, hour, zone, language)


def _take_language(text: str) -> tuple[str | None, str]:
    """Take the language out of `text`: it, and the words around it."""
    said = _LANGUAGE.search(text)
    if not said:
        return None, text
    language = read_language(said["english"] or said["japanese"])
    return language, around(said)


def _take_leads(text: str) -> tuple[tuple[int, ...] | BadCommand | None, str]:
    """Take the days ahead out of `text`, most first: them, and the words around them."""
    days = _LEADS.search(text)
    if not days:
        return None, text
    leads = tuple(sorted({int(each) for each in re.findall(r"\d+", days["days"] or "")}))[::-1]
    if not leads or leads[0] > MOST_DAYS_AHEAD:
        said = days["days"] or text[days.end() :].strip()
        return BadCommand(Trouble.NOT_LEADS, said, "subscribe"), text
    return leads, around(days)


def muting(verb: str, command: type[Mute | Unmute]) -> Reader:
    """Make the reader of `mute` and `unmute`: a milestone's id, or its name."""

    def read(rest: str) -> Command:
        name = named(rest, verb)
        return name if isinstance(name, BadCommand) else command(name)

    return read


MENU = (
    MenuItem(
        "subscribe",
        "subscribe [topic…] [leads 30, 7, 1] [at 08:30 [zone]]",
        subscribe,
        ("登録", "購読"),
        here=True,
    ),
    MenuItem(
        "unsubscribe", "unsubscribe", alone(Unsubscribe()), ("登録解除", "購読解除"), here=True
    ),
    MenuItem("reminders", "reminders", alone(ShowReminders()), ("リマインダー", "通知"), here=True),
    MenuItem("mute", "mute <ID>", muting("mute", Mute), ("ミュート",), here=True),
    MenuItem("unmute", "unmute <ID>", muting("unmute", Unmute), ("ミュート解除",), here=True),
)

VIEWS = (View("welcome", ShowWelcome, (), END),)
