"""What a use case is given, and the cards that several of them show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.domain import names
from bot.domain.commands import Command, Side
from bot.domain.milestones import merge
from bot.domain.outcomes import Card
from bot.domain.people import STRANGER, Profile
from bot.domain.state import Change, State
from bot.domain.statement import Catalogue, Deliverable, Milestone
from storage import history, people, shown, state, workspaces


@dataclass(frozen=True)
class Request:
    """A command, who said it, and where.

    `team`, `user` and `channel` are as signed by Slack. `thread` is the `ts` of the thread's
    first message. `confirmed` is the revision that a preview showed, when its button is clicked.
    `view` is the command whose answer, at `page`, the button stands in.
    """

    team: str
    user: str
    command: Command
    channel: str
    thread: str | None = None
    confirmed: int | None = None
    view: str = ""
    page: int = 1


@dataclass(frozen=True)
class Context:
    """One request within its transaction: `now` is aware, `profile` a stranger's for reads.

    `assignee` is what Slack tells of whoever the command gives something to, if anybody.
    `load` gives the workspace's state; a use case that writes may change what it is given.
    """

    catalogue: Catalogue
    conn: Connection
    request: Request
    profile: Profile
    now: datetime
    load: Callable[[Connection, str], State] = state.load
    assignee: Profile = STRANGER

    @property
    def team(self) -> str:
        """The workspace that asks."""
        return self.request.team

    @property
    def user(self) -> str:
        """The person who asks."""
        return self.request.user

    @cached_property
    def state(self) -> State:
        """What became of the statement in this workspace, read once."""
        return self.load(self.conn, self.team)

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """All meetings as they stand, by id."""
        return merge(self.catalogue.milestones, self.state.milestones)

    def milestone(self, words: str) -> Milestone | None:
        """The meeting of an id, or of a name that means no other."""
        known = self.milestones
        return known.get(words) or names.resolve_milestone(tuple(known.values()), words)

    def note(self, subject: str, what: str, old: str | None, new: str | None) -> None:
        """Put into the history what whoever asks has changed."""
        change = Change(self.now, self.user, self.request.channel, subject, what, old, new)
        history.append(self.conn, self.team, change)
        workspaces.changed(self.conn, self.team)

    def rename(self, user: str, name: str) -> None:
        """Call somebody whose side is known by the name that Slack tells."""
        if people.rename(self.conn, self.team, user, name):
            workspaces.changed(self.conn, self.team)

    def changed(self, deliverable: str, what: str, old: str | None, new: str | None) -> None:
        """Note what was changed of a deliverable; messages that show it are out of date."""
        self.note(deliverable, what, old, new)
        shown.touch(self.conn, self.team, deliverable)

    def card(self, deliverable: Deliverable) -> Card:
        """A deliverable as it stands."""
        seats = self.state.seats
        return Card(
            deliverable,
            eu=seats.get((deliverable.id, Side.EU)),
            japan=seats.get((deliverable.id, Side.JAPAN)),
            milestones=tuple(self.milestones[id] for id in deliverable.milestones),
            eu_standing=self.state.standings.get((deliverable.id, Side.EU)),
            japan_standing=self.state.standings.get((deliverable.id, Side.JAPAN)),
            set_here=self.milestones,
        )

    def card_of(self, id: str) -> Card:
        """The deliverable of an id, as it stands."""
        return self.card(self.catalogue.deliverable_by_id[id])

    def side(self) -> Side | None:
        """Whom whoever asks acts for; None until they have said."""
        return people.side_of(self.conn, self.team, self.user)

    def cards(self, deliverables: Iterable[Deliverable]) -> tuple[Card, ...]:
        """Several deliverables as they stand."""
        return tuple(self.card(deliverable) for deliverable in deliverables)
