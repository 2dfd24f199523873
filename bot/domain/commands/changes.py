"""Changes: one imperative dataclass each. Whoever says it must have the right to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.domain.commands.sides import Side
from bot.domain.rhythm import Rhythm
from bot.domain.snoozes import Until
from bot.domain.statement import When
from bot.domain.status import Status


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
class SetStatus:
    """How far one's own side is with a deliverable, in a word of the scale, and a note."""

    id: str
    status: Status
    note: str | None = None


@dataclass(frozen=True)
class Done:
    """A deliverable is complete on one's own side; without an id as in Claim, and asked first."""

    id: str | None = None
    note: str | None = None


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
    """Reminders in this channel, of some topics or of all; names are not yet looked up.

    So many days ahead, at an hour of an IANA zone; None is as usual.
    """

    topics: tuple[str, ...] = ()
    lead_days: tuple[int, ...] | None = None
    hour: time | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Unsubscribe:
    """No more reminders in this channel."""


@dataclass(frozen=True)
class Mute:
    """No more reminders of one milestone in this channel; `id` as in MoveMilestone."""

    id: str


@dataclass(frozen=True)
class Unmute:
    """Reminders of that milestone again."""

    id: str


@dataclass(frozen=True)
class SetDigest:
    """How often this channel is told what changed; None is never."""

    rhythm: Rhythm | None


@dataclass(frozen=True)
class MakeCalendar:
    """A secret address for the speaker's calendar; `anew` in place of the one that there is."""

    anew: bool = False


@dataclass(frozen=True)
class RevokeCalendar:
    """The address of the speaker's calendar stops."""


@dataclass(frozen=True)
class Join:
    """Work along on a deliverable; the lead may say it of `user`. Without an id as in Claim."""

    id: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class Leave:
    """Work along no more; the lead may say it of `user`. Without an id as in Claim."""

    id: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class Report:
    """What a form reports at once: how far, when due, and a link; `seen` is what it had shown."""

    id: str
    status: Status
    note: str | None = None
    when: When | None = None
    milestone: str | None = None
    link: str | None = None
    remark: str | None = None
    seen: str = ""


@dataclass(frozen=True)
class Snooze:
    """The speaker does not want to hear of a deliverable before a day."""

    id: str
    until: Until | date


@dataclass(frozen=True)
class Confirm:
    """What is reported of a deliverable without a date is still true; said by buttons alone."""

    id: str


@dataclass(frozen=True)
class DecideProposal:
    """Accept or decline what the other side proposes, by its number; said by buttons alone."""

    number: int
    accept: bool


@dataclass(frozen=True)
class SetCoordinator:
    """Who looks after all seats of a side; None is nobody."""

    side: Side
    user: str | None = None


@dataclass(frozen=True)
class Admit:
    """Let a guest, or the connected workspace of `user`, act for a side."""

    user: str
    side: Side


@dataclass(frozen=True)
class Dismiss:
    """Let a guest, or the connected workspace of `user`, read only again."""

    user: str
