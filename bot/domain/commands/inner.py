"""What only the bot's own messages say: the views behind what it posts, and forms to open.

Nobody types these; a view is how a message is drawn again (see bot/domain/press.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.commands.sides import Side
from bot.domain.forms import Form


@dataclass(frozen=True)
class ShowAssigned:
    """What `user` was assigned of these, as it stands now; said by buttons alone."""

    user: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowReminder:
    """A posted reminder of one milestone, as it would read now; said by buttons alone.

    One that is a reply to the reminder of the instant `since` tells what is open or changed then.
    """

    id: str
    since: datetime | None = None


@dataclass(frozen=True)
class ShowDigest:
    """What changed later than one instant, up to another, as a channel's digest tells it."""

    after: datetime
    until: datetime


@dataclass(frozen=True)
class ShowAftermath:
    """The question whether a milestone was held, as it stands now."""

    id: str


@dataclass(frozen=True)
class ShowVague:
    """When the milestones without a day will be, and what became of those over `since` then."""

    since: datetime | None = None


@dataclass(frozen=True)
class ShowWelcome:
    """What the bot says in a channel that it was let into, as it would read now."""


@dataclass(frozen=True)
class ShowHome:
    """The speaker's Home tab."""


@dataclass(frozen=True)
class ShowRelieved:
    """That `by` took seats away from `user`, or gave them to others: who has them now."""

    user: str
    by: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowHandedBack:
    """That `by` has handed back what `user` had given them."""

    user: str
    by: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowAlong:
    """That `by` asked `user` to work along on a deliverable."""

    user: str
    by: str
    id: str


@dataclass(frozen=True)
class ShowNudge:
    """What `user` is told on their local `day` of what they answer for, as it stands now.

    Without `ids` it is what is due to be told; with them, what was told of these.
    """

    user: str
    day: date
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowCoordinator:
    """Who looks after a side, as whoever was named is told."""

    side: Side


@dataclass(frozen=True)
class ShowVacated:
    """That the account of `user` was closed: which seats fell vacant, or the side they coordinated.

    Messages of earlier versions do not name that side: they have neither.
    """

    user: str
    ids: tuple[str, ...] = ()
    coordinated: Side | None = None


@dataclass(frozen=True)
class ShowProposal:
    """What the other side proposes, by its number; for the coordinator whom it is put to."""

    number: int


@dataclass(frozen=True)
class ShowDecision:
    """What became of a proposal, by its number; for whoever made it."""

    number: int


@dataclass(frozen=True)
class OpenForm:
    """A form to fill in; `about` is the id, the topic or the link that it is about."""

    form: Form
    about: str = ""
