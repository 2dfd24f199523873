"""Who may do what. One table of rules, without Slack and without a database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Role
from bot.domain.sides import SEATS, Side


class Rule(StrEnum):
    """Why somebody may not do something."""

    GUEST = "guest"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    OTHER_SIDE = "other side"
    COORDINATOR = "coordinator"
    NAMED_COORDINATOR = "named coordinator"
    NOT_NAMED = "not named"
    NOT_YOURS = "not yours"
    NOT_A_MEMBER = "not a member"
    NOT_ADMITTED = "not admitted"
    THEIR_SIDE = "their side"
    ADMITTED = "admitted"
    COORDINATES = "coordinates"
    ORGANISERS = "organisers"
    ADMINS = "admins"
    NO_COORDINATOR = "no coordinator"
    HOLDS_SEATS = "holds seats"
    INSIDER = "insider"
    DECIDED = "decided"
    NO_THREAD = "no thread"
    NAME_ONE = "name one"
    PRIVATE_CONVERSATION = "private conversation"
    PAST_DAY = "past day"
    NOT_THEIR_COORDINATOR = "not their coordinator"
    NOTHING_TO_UNDO = "nothing to undo"
    NOT_YOURS_TO_UNDO = "not yours to undo"
    TOO_OLD_TO_UNDO = "too old to undo"
    CANNOT_LEAD_AGAIN = "cannot lead again"
    COMING_DAY = "coming day"
    PAST_MEETING = "past meeting"
    NOT_A_CHANNEL = "not a channel"
    BUSY = "busy"
    DATABASE_AWAY = "database away"
    UNSURE = "unsure"


class Deed(StrEnum):
    """What somebody may want to do."""

    CHOOSE_SIDE = "choose a side"
    CLAIM = "claim"
    JOIN = "join"
    RELEASE = "release"
    REPORT = "report"
    ASSIGN = "assign"
    PROPOSE = "propose"
    DECIDE = "decide"
    ORGANISE = "organise"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who wants to do something.

    `chosen` is the side that they said they act for, `coordinates` the one whose coordinator
    they were named, `admitted` the one that a guest or somebody of a connected workspace was
    admitted for.
    """

    user: str
    role: Role
    chosen: Side | None = None
    coordinates: Side | None = None
    admitted: Side | None = None

    @property
    def side(self) -> Side | None:
        """Whom they act for; None until they have said."""
        return self.coordinates or self.admitted or self.chosen

    @property
    def may_write(self) -> bool:
        """Whether they may change anything at all; who is not known reads only."""
        return self.role.may_write or (self.role.is_outside and self.admitted is not None)


_READS_ONLY = {Role.GUEST: Rule.GUEST, Role.FOREIGN: Rule.FOREIGN}


def refusal(
    actor: Actor, deed: Deed, side: Side | None = None, *, holds: bool = False
) -> Rule | None:
    """Why somebody may not do something; None where they may.

    Args:
        actor: who wants to do it.
        deed: what.
        side: whose seat it is about, or the side to choose; None where the deed is about none.
        holds: whether the seat is the actor's: they lead it, work along on it, or named the
            unit that leads it.
    """
    if not actor.may_write:
        return _READS_ONLY.get(actor.role, Rule.UNKNOWN)
    match deed:
        case Deed.SETTLE:
            return None if actor.role is Role.ADMIN else Rule.ADMINS
        case Deed.ORGANISE:
            organises = actor.role is Role.ADMIN or actor.coordinates
            return None if organises else Rule.ORGANISERS
        case Deed.CHOOSE_SIDE:
            return _choosing(actor, side)
        case Deed.DECIDE:
            return _deciding(actor, side)
        case Deed.PROPOSE:
            return None if actor.side in SEATS else Rule.NOT_NAMED
        case _:
            return _about_a_seat(actor, deed, side, holds=holds)


def _choosing(actor: Actor, side: Side | None) -> Rule | None:
    if actor.coordinates:
        return None if side is actor.coordinates else Rule.COORDINATES
    if actor.admitted:
        return None if side is actor.admitted else Rule.ADMITTED
    return None


def _deciding(actor: Actor, side: Side | None) -> Rule | None:
    if actor.coordinates is None:
        return Rule.NOT_NAMED
    return None if side is actor.coordinates else Rule.OTHER_SIDE


def _about_a_seat(actor: Actor, deed: Deed, side: Side | None, *, holds: bool) -> Rule | None:
    if deed in (Deed.CLAIM, Deed.JOIN) and actor.coordinates:
        return Rule.NAMED_COORDINATOR
    if deed in (Deed.CLAIM, Deed.JOIN) and actor.side not in SEATS:
        return Rule.COORDINATOR
    if actor.side not in SEATS:
        return Rule.NOT_NAMED
    if side is not actor.side:
        return Rule.OTHER_SIDE
    if deed in (Deed.RELEASE, Deed.REPORT) and not (holds or actor.coordinates):
        return Rule.NOT_YOURS
    return None
