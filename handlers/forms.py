"""Forms that were filled in and sent off: each is read as a command (see bot/domain/forms.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.domain.commands.base import Command
from bot.domain.commands.filled_forms import BadField, read_form
from bot.domain.commands.forms import OpenForm
from bot.domain.commands.menu import spell_view
from bot.domain.commands.progress import Report
from bot.domain.outcomes.assignments import AssignPreviewed
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import AlreadyRecorded, Misunderstood, NotFound, Refused, TopicAsked
from bot.domain.outcomes.milestones import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneUnchanged,
)
from bot.domain.outcomes.progress import NotYourSeat, ReportOvertaken
from bot.domain.outcomes.seats import SideAsked
from bot.render.answer import answer
from bot.render.forms import in_modal
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from handlers.identity import workspace
from handlers.origin import Origin
from handlers.replies import Where, in_thread, once, personal
from handlers.surfaces import Surfaces

Json = dict[str, Any]

# Nothing was done: why is told at the first field, and all keep what they hold.
_UNDONE = (
    AlreadyRecorded,
    MilestoneAhead,
    MilestoneOvertaken,
    MilestoneUnchanged,
    Misunderstood,
    NotFound,
    NotYourSeat,
    Refused,
    ReportOvertaken,
)
# Nothing was done yet: the modal goes on to ask.
_ASKING = (AssignPreviewed, MilestonePreviewed, SideAsked, TopicAsked)


@dataclass(frozen=True)
class Submission:
    """A form that somebody has sent off; `trigger` is another each time, `said` opens it again."""

    where: Where
    origin: Origin
    said: str
    view: str
    trigger: str
    inputs: tuple[str, ...]

    def request(self, command: Command) -> Request:
        """The command that the form was read as; opening it again is how it could be said."""
        at = self.where
        return Request(at.team, at.user, command, at.channel, at.thread, said=self.said)


@dataclass(frozen=True)
class Forms:
    """What sending off a form does; `wake` sends what was put into the outbox."""

    dispatcher: Dispatcher
    surfaces: Surfaces
    wake: Callable[[], None]

    def register(self, app: App) -> None:
        """Bind every form that the renderers draw."""
        app.view("dpc.form")(self.sent)

    def sent(
        self, body: dict[str, Any], view: dict[str, Any], context: BoltContext
    ) -> BoltResponse:
        """Carry out what a form says; the answer closes it, changes it, or says what is wrong."""
        origin = Origin.decode(view.get("private_metadata") or "")
        if origin is None or origin.form is None:
            return _closed()
        where = Where(workspace(context), body["user"]["id"], origin.channel, origin.thread or None)
        blocks = view.get("blocks") or []
        inputs = tuple(each["block_id"] for each in blocks if each.get("type") == "input")
        said = spell_view(OpenForm(origin.form, origin.about))
        form = Submission(where, origin, said, view["id"], body.get("trigger_id") or "", inputs)
        command = read_form(origin.form, origin.about, origin.seen, filled_in(view))
        with speaking(lambda: self.dispatcher.locale(where.team, where.user)):
            return self._read(form, command)

    def _read(self, form: Submission, command: Command | BadField) -> BoltResponse:
        if isinstance(command, BadField):
            why = answer(Misunderstood(command.bad)).text.partition("\n")[0]
            return _wrong(form, why, command.field)
        if self.dispatcher.only_reads(command):
            return self._turned(form, self.dispatcher.ask(form.request(command)))
        outcome = self._carry_out(form, command)
        self.wake()
        return self._told(form, outcome)

    def _carry_out(self, form: Submission, command: Command) -> Outcome:
        outcome = self._do(form, command, once(form.trigger))
        if isinstance(outcome, ReportOvertaken) and isinstance(command, Report):
            stands = outcome.card.reported(outcome.side)
            key = f"overtaken|{form.view}|{sha256(stands.encode()).hexdigest()}"
            if not self.dispatcher.told_once(form.where.team, key):
                # They were told what stands now, and have sent the form off again.
                outcome = self._do(form, replace(command, seen=stands), [])
        return outcome or AlreadyRecorded()

    def _do(self, form: Submission, command: Command, keys: list[str]) -> Outcome | None:
        post = in_thread(self.dispatcher, form.where, f"{form.view}|{form.trigger}")
        return self.dispatcher.ask_once(form.request(command), keys, post)

    def _told(self, form: Submission, outcome: Outcome) -> BoltResponse:
        """What was done is told where the form was opened; if that is nowhere, in the modal."""
        origin = form.origin
        if isinstance(outcome, _UNDONE):
            return _wrong(form, answer(outcome, viewer=form.where.user).text)
        if isinstance(outcome, _ASKING):
            return self._turned(form, outcome)
        if origin.url:
            self.surfaces.catch_up(form.where, origin, outcome)
            return _closed()
        told = not outcome.private and (origin.thread or origin.home)
        return _closed() if told else self._turned(form, outcome)

    def _turned(self, form: Submission, outcome: Outcome) -> BoltResponse:
        """The modal turns into the answer."""
        told = personal(self.dispatcher, form.where, outcome)
        view = in_modal(told).payload(form.origin.encode())
        return BoltResponse(status=200, body={"response_action": "update", "view": view})


def filled_in(view: Mapping[str, Any]) -> dict[str, str | tuple[str, ...] | None]:
    """What stands in the fields of a form, by the ids of their blocks."""
    values = view["state"].get("values", {})
    return {block: _value(next(iter(field.values()), {})) for block, field in values.items()}


def _value(element: Mapping[str, Any]) -> str | tuple[str, ...] | None:
    if "selected_options" in element:
        return tuple(option["value"] for option in element["selected_options"])
    if option := element.get("selected_option"):
        return str(option["value"])
    kinds = ("value", "selected_date", "selected_user")
    return next((str(element[kind]) for kind in kinds if element.get(kind)), None)


def _closed() -> BoltResponse:
    return BoltResponse(status=200, body={"response_action": "clear"})


def _wrong(form: Submission, words: str, field: str = "") -> BoltResponse:
    """The form stays as it is, with a word at `field`, or at the first."""
    at = field if field in form.inputs else next(iter(form.inputs), field)
    return BoltResponse(status=200, body={"response_action": "errors", "errors": {at: words}})
