"""What the people of one workspace have set, and what is to be sent to them.

Plain values, as the stores take and return them. Every `datetime` is an aware instant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.domain.people import is_user_id
from bot.domain.rules.frequency import Frequency
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import Milestone, When

Place = tuple[str, str]  # a workspace, and a channel or a person in it
# How many days ahead a channel is reminded as usual.
LEAD_DAYS = (30, 14, 7, 1, 0)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who leads a deliverable on one side since `since`: a Slack user or a unit, called `name`."""

    deliverable: str
    side: Side
    holder: str
    name: str
    since: datetime
    by: str

    def is_with(self, user: str) -> bool:
        """Whether it is this user's to hand on: their own, or a unit's that they have named."""
        return self.holder == user or (self.by == user and not is_user_id(self.holder))


@dataclass(frozen=True, slots=True)
class Coworker:
    """Who works along on a deliverable for one side since `since`: a Slack user, called `name`."""

    deliverable: str
    side: Side
    user: str
    name: str
    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """Of which topics, by their codes, a side's leads are asked whether these are still theirs.

    `statement` is the slug of the one after which its coordinator `by` chose that, at `at`.
    """

    side: Side
    statement: str
    topics: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Who looks after all seats of one side: a Slack user, called `name`, named by `by`."""

    side: Side
    user: str
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """A guest (`subject` is a user's id) or a connected workspace (its id) that acts for a side.

    `name` is what the guest, or somebody of that workspace, was called when admitted.
    """

    subject: str
    name: str
    side: Side
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lead that one side proposes for seats of the other, `side`; private until accepted.

    `holder` is a Slack user or a unit, called `name`; `by`, called `by_name`, proposed it.
    `accepted` is None until it is decided.
    """

    id: int
    side: Side
    deliverables: tuple[str, ...]
    holder: str
    name: str
    by: str
    by_name: str
    at: datetime
    accepted: bool | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one side is with a deliverable, as it reported `at`, by the user called `name`.

    It is due by the date `due` or before the milestone `milestone`, if either was set here;
    that was last changed at `due_set`.
    """

    deliverable: str
    side: Side
    status: Status
    note: str | None
    due: When | None
    milestone: str | None
    by: str
    name: str
    at: datetime
    due_set: datetime | None = None

    @property
    def changed_at(self) -> datetime:
        """When any of it was last changed."""
        return max(self.at, self.due_set or self.at)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link that shows progress, put forward for one side; both sides can read it."""

    deliverable: str
    side: Side
    link: str
    note: str | None
    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """What a workspace has set: who leads and works along, how far they are, its milestones.

    `locales` are the languages that people and channels chose, or else those of people's Slack.
    """

    seats: dict[tuple[str, Side], Seat]
    milestones: dict[str, Milestone]
    standings: dict[tuple[str, Side], Standing] = field(default_factory=dict)
    coworkers: dict[tuple[str, Side], tuple[Coworker, ...]] = field(default_factory=dict)
    locales: dict[str, str] = field(default_factory=dict)

    def copy(self) -> State:
        """One that can be changed without changing this one."""
        seats, milestones = dict(self.seats), dict(self.milestones)
        standings, locales = dict(self.standings), dict(self.locales)
        return State(seats, milestones, standings, dict(self.coworkers), locales)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's reminders, at the local time `hour` in the IANA zone `zone`.

    No topics means all of them; `lead_days` count back from the date of what comes due, and None
    means the usual ones, whatever these are by then.
    """

    team: str
    channel: str
    topics: tuple[str, ...]
    lead_days: tuple[int, ...] | None
    hour: time
    zone: str
    by: str
    since: datetime

    @property
    def leads(self) -> tuple[int, ...]:
        """How many days ahead it is reminded, as of now."""
        return LEAD_DAYS if self.lead_days is None else self.lead_days


@dataclass(frozen=True, slots=True)
class Digest:
    """A channel's digest of what changed since `since`, at a local time as in Subscription."""

    team: str
    channel: str
    rhythm: Frequency
    hour: time
    zone: str
    by: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A coordinator, `by`, has asked a Slack user `at` an instant about a deliverable of a side.

    The user is told on their local `day`, in the one message of that day.
    """

    deliverable: str
    side: Side
    user: str
    by: str
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changed something, and at which instant: all that is done at once has the same."""

    by: str
    at: datetime

    def is_of(self, change: Change) -> bool:
        """Whether a line of a history is part of it."""
        return change.signature == self


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a subject's history: who did what, when, from where; never altered."""

    at: datetime
    by: str
    source: str
    subject: str
    what: str
    old: str | None = None
    new: str | None = None
    note: str | None = None

    @property
    def signature(self) -> Signature:
        """Who made it, and when."""
        return Signature(self.by, self.at)


@dataclass(frozen=True, slots=True)
class Home:
    """Somebody's Home tab; `version` counts the changes of what it shows."""

    team: str
    user: str
    version: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of the bot in Slack, showing `page` of the answer to the command `view`.

    No `view` means that it never changes. `version` counts the changes of what it shows. It was
    worded for `reader`, the Slack user who alone reads it; None where everybody does. `language`
    is what it was worded in.
    """

    team: str
    channel: str
    ts: str
    view: str = ""
    page: int = 1
    version: int = 0
    reader: str | None = None
    language: str | None = None
