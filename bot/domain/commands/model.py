"""What people can ask of the bot: one imperative dataclass a command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.dates import DateTrouble
from bot.domain.statement import When
from bot.domain.status import Status


class Side(StrEnum):
    """Whom a person acts for; a coordinator of neither side holds no seat."""

    EU = "eu"
    JAPAN = "japan"
    COORDINATOR = "coordinator"


SEATS = (Side.EU, Side.JAPAN)


@dataclass(frozen=True)
class Overview:
    """Nothing was said: what is next, what is mine."""


@dataclass(frozen=True)
class Help:
    """How to use the bot, or one of its commands."""

    command: str | None = None


@dataclass(frozen=True)
class ListTopics:
    """The ten topics with their progress."""


@dataclass(frozen=True)
class ShowTopic:
    """One topic by name, number, alias or code: `name` is normalised, not yet looked up."""

    name: str


@dataclass(frozen=True)
class Show:
    """One deliverable, milestone or sentence: `id` is canonical ("CYBER-2", "6.3")."""

    id: str


@dataclass(frozen=True)
class Search:
    """Verbatim sentences and deliverables that hold the words."""

    words: str


@dataclass(frozen=True)
class Find:
    """Bare words: a topic's name if they are one, else a search."""

    words: str


@dataclass(frozen=True)
class ListMilestones:
    """All milestones, those ahead first."""


@dataclass(frozen=True)
class ShowNext:
    """What comes next."""


@dataclass(frozen=True)
class ListInstruments:
    """Memoranda and arrangements."""


@dataclass(frozen=True)
class SetSide:
    """The side that the speaker acts for; None asks."""

    side: Side | None = None


@dataclass(frozen=True)
class Claim:
    """Take a seat; without an id, of the one deliverable that the thread is about."""

    id: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Release:
    """Give a seat back; without an id as in Claim."""

    id: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Assign:
    """Give seats of one's own side to a person, `user`, or to a unit called `unit`.

    Of several deliverables, or of all in the topic called `topic` (not yet looked up).
    """

    ids: tuple[str, ...] = ()
    topic: str | None = None
    user: str | None = None
    unit: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Accept:
    """Take on what one was assigned; said by buttons alone."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowAssigned:
    """What `user` was assigned of these, as it stands now; said by buttons alone."""

    user: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class SetStatus:
    """How far one's own side is with a deliverable, in a word of the scale, and a note."""

    id: str
    status: Status
    note: str | None = None


@dataclass(frozen=True)
class Done:
    """A deliverable is complete on one's own side; without an id as in Claim, and asked first."""

    id: str | None = None


@dataclass(frozen=True)
class SetDue:
    """When one's own side means to be done: a date, or a milestone's id or name; None is never.

    Of several deliverables, or of all that one leads in the topic called `topic`.
    """

    ids: tuple[str, ...] = ()
    topic: str | None = None
    when: When | None = None
    milestone: str | None = None


@dataclass(frozen=True)
class AddEvidence:
    """A link that shows progress, with a note; without an id as in Claim."""

    id: str | None
    link: str
    note: str | None = None


@dataclass(frozen=True)
class ShowHistory:
    """Who changed what of a deliverable or a milestone, and when."""

    id: str


@dataclass(frozen=True)
class ListMine:
    """What the speaker leads."""


@dataclass(frozen=True)
class ListUnclaimed:
    """What nobody leads, in all topics or in one (not yet looked up), on both sides or on one."""

    topic: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class ListOverdue:
    """What is late, narrowed down as in ListUnclaimed."""

    topic: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Stocktake:
    """The table for the Council, of some topics or of all; names are not yet looked up."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddMilestone:
    """A new milestone; shown before it is saved."""

    title: str
    when: When
    place: str | None = None


@dataclass(frozen=True)
class MoveMilestone:
    """A new date for a milestone; shown before it is saved.

    Here and below `id` is canonical, or a milestone's name in words, not yet looked up.
    """

    id: str
    when: When


@dataclass(frozen=True)
class RecordHeld:
    """A milestone took place, on a date, with a link to its outcome."""

    id: str
    when: When | None = None
    link: str | None = None


@dataclass(frozen=True)
class CancelMilestone:
    """A milestone will not take place."""

    id: str


@dataclass(frozen=True)
class Subscribe:
    """Reminders in this channel, of some topics or of all; names are not yet looked up."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unsubscribe:
    """No more reminders in this channel."""


@dataclass(frozen=True)
class ShowReminders:
    """What this channel is reminded of, and when."""


@dataclass(frozen=True)
class ShowReminder:
    """A posted reminder of one milestone, as it would read now; said by buttons alone."""

    id: str


class Trouble(StrEnum):
    """Why a command could not be understood."""

    UNKNOWN_COMMAND = "unknown command"
    MISSING = "missing"
    NOT_AN_ID = "not an id"
    NOT_A_SIDE = "not a side"
    NOT_A_PERSON = "not a person"
    SEVERAL_PEOPLE = "several people"
    NOT_A_DATE = "not a date"
    NOT_A_LINK = "not a link"
    NOT_A_STATUS = "not a status"
    TOO_LONG = "too long"


@dataclass(frozen=True)
class BadCommand:
    """What was said made no sense as a command.

    `command` is the command it was taken for ("milestone move"), `said` the words that did not
    fit, `reason` why a date is none, `suggestions` the names of the nearest commands.
    """

    trouble: Trouble
    said: str = ""
    command: str | None = None
    reason: DateTrouble | None = None
    suggestions: tuple[str, ...] = ()


Command = (
    Overview | Help | ListTopics | ShowTopic | Show | Search | Find | ListMilestones | ShowNext
    | ListInstruments | SetSide | Claim | Release | Assign | Accept | ShowAssigned | SetStatus
    | Done | SetDue | AddEvidence | ShowHistory | ListMine | ListUnclaimed | ListOverdue
    | AddMilestone | MoveMilestone | RecordHeld | CancelMilestone | Subscribe | Unsubscribe
    | ShowReminders | ShowReminder | Stocktake | BadCommand
)  # fmt: skip
