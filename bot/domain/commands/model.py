"""All that can be said to the bot, and what it takes for nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commands.changes import (
    Accept,
    AddEvidence,
    AddMilestone,
    Admit,
    Assign,
    CancelMilestone,
    Claim,
    Confirm,
    DecideProposal,
    Dismiss,
    Done,
    Join,
    Leave,
    MakeCalendar,
    MoveMilestone,
    Mute,
    RecordHeld,
    Release,
    Report,
    RevokeCalendar,
    SetCoordinator,
    SetDigest,
    SetDue,
    SetSide,
    SetStatus,
    Snooze,
    Subscribe,
    Unmute,
    Unsubscribe,
)
from bot.domain.commands.inner import (
    OpenForm,
    ShowAftermath,
    ShowAlong,
    ShowAssigned,
    ShowCoordinator,
    ShowDecision,
    ShowDigest,
    ShowHandedBack,
    ShowHome,
    ShowNudge,
    ShowProposal,
    ShowRelieved,
    ShowReminder,
    ShowVacated,
    ShowVague,
    ShowWelcome,
)
from bot.domain.commands.questions import (
    Find,
    Help,
    ListInstruments,
    ListMilestones,
    ListMine,
    ListOverdue,
    ListTopics,
    ListUnclaimed,
    Overview,
    Search,
    Show,
    ShowHistory,
    ShowNext,
    ShowReminders,
    ShowSettings,
    ShowTopic,
    Stocktake,
)
from bot.domain.dates import DateTrouble
from bot.domain.forms import Field


class Trouble(StrEnum):
    """Why a command could not be understood."""

    UNKNOWN_COMMAND = "unknown command"
    MISSING = "missing"
    NOT_AN_ID = "not an id"
    SEVERAL_IDS = "several ids"
    NOT_A_SIDE = "not a side"
    SEVERAL_SIDES = "several sides"
    NOT_A_PERSON = "not a person"
    SEVERAL_PEOPLE = "several people"
    NOT_A_DATE = "not a date"
    NOT_A_TERM = "neither date nor milestone"
    NOT_A_LINK = "not a link"
    NOT_A_STATUS = "not a status"
    TOO_LONG = "too long"
    LEFT_OVER = "left over"
    NOT_A_SETTING = "not a setting"
    NOT_LEADS = "not lead days"
    NOT_AN_HOUR = "not an hour"
    NOT_A_RHYTHM = "not a rhythm"
    DATE_OR_MILESTONE = "date or milestone"


@dataclass(frozen=True)
class BadCommand:
    """What was said made no sense as a command.

    `command` is the command it was taken for ("milestone move"), `said` the words that did not
    fit, `reason` why a date is none, `suggestions` the nearest commands, ids or states;
    of what is too long, `part` is what it is and `limit` how many characters that may have.
    """

    trouble: Trouble
    said: str = ""
    command: str | None = None
    reason: DateTrouble | None = None
    suggestions: tuple[str, ...] = ()
    part: Field | None = None
    limit: int | None = None


def too_long(part: Field, limit: int, command: str | None = None) -> BadCommand:
    """A part of a command has more than so many characters."""
    return BadCommand(Trouble.TOO_LONG, command=command, part=part, limit=limit)


Command = (
    Overview | Help | ListTopics | ShowTopic | Show | Search | Find | ListMilestones | ShowNext |
    ListInstruments | ShowHistory | ListMine | ListUnclaimed | ListOverdue | Stocktake |
    ShowReminders | ShowSettings | ShowAssigned | ShowAlong | ShowCoordinator | ShowReminder |
    ShowHome | ShowRelieved | ShowHandedBack | ShowVacated | ShowProposal | ShowDecision |
    OpenForm | SetSide | Claim | Release | Assign | Accept | SetStatus | Done | SetDue |
    AddEvidence | AddMilestone | MoveMilestone | RecordHeld | CancelMilestone | Subscribe |
    Unsubscribe | Join | Leave | Report | DecideProposal | SetCoordinator | Admit | Dismiss |
    Snooze | Confirm | ShowNudge | Mute | Unmute | SetDigest | ShowDigest | ShowAftermath |
    ShowVague | ShowWelcome | MakeCalendar | RevokeCalendar | BadCommand
)  # fmt: skip
