"""The desk: every command comes here, from wherever it was said.

One command is one use case in one transaction. What must happen once (an event that Slack
sends again, a preview confirmed by a double click) is remembered in that same transaction,
and so is the post that answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.domain import commands as c
from bot.domain.feeds import Feed
from bot.domain.milestones import today
from bot.domain.outcomes import NotFound, Outcome, Refused, Rule
from bot.domain.people import STRANGER, Profile, is_user_id
from bot.domain.press import meant
from bot.domain.rights import Deed, refusal
from bot.domain.state import Delivery, Planned
from bot.domain.statement import Catalogue
from bot.services import (
    assigning,
    assignments,
    calendars,
    channels,
    concerning,
    coworking,
    digesting,
    dues,
    filling,
    following,
    governing,
    home,
    leaving,
    lists,
    meetings,
    muting,
    nudging,
    proposing,
    reading,
    reminding,
    reports,
    seats,
    snoozing,
    stocktaking,
)
from bot.services.context import Context, Request, Slacks
from bot.services.links import conversation_of
from storage import calendars as addresses
from storage import homes, outbox, parking, people, proposals, seen, shown, workspaces
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
    c.ShowDigest: digesting.show,
    c.ShowAftermath: following.aftermath,
    c.ShowVague: following.vague,
    c.ShowHistory: reports.show_history,
    c.ShowAssigned: assignments.show,
    c.ListMine: lists.mine,
    c.ListUnclaimed: lists.unclaimed,
    c.ListOverdue: lists.overdue,
    c.Stocktake: stocktaking.stocktake,
    c.ShowAlong: concerning.along,
    c.ShowRelieved: concerning.relieved,
    c.ShowHandedBack: concerning.handed_back,
    c.ShowVacated: concerning.vacated,
    c.ShowNudge: nudging.show,
    c.ShowCoordinator: governing.show_coordinator,
    c.ShowProposal: proposing.show,
    c.ShowDecision: proposing.show_decision,
    c.BadCommand: reading.misunderstood,
}
# Questions whose answer depends on who asks, as Slack tells it.
_CONFIDE: dict[type, _UseCase] = {
    c.ShowHome: home.home,
    c.ShowSettings: governing.settings,
    c.OpenForm: filling.open_form,
}
_WRITE: dict[type, _UseCase] = {
    c.SetSide: seats.set_side,
    c.Claim: seats.claim,
    c.Release: seats.release,
    c.Assign: assigning.assign,
    c.Accept: assignments.accept,
    c.Join: coworking.join,
    c.Leave: coworking.leave,
    c.DecideProposal: proposing.decide,
    c.Report: filling.report_by_form,
    c.SetStatus: reports.set_status,
    c.Done: reports.done,
    c.SetDue: dues.set_due,
    c.Snooze: snoozing.snooze,
    c.Confirm: snoozing.confirm,
    c.AddEvidence: reports.add_evidence,
    c.AddMilestone: meetings.add,
    c.MoveMilestone: meetings.move,
    c.RecordHeld: meetings.held,
    c.CancelMilestone: meetings.cancel,
    c.Subscribe: channels.subscribe,
    c.Unsubscribe: channels.unsubscribe,
    c.Mute: muting.mute,
    c.Unmute: muting.unmute,
    c.SetDigest: digesting.set_digest,
    c.MakeCalendar: calendars.make,
    c.RevokeCalendar: calendars.revoke,
    c.SetCoordinator: governing.set_coordinator,
    c.Admit: governing.admit,
    c.Dismiss: governing.dismiss,
}
# Questions whose answer depends on the workspace's state and the day alone.
_SAME_FOR_ALL = {c.ListTopics, c.ShowTopic, c.Show, c.Find, c.ListMilestones, c.ListInstruments}
ANSWERS = 256  # remembered of a workspace

_ABOUT_SOMEBODY = (c.Assign, c.Join, c.Leave, c.SetCoordinator, c.Admit, c.Dismiss)


class Directory(Protocol):
    """What the desk learns from Slack; it may be called, so never inside a transaction."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person; the role is UNKNOWN when it cannot be learnt."""
        ...

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody in the workspace can read a conversation; False when unknown."""
        ...


@dataclass(frozen=True)
class Desk:
    """Answers requests: `catalogue` is what was agreed, `database` what became of it.

    `public_url` is as in Context.
    """

    catalogue: Catalogue
    database: Database
    directory: Directory
    now: Callable[[], datetime]
    states: States = field(default_factory=States)
    public_url: str = ""

    def ask(self, request: Request) -> Outcome:
        """Carry out one command and say what came of it.

        Writes are committed when this returns. Whoever is not known to be a member of the
        workspace, nor admitted, changes nothing.
        """
        if self.only_reads(request.command):
            confided = type(request.command) in _CONFIDE
            slacks = self._ask_slack(request) if confided else Slacks()
            try:
                return self._look_up(request, slacks)
            except DBAPIError as error:
                if not error.connection_invalidated:
                    raise
                return self._look_up(request, slacks)  # restarted: it knows us again
        slacks = self._ask_slack(request)
        with self.database.write() as conn:
            return _carry_out(self._context(conn, request, slacks))

    def only_reads(self, command: c.Command) -> bool:
        """Whether a command cannot change anything."""
        return type(command) in _READ or type(command) in _CONFIDE

    def foregone(self, request: Request) -> Outcome | None:
        """What a command comes to that can change nothing as things stand: a claim in vain.

        When hundreds claim one seat, those who come late need neither Slack nor a transaction.
        None where it must be tried.
        """
        command = request.command
        if not isinstance(command, c.Claim):
            return None
        with self.database.read() as conn:
            known = self.states.read(conn, request.team).state
            context = Context(self.catalogue, conn, request, Slacks(), self.now(), lambda *_: known)
            return seats.taken(context, command)

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
        slacks = self._ask_slack(request)
        with self.database.write() as conn:
            now = self.now()
            fresh = [seen.first(conn, request.team, key, now) for key in keys]
            if not all(fresh):
                return None
            outcome = _carry_out(self._context(conn, request, slacks))
            if planned := post(outcome):
                # The state that it is worded from, so that a later change is seen when it arrives.
                version = workspaces.version(conn, request.team)
                payload = {**planned.payload, "version": version}
                outbox.plan(conn, [replace(planned, payload=payload)])
            return outcome

    def told(self, delivery: Delivery) -> Outcome | None:
        """What a direct message says at the moment of sending; None once there is nothing."""
        view = str(delivery.payload["view"])
        outcome = self.ask(Request(delivery.team, "", meant(view), delivery.destination))
        return None if outcome.over or isinstance(outcome, NotFound) else outcome

    def calendar(self, secret: str) -> Feed | Refused | None:
        """What the calendar behind a secret holds: for its owner's eyes, as they may see it now.

        None for a secret that opens none. Whoever may not write any more is refused, as is
        anybody of whom Slack does not tell.
        """
        with self.database.read() as conn:
            owner = addresses.owner(conn, secret)
        if owner is None:
            return None
        request = Request(*owner, c.MakeCalendar(), channel="")
        slacks = self._ask_slack(request)
        with self.database.read() as conn:
            known, now = self.states.read(conn, request.team).state, self.now()
            context = Context(self.catalogue, conn, request, slacks, now, lambda *_: known)
            if not context.actor.may_write:
                return Refused(refusal(context.actor, Deed.CHOOSE_SIDE) or Rule.UNKNOWN)
            return calendars.feed(context)

    def opened_home(self, team: str, user: str) -> None:
        """Somebody looks at their Home tab: it is drawn, and kept true from now on."""
        with self.database.write() as conn:
            homes.opened(conn, team, user)

    def account_closed(self, team: str, user: str) -> None:
        """Somebody's account was closed: what they held falls vacant; twice changes nothing."""
        request = Request(team, user, c.ShowHome(), channel="")
        with self.database.write() as conn:
            context = self._context(conn, request, Slacks())
            leaving.vacate(context)
            _settle(context)

    def back_in(self, team: str, channel: str) -> None:
        """The bot is in a channel again: what was put aside for it goes on."""
        with self.database.write() as conn:
            parking.unpark(conn, team, channel)

    def told_once(self, team: str, key: str) -> bool:
        """Whether this is said for the first time."""
        with self.database.write() as conn:
            return seen.first(conn, team, key, self.now())

    def shown_in(self, team: str, channel: str, thread: str) -> tuple[str, ...]:
        """The deliverables that the bot last showed in a thread; none in a thread of others."""
        with self.database.read() as conn:
            return shown.in_thread(conn, team, channel, thread)

    def _ask_slack(self, request: Request) -> Slacks:
        """Who asks, whom else it is about, and whether a link is private; asks Slack."""
        team, command = request.team, request.command
        profile = self.directory.profile(team, request.user) if request.user else STRANGER
        named = self._named(team, command)
        assignee = self.directory.profile(team, named) if named else STRANGER
        link = command.link if isinstance(command, c.AddEvidence | c.Report) else None
        channel = conversation_of(link) if link else None
        hidden = channel is not None and not self.directory.is_public(team, channel)
        return Slacks(profile, assignee, hidden)

    def _named(self, team: str, command: c.Command) -> str | None:
        """The user whom a command is about besides whoever says it."""
        user: str | None = None
        if isinstance(command, _ABOUT_SOMEBODY):
            user = command.user
        elif isinstance(command, c.DecideProposal):
            with self.database.read() as conn:
                proposal = proposals.get(conn, team, command.number)
            user = proposal.holder if proposal else None
        return user if user and is_user_id(user) else None

    def _context(self, conn: Connection, request: Request, slacks: Slacks) -> Context:
        """What a use case that may write is given, with a state of its own to change."""
        workspaces.ensure(conn, request.team, self.now())
        # Read before anything is written: what is remembered is what was committed.
        known = self.states.read(conn, request.team).state.copy()
        return Context(
            self.catalogue,
            conn,
            request,
            slacks,
            self.now(),
            lambda *_: known,
            public_url=self.public_url,
        )

    def _look_up(self, request: Request, slacks: Slacks) -> Outcome:
        with self.database.read() as conn:
            return self._answer(conn, request, slacks)

    def _answer(self, conn: Connection, request: Request, slacks: Slacks) -> Outcome:
        """The answer to a question; one that is the same for all is remembered for the day."""
        known, now, command = self.states.read(conn, request.team), self.now(), request.command
        context = Context(self.catalogue, conn, request, slacks, now, lambda *_: known.state)
        reader = _READ.get(type(command)) or _CONFIDE[type(command)]
        if type(command) not in _SAME_FOR_ALL:
            return reader(context, command)
        key = (command, today(now))
        answer: Outcome | None = known.answers.get(key)
        if answer is None:
            answer = reader(context, command)
            if len(known.answers) >= ANSWERS:
                known.answers.clear()  # other threads hold what they have been given
            known.answers[key] = answer
        return answer


def _carry_out(context: Context) -> Outcome:
    command = context.request.command
    if reader := _READ.get(type(command)) or _CONFIDE.get(type(command)):
        return reader(context, command)
    if not context.actor.may_write:
        return Refused(refusal(context.actor, Deed.CHOOSE_SIDE) or Rule.UNKNOWN)
    _remember_admitted(context)
    outcome = _WRITE[type(command)](context, command)
    context.locate(context.user, context.profile)
    _settle(context)
    return outcome


def _remember_admitted(context: Context) -> None:
    """Whoever was admitted for a side is known to act for it from the first thing that they do."""
    actor, admitted = context.actor, context.actor.admitted
    if admitted is None or actor.coordinates or actor.chosen is admitted:
        return
    if actor.chosen:
        leaving.give_up_all(context, leaving.OTHER_SIDE)
    name, at = context.profile.name, context.now
    people.set_side(context.conn, context.team, context.user, name, admitted, at)


def _settle(context: Context) -> None:
    """Whatever shows what was changed is out of date now, and other things come due."""
    if context.concerned:
        workspaces.changed(context.conn, context.team)
        homes.touch(context.conn, context.team, context.concerned)
        conn, catalogue, team = context.conn, context.catalogue, context.team
        nudging.replan(conn, catalogue, team, context.state, context.now, context.concerned)
