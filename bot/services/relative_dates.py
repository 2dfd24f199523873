"""Dates that are counted from today ("next Friday"), once it is known what day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.lists import ListDue
from bot.domain.commands.milestones import AddMilestone, MoveMilestone, RecordHeld
from bot.domain.commands.nudges import Snooze
from bot.domain.commands.progress import Report, SetDue
from bot.domain.dates import BadDate, parse_when
from bot.domain.statement import When

_DATED = (SetDue, ListDue, AddMilestone, MoveMilestone, RecordHeld, Report)
_NAMES: dict[type, str] = {
    SetDue: "due",
    ListDue: "due",
    AddMilestone: "milestone add",
    MoveMilestone: "milestone move",
    RecordHeld: "milestone held",
    Snooze: "snooze",
}


def from_today(command: Command, today: date) -> Command | BadDate:
    """The command with its date as it comes to on `today`, where it was counted from that.

    Whoever asks counts from the day where they are. BadDate where there is no such day.
    """
    said = _said(command)
    if said is None or said.edtf:
        return command
    when = parse_when(said.words, today)
    if not isinstance(when, When):
        return BadDate(when, said.words)
    return _dated(command, when)


def _dated(command: Command, when: When) -> Command:
    if isinstance(command, Snooze):
        return replace(command, until=when)
    return replace(command, when=when) if isinstance(command, _DATED) else command


def _said(command: Command) -> When | None:
    """The date in a command."""
    if isinstance(command, Snooze):
        return command.until if isinstance(command.until, When) else None
    return command.when if isinstance(command, _DATED) else None


def not_a_date(command: Command, bad: BadDate) -> BadCommand:
    """How a command is answered whose date cannot be."""
    return BadCommand(Trouble.NOT_A_DATE, bad.words, _NAMES.get(type(command)), bad.trouble)
