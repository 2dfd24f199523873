"""The desk: every command comes here, from wherever it was said.

One command is one use case in one transaction. What must happen once (an event that Slack
sends again, a preview confirmed by a double click) is remembered in that same transaction,
and so is the post that answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.domain import commands as c
from bot.domain.milestones import today
from bot.domain.outcomes import Outcome, Refused, Rule
from bot.domain.people import STRANGER, Profile, Role
from bot.domain.state import Planned
from bot.domain.statement import Catalogue
from bot.services import (
    assigning,
    assignments,
    channels,
    dues,
    lists,
    meetings,
    reading,
    reminding,
    reports,
    seats,
    stocktaking,
)
from bot.services.context import Context, Request
from storage import outbox, seen, shown, workspaces
from storage.engine import Database
from storage.state import States

_UseCase = Callable[[Context, Any], Outcome]

_READ: dict[type, _UseCase] = {
    c.Overview: reading.overview,
    c.Help: reading.usage,
    c.ListTopics: reading.topics,
    c.ShowTopic: reading.topic,
    c.Show: reading.show,
    c.Search: reading.searched,
    c.Find: reading.find,
    c.ListMilestones: reading.milestones,
    c.ShowNext: reading.upcoming,
    c.ListInstruments: reading.instruments,
    c.ShowReminders: channels.reminders,
    c.ShowReminder: reminding.reminder,
    c.ShowHistory: reports.show_history,
    c.ShowAssigned: assignments.show,
    c.ListMine: lists.mine,
    c.ListUnclaimed: lists.unclaimed,
    c.ListOverdue: lists.overdue,
    c.Stocktake: stocktaking.stocktake,
    c.BadCommand: reading.misunderstood,
}
_WRITE: dict[type, _UseCase] = {
    c.SetSide: seats.set_side,
    c.Claim: seats.claim,
    c.Release: seats.release,
    c.Assign: assigning.assign,
    c.Accept: assignments.accept,
    c.SetStatus: reports.set_status,
    c.Done: reports.done,
    c.SetDue: dues.set_due,
    c.AddEvidence: reports.add_evidence,
    c.AddMilestone: meetings.add,
    c.MoveMilestone: meetings.move,
    c.RecordHeld: meetings.held,
    c.CancelMilestone: meetings.cancel,
    c.Subscribe: channels.subscribe,
    c.Unsubscribe: channels.unsubscribe,
}
# Questions whose answer depends on the workspace's state and the day alone.
_SAME_FOR_ALL = {c.ListTopics, c.ShowTopic, c.Show, c.Find, c.ListMilestones, c.ListInstruments}
ANSWERS = 256  # remembered of a workspace

_RULES = {Role.GUEST: Rule.GUEST, Role.FOREIGN: Rule.FOREIGN, Role.UNKNOWN: Rule.UNKNOWN}


class Directory(Protocol):
    """Where the desk learns who somebody is; may call Slack, so never inside a transaction."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person; the role is UNKNOWN when it cannot be learnt."""
        ...


@dataclass(frozen=True)
class Desk:
    """Answers requests: `catalogue` is what was agreed, `database` what became of it."""

    catalogue: Catalogue
    database: Database
    directory: Directory
    now: Callable[[], datetime]
    states: States = field(default_factory=States)

    def ask(self, request: Request) -> Outcome:
        """Carry out one command and say what came of it.

        Writes are committed when this returns. Whoever is not known to be a member of the
        workspace changes nothing.
        """
        if type(request.command) in _READ:
            try:
                return self._look_up(request)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                return self._look_up(request)  # the database was restarted: it knows us again
        who = self._people(request)
        with self.database.write() as conn:
            return _carry_out(self._context(conn, request, who))

    def only_reads(self, command: c.Command) -> bool:
        """Whether a command cannot change anything."""
        return type(command) in _READ

    def ask_once(
        self,
        request: Request,
        keys: Sequence[str],
        post: Callable[[Outcome], Planned | None] = lambda _: None,
    ) -> Outcome | None:
        """Like `ask`, but None, and no effect, when one of `keys` came before.

        `post` makes the message that answers in the channel, if any; it is kept in the outbox
        by the transaction of the effect, so that neither exists without the other.
        """
        who = self._people(request)
        with self.database.write() as conn:
            now = self.now()
            fresh = [seen.first(conn, request.team, key, now) for key in keys]
            if not all(fresh):
                return None
            outcome = _carry_out(self._context(conn, request, who))
            if planned := post(outcome):
                outbox.plan(conn, [planned])
            return outcome

    def _people(self, request: Request) -> tuple[Profile, Profile]:
        """Whoever asks, and whoever they give something to; asks Slack."""
        command = request.command
        named = command.user if isinstance(command, c.Assign) else None
        assignee = self.directory.profile(request.team, named) if named else STRANGER
        return self.directory.profile(request.team, request.user), assignee

    def _context(self, conn: Connection, request: Request, who: tuple[Profile, Profile]) -> Context:
        """What a use case that may write is given; the state, as it is before it writes."""
        profile, assignee = who
        known, now = self.states.read(conn, request.team, hold=True), self.now()
        if not known.version and profile.role.may_write:
            workspaces.ensure(conn, request.team, now)
        load = known.state.copy
        return Context(
            self.catalogue, conn, request, profile, now, lambda *_: load(), assignee=assignee
        )

    def _look_up(self, request: Request) -> Outcome:
        with self.database.read() as conn:
            return self._answer(conn, request)

    def _answer(self, conn: Connection, request: Request) -> Outcome:
        """The answer to a question; one that is the same for all is remembered for the day."""
        known, now, command = self.states.read(conn, request.team), self.now(), request.command
        context = Context(self.catalogue, conn, request, STRANGER, now, lambda *_: known.state)
        if type(command) not in _SAME_FOR_ALL:
            return _READ[type(command)](context, command)
        key = (command, today(now))
        answer: Outcome | None = known.answers.get(key)
        if answer is None:
            answer = _READ[type(command)](context, command)
            if len(known.answers) >= ANSWERS:
                known.answers.clear()  # other threads hold what they have been given
            known.answers[key] = answer
        return answer

    def shown_in(self, team: str, channel: str, thread: str) -> tuple[str, ...]:
        """The deliverables that the bot last showed in a thread; none in a thread of others."""
        with self.database.read() as conn:
            return shown.in_thread(conn, team, channel, thread)


def _carry_out(context: Context) -> Outcome:
    command = context.request.command
    if reader := _READ.get(type(command)):
        return reader(context, command)
    if not context.profile.role.may_write:
        return Refused(_RULES[context.profile.role])
    return _WRITE[type(command)](context, command)
