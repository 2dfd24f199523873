"""Dates that are counted from today ("next Friday"), once it is known what day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.lists import ListDue
from bot.domain.commands.milestones import AddMilestone, MoveMilestone, RecordHeld
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
}


def from_today(command: Command, today: date) -> Command | BadDate:
    """The command with its date as it comes to on `today`, where it was counted from that.

    Whoever asks counts from the day where they are. BadDate where there is no such day.
    """
    if not isinstance(command, _DATED) or command.when is None or command.when.edtf:
        return command
    when = parse_when(command.when.words, today)
    if not isinstance(when, When):
        return BadDate(when, command.when.words)
    return replace(command, when=when)


def not_a_date(command: Command, bad: BadDate) -> BadCommand:
    """How a command is answered whose date cannot be."""
    return BadCommand(Trouble.NOT_A_DATE, bad.words, _NAMES.get(type(command)), bad.trouble)
