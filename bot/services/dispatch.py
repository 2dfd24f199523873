"""Every command comes here, from wherever it was said.

One command is one use case in one transaction. What must happen once (an event that Slack
sends again, a preview confirmed by a double click) is remembered in that same transaction,
and so is the post that answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import services
from bot.domain import mentions
from bot.domain.calendars import Feed
from bot.domain.commands.base import BadCommand, Command, Dated, Trouble, from_today
from bot.domain.commands.calendars import MakeCalendar
from bot.domain.commands.guesses import Guess
from bot.domain.commands.hints import hinted
from bot.domain.commands.home import ShowHome
from bot.domain.commands.press import meant
from bot.domain.commands.seats import Claim
from bot.domain.commands.statement import Find
from bot.domain.dates.hours import local_date
from bot.domain.kinds import concrete
from bot.domain.languages import ENGLISH
from bot.domain.outbox import Delivery, Payload, Planned
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound, Refused
from bot.domain.outcomes.statement import TopicShown
from bot.domain.people import Profile, is_user_id
from bot.domain.rules.milestones import today
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.series import Series
from bot.domain.state import State
from bot.services import calendars, closed_accounts, seats, subscriptions
from bot.services.context import Context, Directory, Library, Request, Slacks, ask_slack
from bot.services.lookups import misunderstood
from bot.services.usecases import BY_COMMAND, Kind
from storage import calendars as addresses
from storage import homes, outbox, people, seen, shown, workspaces
from storage.engine import IN_TIME, Database
from storage.faults import Fault, UnsureError, fault
from storage.outbox import parked
from storage.state import Remembered, States

ANSWERS = 256  # remembered of a workspace
_STATUS_OF_A_NAME = (Trouble.NOT_AN_ID, "status")  # "status cables" asks how far that is

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Dispatcher:
    """Answers requests: `library` is what was agreed, `database` what became of it.

    `public_url` and `languages` are as in Context.
    """

    library: Library
    database: Database
    directory: Directory
    now: Callable[[], datetime]
    states: States = field(default_factory=States)
    public_url: str = ""
    languages: tuple[str, ...] = (ENGLISH,)

    def ask(self, request: Request) -> Outcome:
        """Carry out one command and say what came of it.

        Writes are committed when this returns. Whoever is not known to be a member of the
        workspace, nor admitted, changes nothing.
        """
        try:
            return self.tell(request)
        except SQLAlchemyError as error:
            return _unsaved(error)

    def tell(self, request: Request) -> Outcome:
        """Like `ask`, for what is sent or drawn; what keeps the database from it is raised."""
        if self.only_reads(request.command):
            request = self._meant(request)
            slacks = self._confided(request)
            return self._answer(request, slacks, self._known(request.team))
        slacks = ask_slack(self.directory, self.database, request)
        with self.database.write(IN_TIME, request.team) as conn:
            return carry_out(self._context(conn, request, slacks))

    def answer(self, request: Request) -> tuple[Outcome, str]:
        """The answer to a question, as `ask` gives it, and the asker's language, as `locale` does.

        Mostly the database is asked for the version of the workspace's state, and no more.
        """
        locales: Mapping[str, str] = {}
        try:
            request = self._meant(request)
            slacks = self._confided(request)
            known = self._known(request.team)
            locales = known.state.locales
            outcome = self._answer(request, slacks, known)
        except SQLAlchemyError as error:
            outcome = _unsaved(error)
        return outcome, self._locale(locales, request.team, request.user)

    def remembered(self, conn: Connection, team: str) -> State:
        """A workspace's state, mostly from memory; nobody may change it."""
        return self.states.read(conn, team).state

    def statements(self) -> Series:
        """The statements as they are known now."""
        return self.database.look_up(self.library.read)

    def only_reads(self, command: Command) -> bool:
        """Whether a command cannot change anything."""
        return BY_COMMAND[type(command)].kind not in (Kind.OWNS, Kind.WRITES)

    def locale(self, team: str, place: str) -> str:
        """The language of a person or a channel: the one chosen, or else that of their Slack.

        Returns:
            "ja", "ja-JP" or, for a channel, "both"; empty where nothing tells.
        """
        try:
            known = self._known(team).state.locales
        except SQLAlchemyError:
            known = {}  # what is asked is answered so, too
        return self._locale(known, team, place)

    def _locale(self, known: Mapping[str, str], team: str, place: str) -> str:
        if found := known.get(place):
            return found
        return self.directory.locale(team, place) if is_user_id(place) else ""

    def only_looks(self, team: str, user: str) -> bool:
        """Whether somebody is known to be of outside, and was not admitted: they change nothing."""
        profile = self.directory.profile(team, user)
        if not profile.role.is_outside:
            return False
        request, slacks = Request(team, user, ShowHome(), channel=""), Slacks(profile)
        try:
            return not self.database.look_up(
                lambda conn: self._onlooker(conn, request, slacks).actor.may_write
            )
        except SQLAlchemyError:
            return True  # nobody can change anything now

    def locale_in(self, team: str, channel: str, user: str) -> str:
        """The language for what all read in a channel: its own, or else that of whoever asked."""
        return self.locale(team, channel) or self.locale(team, user)

    def foregone(self, request: Request) -> Outcome | None:
        """What a command comes to that can change nothing as things stand: a claim in vain.

        When hundreds claim one seat, those who come late need neither Slack nor a transaction.
        None where it must be tried.
        """
        command = request.command
        if not isinstance(command, Claim):
            return None
        try:
            return self.database.look_up(
                lambda conn: seats.taken(self._onlooker(conn, request, Slacks()), command)
            )
        except SQLAlchemyError as error:
            return _unsaved(error)

    def ask_once(
        self,
        request: Request,
        keys: Sequence[str],
        post: Callable[[Outcome], Planned | None] = lambda _: None,
    ) -> Outcome | None:
        """Like `ask`, but None, and no effect, when one of `keys` came before.

        `post` makes the message that answers in the channel, if any; it is kept in the outbox
        by the transaction of the effect, so that neither exists without the other. Where the
        database cannot be used, that is the answer.
        """
        try:
            return self._ask_once(request, keys, post)
        except SQLAlchemyError as error:
            return _unsaved(error)

    def _ask_once(
        self, request: Request, keys: Sequence[str], post: Callable[[Outcome], Planned | None]
    ) -> Outcome | None:
        request = self._meant(request)
        slacks = ask_slack(self.directory, self.database, request)
        with self.database.write(IN_TIME, request.team) as conn:
            now = self.now()
            fresh = [seen.first(conn, request.team, key, now) for key in keys]
            if not all(fresh):
                return None
            outcome = carry_out(self._context(conn, request, slacks))
            if planned := post(outcome):
                # The state that it is worded from, so that a later change is seen when it arrives.
                version = workspaces.version(conn, request.team)
                payload: Payload = {**planned.payload, "version": version}
                outbox.plan(conn, [replace(planned, payload=payload)])
            return outcome

    def told(self, delivery: Delivery) -> Outcome | None:
        """What a message that holds a view says when it is sent; None once there is nothing."""
        view = delivery.payload["view"]
        outcome = self.tell(Request(delivery.team, "", meant(view), delivery.destination))
        return None if outcome.over or isinstance(outcome, NotFound) else outcome

    def calendar(self, secret: str) -> Feed | Refused | None:
        """What the calendar behind a secret holds: for its owner's eyes, as they may see it now.

        None for a secret that opens none. Whoever may not write any more is refused, as is
        anybody of whom Slack does not tell.
        """
        owner = self.database.look_up(lambda conn: addresses.owner(conn, secret))
        if owner is None:
            return None
        request = Request(*owner, MakeCalendar(), channel="")
        slacks = ask_slack(self.directory, self.database, request)

        def read(conn: Connection) -> Feed | Refused:
            context = self._onlooker(conn, request, slacks)
            if not context.actor.may_write:
                return Refused(refusal(context.actor, Deed.CHOOSE_SIDE) or Rule.UNKNOWN)
            return calendars.feed(context)

        return self.database.look_up(read)

    def opened_home(self, team: str, user: str) -> None:
        """Somebody looks at their Home tab: it is drawn, and kept true from now on."""
        with self.database.write(IN_TIME, team) as conn:
            homes.opened(conn, team, user)

    def account_closed(self, team: str, user: str) -> None:
        """Somebody's account was closed: what they held falls vacant; twice changes nothing."""
        request = Request(team, user, ShowHome(), channel="")
        with self.database.write(IN_TIME, team) as conn:
            context = self._context(conn, request, Slacks())
            closed_accounts.vacate(context)
            settle(context)

    def moved(self, team: str, user: str, profile: Profile) -> None:
        """Slack tells of somebody's zone and language: from now on they are told by these."""
        zones, locales = self.database.look_up(
            lambda conn: (people.zones(conn, team), people.locales(conn, team))
        )
        same = zones.get(user) == profile.zone and profile.locale in ("", locales.get(user))
        if user not in zones or same:
            return
        request = Request(team, user, ShowHome(), channel="")
        with self.database.write(IN_TIME, team) as conn:
            context = self._context(conn, request, Slacks(profile))
            context.locate(user, profile)
            settle(context)

    def let_in(self, team: str, channel: str) -> None:
        """The bot is in a channel: it says hello, once ever, and what was put aside goes on."""
        with self.database.write(IN_TIME, team) as conn:
            now = self.now()
            workspaces.ensure(conn, team, now)
            outbox.plan(conn, [subscriptions.planned(team, channel, now)])
            parked.unpark(conn, team, channel)

    def told_once(self, team: str, key: str) -> bool:
        """Whether this is said for the first time."""
        with self.database.write(IN_TIME, team) as conn:
            return seen.first(conn, team, key, self.now())

    def shown_in(self, team: str, channel: str, thread: str) -> tuple[str, ...]:
        """The deliverables that the bot last showed in a thread; none in a thread of others."""
        return self.database.look_up(lambda conn: shown.in_thread(conn, team, channel, thread))

    def _context(self, conn: Connection, request: Request, slacks: Slacks) -> Context:
        """What a use case that may write is given, with a state of its own to change."""
        version = workspaces.ensure(conn, request.team, self.now()).version
        # Read before anything is written: what is remembered is what was committed.
        read = self.states.at(conn, request.team, version)
        known = read.state.copy()
        return Context(
            self.library.read(conn, read.edition),
            conn,
            request,
            slacks,
            self.now(),
            lambda *_: known,
            public_url=self.public_url,
            languages=self.languages,
        )

    def _onlooker(self, conn: Connection, request: Request, slacks: Slacks) -> Context:
        """What a use case that only reads is given: the state as it is remembered."""
        known = self.states.read(conn, request.team)
        return self._reading(conn, request, slacks, known)

    def _reading(
        self, conn: Connection, request: Request, slacks: Slacks, known: Remembered
    ) -> Context:
        now, languages = self.now(), self.languages
        series = self.library.read(conn, known.edition)
        return Context(
            series, conn, request, slacks, now, lambda *_: known.state, languages=languages
        )

    def _known(self, team: str) -> Remembered:
        """A workspace's state, under the version that it has now."""
        version = self.database.glance(workspaces.VERSION, team) or 0
        found = self.states.remembered(team, version)
        return found or self.database.look_up(lambda conn: self.states.at(conn, team, version))

    def _meant(self, request: Request) -> Request:
        """The request with the question that is meant, where nothing goes by its words."""
        found = request.command
        if isinstance(found, Find) and (hint := hinted(found.words)):
            answer = self._answer(request, Slacks(), self._known(request.team))
            guess = replace(request, command=Guess(hint))
            return guess if isinstance(answer, NotFound) else request
        if isinstance(found, BadCommand) and (found.trouble, found.command) == _STATUS_OF_A_NAME:
            named = replace(request, command=Find(found.said))
            answer = self._answer(named, Slacks(), self._known(request.team))
            return named if isinstance(answer, TopicShown) else request
        return request

    def _confided(self, request: Request) -> Slacks:
        """What Slack tells of whoever asks what concerns them; nothing for any other question."""
        confided = BY_COMMAND[type(request.command)].kind is Kind.CONFIDES
        return ask_slack(self.directory, self.database, request) if confided else Slacks()

    def _answer(self, request: Request, slacks: Slacks, known: Remembered) -> Outcome:
        """The answer to a question; one that is the same for all is remembered for the day."""
        case = BY_COMMAND[type(request.command)]

        def read(conn: Connection) -> Outcome:
            return case.run(self._reading(conn, request, slacks, known), request.command)

        if not case.same_for_all:
            return self.database.look_up(read)
        key = (request.command, today(self.now()))
        answer: Outcome | None = known.answers.get(key)
        if answer is None:
            answer = self.database.look_up(read)
            if len(known.answers) >= ANSWERS:
                known.answers.clear()  # other threads hold what they have been given
            known.answers[key] = answer
        return answer


def _unsaved(error: SQLAlchemyError) -> Refused:
    """What somebody is told whose command the database could not carry out now.

    A statement that is wrong is a bug of ours, and no answer: it is raised.
    """
    found = fault(error)
    if found is None:
        raise error
    _log.warning("database_failed", error=error)
    if isinstance(error, UnsureError):
        return Refused(Rule.UNSURE)
    return Refused(Rule.BUSY if found is Fault.BUSY else Rule.DATABASE_AWAY)


def carry_out(context: Context) -> Outcome:
    """Carry out the request's command; whoever may write nothing is refused."""
    command = context.request.command
    case = BY_COMMAND[type(command)]
    if case.kind is Kind.OWNS:
        owned = case.run(context, command)
        settle(context)
        return owned
    if case.kind is not Kind.WRITES:
        return case.run(context, command)
    command = mentions.named(command, context.slacks.names)
    if not context.actor.may_write:
        return Refused(refusal(context.actor, Deed.CHOOSE_SIDE) or Rule.UNKNOWN)
    _remember_admitted(context)
    if isinstance(command, Dated):
        command = from_today(command, local_date(context.now, context.profile.zone))
        if isinstance(command, BadCommand):
            return misunderstood(context, command)
    outcome = case.run(context, command)
    context.locate(context.user, context.profile)
    settle(context)
    return outcome


def _remember_admitted(context: Context) -> None:
    """Whoever was admitted for a side is known to act for it from the first thing that they do."""
    actor, admitted = context.actor, context.actor.admitted
    if admitted is None or actor.coordinates or actor.chosen is admitted:
        return
    if actor.chosen:
        closed_accounts.give_up_all(context, closed_accounts.OTHER_SIDE)
    name, at = context.profile.name, context.now
    people.set_side(context.conn, context.team, context.user, name, admitted, at)


def settle(context: Context) -> None:
    """Whatever shows what was changed is out of date now, and the workspace to be planned."""
    if context.concerned:
        workspaces.changed(context.conn, context.team)
        homes.touch(context.conn, context.team, context.concerned)
        if context.altered:
            shown.touch_boards(context.conn, context.team)


def _load() -> None:
    """Import every noun, so that its use cases are registered; a command without one is a bug."""
    for noun in iter_modules(services.__path__):
        import_module(f"{services.__name__}.{noun.name}")
    missing = [each.__name__ for each in concrete(Command) if each not in BY_COMMAND]
    if missing:
        raise TypeError(f"no use case carries out {', '.join(missing)}")


_load()
