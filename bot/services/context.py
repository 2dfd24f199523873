"""What a use case is given, and the cards that several of them show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from sqlalchemy import Connection

from bot.domain import mentions, names
from bot.domain.commands.assignments import Assign
from bot.domain.commands.base import Command
from bot.domain.commands.coworkers import Join, Leave
from bot.domain.commands.progress import AddEvidence, Report
from bot.domain.commands.proposals import DecideProposal
from bot.domain.commands.settings import Admit, Dismiss, SetCoordinator
from bot.domain.languages import ENGLISH
from bot.domain.links import conversation_of, in_slack
from bot.domain.outcomes.base import Card
from bot.domain.people import STRANGER, Profile, Role, is_user_id
from bot.domain.rules.milestones import is_over, merge
from bot.domain.rules.rights import Actor
from bot.domain.series import Series
from bot.domain.sides import SEATS, Side
from bot.domain.state import Change, Signature, State
from bot.domain.statement import Deliverable, Milestone
from storage import admissions, history, people, proposals, shown, state
from storage.engine import Database

_ABOUT_SOMEBODY = (Assign, Join, Leave, SetCoordinator, Admit, Dismiss)


class Directory(Protocol):
    """What the dispatcher learns from Slack; it may be called, so never inside a transaction."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person; the role is UNKNOWN when it cannot be learnt."""
        ...

    def locale(self, team: str, user: str) -> str:
        """The language of somebody's Slack, "ja-JP"; empty when it cannot be learnt."""
        ...

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody in the workspace can read a conversation; False when unknown."""
        ...


class Library(Protocol):
    """The statements that are known: those that ship with the bot, of a folder, and published."""

    def read(self, connection: Connection, edition: int | None = None) -> Series:
        """All statements; `edition` is that of the published ones where it is known already."""
        ...


def ask_slack(directory: Directory, database: Database, request: Request) -> Slacks:
    """Who asks, whom else it is about or mentions, and whether a link is private.

    `database` knows whom a proposal is about.
    """
    team, command = request.team, request.command
    profile = directory.profile(team, request.user) if request.user else STRANGER
    named = _named(database, team, command)
    assignee = directory.profile(team, named) if named else STRANGER
    link = command.link if isinstance(command, AddEvidence | Report) else None
    is_private = link is not None and _is_hidden(directory, team, link)
    names = {id: directory.profile(team, id).name for id in mentions.unnamed(command)}
    return Slacks(profile, assignee, is_private, names)


def _is_hidden(directory: Directory, team: str, link: str) -> bool:
    """Whether a link leads into Slack to where, for all that is known, not everybody may read."""
    channel = conversation_of(link)
    return in_slack(link) and not (channel and directory.is_public(team, channel))


def _named(database: Database, team: str, command: Command) -> str | None:
    """The user whom a command is about besides whoever says it."""
    user: str | None = None
    if isinstance(command, _ABOUT_SOMEBODY):
        user = command.user
    elif isinstance(command, DecideProposal):
        number = command.number
        proposal = database.look_up(lambda conn: proposals.get(conn, team, number))
        user = proposal.holder if proposal else None
    return user if user and is_user_id(user) else None


@dataclass(frozen=True)
class Request:
    """A command, who said it, and where.

    `team`, `user` and `channel` are as signed by Slack. `thread` is the `ts` of the thread's
    first message. `confirmed` is the revision that a preview showed, when its button is clicked.
    `view` is the command whose answer, at `page`, the button stands in. `said` is the command
    in words.
    """

    team: str
    user: str
    command: Command
    channel: str
    thread: str | None = None
    confirmed: int | None = None
    view: str = ""
    page: int = 1
    said: str = ""


@dataclass(frozen=True)
class Slacks:
    """What was asked of Slack before the transaction, since a call must not hold it up.

    `profile` is of whoever asks, `assignee` of whoever the command is about besides them.
    `private_link` says that the link in the command leads into a private conversation. `names`
    are those of the users whom its words mention.
    """

    profile: Profile = STRANGER
    assignee: Profile = STRANGER
    private_link: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """One request within its transaction: `now` is aware, `slacks` empty for plain reads.

    `load` gives the workspace's state; a use case that writes may change what it is given.
    `concerned` are the people whose Home tabs a change makes untrue, `altered` the deliverables
    that it is about. `public_url` is where the bot can be reached, without a slash at the end;
    empty where it cannot. `languages` are those that it speaks.
    """

    catalogue: Series
    conn: Connection
    request: Request
    slacks: Slacks
    now: datetime
    load: Callable[[Connection, str], State] = state.load
    concerned: set[str] = field(default_factory=set)
    altered: set[str] = field(default_factory=set)
    public_url: str = ""
    languages: tuple[str, ...] = (ENGLISH,)

    @property
    def team(self) -> str:
        """The workspace that asks."""
        return self.request.team

    @property
    def user(self) -> str:
        """The person who asks."""
        return self.request.user

    @property
    def direct(self) -> bool:
        """Whether it was said in a direct message, or on the Home tab, rather than a channel."""
        return not self.request.channel.startswith(("C", "G"))

    @property
    def profile(self) -> Profile:
        """What Slack tells of whoever asks; a stranger's, for plain reads."""
        return self.slacks.profile

    @property
    def assignee(self) -> Profile:
        """What Slack tells of whoever the command is about besides the asker."""
        return self.slacks.assignee

    def profile_of(self, user: str) -> Profile:
        """What Slack tells of whoever asks, or else of whoever the command is about."""
        return self.profile if user == self.user else self.assignee

    @cached_property
    def known(self) -> people.Known:
        """What was known of whoever asks before this request."""
        return people.known(self.conn, self.team, self.user)

    @cached_property
    def actor(self) -> Actor:
        """Whoever asks, with what they were named and admitted for."""
        return self.actor_of(self.user, self.profile)

    def actor_of(self, user: str, profile: Profile) -> Actor:
        """Somebody, with what they were named and admitted for."""
        own = [user, profile.team] if profile.role is Role.FOREIGN else [user]
        known = self.known if user == self.user else people.known(self.conn, self.team, user)
        return Actor(
            user,
            profile.role,
            known.side,
            known.coordinates,
            admissions.side_of(self.conn, self.team, own) if profile.role.is_outside else None,
        )

    @cached_property
    def state(self) -> State:
        """What became of the statement in this workspace, read once."""
        return self.load(self.conn, self.team)

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """All meetings as they stand, by id."""
        return merge(self.catalogue.milestones, self.state.milestones)

    @property
    def signature(self) -> Signature:
        """Of all that this request changes."""
        return Signature(self.user, self.now)

    def rename(self, user: str, name: str) -> None:
        """Call somebody whose side is known by the name that Slack tells."""
        if user == self.user and name == self.known.name:
            return
        if people.rename(self.conn, self.team, user, name):
            self.concerned.add(user)

    def locate(self, user: str, profile: Profile) -> None:
        """Remember zone and language of somebody whose side is known, if Slack tells of them."""
        if profile.role is Role.UNKNOWN:
            return
        locale = profile.locale or None
        told = (profile.zone, locale or self.known.locale)
        if user == self.user and told == (self.known.zone, self.known.locale):
            return
        if people.locate(self.conn, self.team, user, profile.zone, locale):
            self.concerned.add(user)

    def milestone(self, words: str) -> Milestone | None:
        """The meeting of an id, or of a name that means no other."""
        known = self.milestones
        return known.get(words) or names.resolve_milestone(tuple(known.values()), words)

    def note(
        self, subject: str, what: str, old: str | None, new: str | None, note: str | None = None
    ) -> None:
        """Put into the history what whoever asks has changed."""
        where = self.request.channel
        change = Change(self.now, self.user, where, subject, what, old, new, note)
        history.append(self.conn, self.team, change)
        self.concerned.add(self.user)

    def changed(
        self, deliverable: str, what: str, old: str | None, new: str | None, note: str | None = None
    ) -> None:
        """Note what was changed of a deliverable; what shows it is out of date."""
        self.note(deliverable, what, old, new, note)
        self.touched(deliverable)
        self.concerned.update(user for user in (old, new) if user and is_user_id(user))

    def touched(self, deliverable: str) -> None:
        """What shows a deliverable is out of date, and so are its people's Home tabs."""
        shown.touch(self.conn, self.team, deliverable)
        self.altered.add(deliverable)
        for side in SEATS:
            seat = self.state.seats.get((deliverable, side))
            self.concerned.update([seat.holder, seat.by] if seat else [])
            along = self.state.coworkers.get((deliverable, side), ())
            self.concerned.update(each.user for each in along)

    def card(self, deliverable: Deliverable) -> Card:
        """A deliverable as it stands."""
        id, known = deliverable.id, self.state
        meetings = tuple(self.milestones[each] for each in deliverable.milestones)
        return Card(
            deliverable,
            eu=known.seats.get((id, Side.EU)),
            japan=known.seats.get((id, Side.JAPAN)),
            milestones=meetings,
            eu_standing=known.standings.get((id, Side.EU)),
            japan_standing=known.standings.get((id, Side.JAPAN)),
            set_here=self.milestones,
            coworkers={side: known.coworkers.get((id, side), ()) for side in SEATS},
            passed=self._over.intersection(deliverable.milestones),
            ended=self.catalogue.ends.get(id),
            since=self.catalogue.since.get(id, ""),
        )

    @cached_property
    def _over(self) -> frozenset[str]:
        """The ids of the meetings whose last day has ended."""
        return frozenset(id for id, each in self.milestones.items() if is_over(each, self.now))

    def card_of(self, id: str) -> Card:
        """The deliverable of an id, as it stands."""
        return self.card(self.catalogue.deliverable_by_id[id])

    def cards(self, deliverables: Iterable[Deliverable]) -> tuple[Card, ...]:
        """Several deliverables as they stand."""
        return tuple(self.card(deliverable) for deliverable in deliverables)

    def cards_of(self, ids: Iterable[str]) -> tuple[Card, ...]:
        """The deliverables of several ids, as they stand; unknown ids are left out."""
        known = self.catalogue.deliverable_by_id
        return self.cards(known[id] for id in ids if id in known)
