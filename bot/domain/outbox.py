from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypedDict

from bot.domain.state import Place


@dataclass(frozen=True, slots=True)
class Root:
    """A reminder that stands in a channel by itself, sent `at` by the bot's clock."""

    ts: str
    at: datetime


class DeliveryState(StrEnum):
    """Where a delivery stands; `unclear` may have reached Slack or not."""

    PLANNED = "planned"
    LEASED = "leased"
    SENDING = "sending"
    UNCLEAR = "unclear"
    SENT = "sent"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    PARKED = "parked"


UNSETTLED = (
    DeliveryState.PLANNED,
    DeliveryState.LEASED,
    DeliveryState.SENDING,
    DeliveryState.UNCLEAR,
    DeliveryState.PARKED,
)


class DeliveryKind(StrEnum):
    """What a delivery is for; unknown is what a later version planned, and this one cannot word."""

    ANSWER = "answer"
    NOTICE = "notice"
    REMINDER = "reminder"
    DIGEST = "digest"
    NUDGE = "nudge"
    TOLD = "told"
    WELCOME = "welcome"
    AFTERMATH = "aftermath"
    DATES = "dates"
    STATEMENT = "statement"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> DeliveryKind:
        return cls.UNKNOWN

    @property
    def keeps_pace(self) -> bool:
        """Whether it waits for its place's next second; an answer need not."""
        return self is not DeliveryKind.ANSWER


# What the outbox keeps of a message: `for` whom to tell if it cannot be made; the `view` whose
# answer it is, and of a reply the instant `since` that it tells from; or the message as it was
# worded, in a `language`, for its `reader` alone if it has one, from the `version` of the state, in
# `blocks` and, where these are new to Slack, in `plain` ones.
Payload = TypedDict(
    "Payload",
    {
        "for": str,
        "view": str,
        "since": str,
        "reader": str | None,
        "version": int,
        "text": str,
        "blocks": Sequence[dict[str, Any]],
        "plain": Sequence[dict[str, Any]] | None,
        "shows": Sequence[str],
        "page": int,
        "language": str,
    },
    total=False,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A message that should be sent to a channel, or into its thread, at `due_at`.

    `subject_date` is the subject's own date (for late items and digests the local date), `lead`
    the days before it, `revision` the subject's when this was planned.
    """

    team: str
    destination: str
    kind: DeliveryKind
    subject: str
    due_at: datetime
    subject_date: date | None = None
    lead: int = 0
    revision: int = 0
    thread_ts: str | None = None
    payload: Payload = field(default_factory=lambda: Payload())

    @property
    def key(self) -> str:
        """What makes two plans the same message: a corrected hour does not, a new date does."""
        day = self.subject_date.isoformat() if self.subject_date else ""
        # The subject comes last: it alone may hold the separator.
        parts = (self.team, self.destination, self.kind, day, str(self.lead), self.subject)
        return "|".join(parts)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A planned message in the hands of one sender, who shows `fence` whenever it reports.

    `nonce` goes into the message's metadata, to find it again in Slack; it tells nothing else.
    """

    id: int
    fence: int
    attempts: int
    nonce: str
    team: str
    destination: str
    thread_ts: str | None
    kind: DeliveryKind
    subject: str
    subject_date: date | None
    lead: int
    revision: int
    due_at: datetime
    payload: Payload

    @property
    def place(self) -> Place:
        """Where it goes: there, one post follows the other."""
        return self.team, self.destination

    @property
    def has_sequel(self) -> bool:
        """Whether something is planned once it is posted: replies to it, a board's new day."""
        is_root = self.kind is DeliveryKind.REMINDER and self.thread_ts is None
        return is_root or self.payload.get("view", "").startswith("pinboard")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A delivery of which Slack may hold no post, one, or several; first tried at `tried_at`.

    `ts` is the post that counts, once there is one.
    """

    delivery: Delivery
    state: DeliveryState
    ts: str | None
    tried_at: datetime
