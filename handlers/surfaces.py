"""How an answer is shown where people are: in a message, in a modal, from the Home tab.

Slack is asked once, and what it does not take is lost: no answer here has an effect of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

import structlog
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.commands.press import Act, meant
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import PressedTooLate
from bot.domain.outcomes.forms import FormOpened
from bot.logs import kind
from bot.render.answer import answer
from bot.render.forms import form, in_modal
from bot.render.kit.message import Message, Modal
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.slack.client import FAILURES
from bot.slack.fallback import Fallback
from handlers.clicks import Click, Surface
from handlers.origin import Origin
from handlers.replies import Responder, Where, personal, whisper

# A trigger is good for three seconds, and once.
_TOO_LATE = {"expired_trigger_id", "trigger_expired"}
_log = structlog.stdlib.get_logger(__name__)


class Tried(Enum):
    """What came of asking Slack to show a modal."""

    SHOWN = auto()
    TOO_LATE = auto()
    IN_VAIN = auto()


@dataclass(frozen=True)
class Surfaces:
    """Shows answers to one person; `clients` give up in time for the request's own answer."""

    dispatcher: Dispatcher
    respond: Responder
    fallback: Fallback
    clients: Callable[[str], WebClient]

    def show(self, click: Click, message: Message, *, replace: bool) -> None:
        """Answer a press: in place of what holds the button when `replace`, or beside it.

        A modal is always replaced; beside the Home tab there is a modal.
        """
        team = click.where.team
        match click.surface:
            case Surface.MODAL:
                modal = in_modal(message)
                self._open(team, _updating, modal, click.origin, view_id=click.view)
            case Surface.HOME:
                modal = in_modal(message)
                self._begin(click.where, "", modal, click.origin, click.trigger)
            case _ if click.url:
                self.respond(click.where.team, click.url, message, replace=replace)
            case _:  # nothing to answer by came with the press
                whisper(self.clients(team), click.where, message, self.fallback)

    def pin(self, where: Where, ts: str) -> bool:
        """Pin a message of the bot to its channel; whether it is pinned."""
        try:
            self.clients(where.team).pins_add(channel=where.channel, timestamp=ts)
        except FAILURES as error:
            if kind(error) == "already_pinned":
                return True
            _log.warning("not_pinned", team=where.team, error=error)
            return False
        return True

    def open_form(self, click: Click, opened: FormOpened) -> None:
        """Open a form: over a modal if its own button was pressed there, or in place of it."""
        team, origin, modal = click.where.team, click.origin.of_form(opened), form(opened)
        if click.surface is not Surface.MODAL:
            self._begin(click.where, click.url, modal, origin, click.trigger)
        elif click.act is Act.FORM and not click.pushed:
            self._open(team, _pushing, modal, origin, trigger_id=click.trigger)
        else:
            self._open(team, _updating, modal, origin, view_id=click.view)

    def open(self, where: Where, trigger: str, outcome: Outcome, origin: Origin) -> None:
        """Open a modal that tells an outcome, which may be a form."""
        if isinstance(outcome, FormOpened):
            modal, origin = form(outcome), origin.of_form(outcome)
        else:
            modal = in_modal(personal(self.dispatcher, where, outcome))
        self._begin(where, "", modal, origin, trigger)

    def _begin(self, where: Where, url: str, modal: Modal, origin: Origin, trigger: str) -> None:
        """Open a modal; where Slack calls it too late, that is told, by `url` if there is one."""
        if (
            self._open(where.team, _opening, modal, origin, trigger_id=trigger)
            is not Tried.TOO_LATE
        ):
            return
        message = answer(PressedTooLate())
        if url:
            self.respond(where.team, url, message, replace=False)
        else:
            whisper(self.clients(where.team), where, message, self.fallback)

    def catch_up(self, where: Where, origin: Origin, outcome: Outcome) -> None:
        """Bring the private message that a modal came from up to date, `outcome` on top of it."""
        if not origin.url:
            return
        shown, notice = outcome, None
        if origin.view:
            command = meant(origin.view)
            shown = self.dispatcher.ask(Request(where.team, where.user, command, where.channel))
            notice = outcome
        message = personal(
            self.dispatcher,
            where,
            shown,
            page=origin.page,
            notice=notice,
            postable=not where.direct,
        )
        self.respond(where.team, origin.url, message, replace=True)

    def _open(
        self,
        team: str,
        call: Callable[[WebClient], Callable[..., object]],
        modal: Modal,
        origin: Origin,
        **at: str,
    ) -> Tried:
        """Show a modal by a method of the client's; with plain blocks where new ones are refused.

        A refusal may use up the trigger: so Slack is asked first whether it takes them.
        """
        client = self.clients(team)
        drawn = modal if self._takes(team, client, modal) else modal.plainly
        try:
            call(client)(view=drawn.payload(origin.encode()), **at)
        except FAILURES as error:
            _log.warning("modal_not_shown", error=error)
            return Tried.TOO_LATE if kind(error) in _TOO_LATE else Tried.IN_VAIN
        return Tried.SHOWN

    def _takes(self, team: str, client: WebClient, modal: Modal) -> bool:
        """Whether a workspace takes a modal's blocks; not, where Slack does not say so now."""
        if self.fallback.takes(team, modal) is None:
            try:
                self.fallback.send(team, modal, partial(_checked, client))
            except FAILURES as error:
                _log.warning("modal_not_checked", error=error)
        return bool(self.fallback.takes(team, modal))


def _checked(client: WebClient, modal: Modal) -> SlackResponse:
    return client.api_call("blocks.validate", json={"view": modal.payload()})


def _opening(client: WebClient) -> Callable[..., object]:
    return client.views_open


def _pushing(client: WebClient) -> Callable[..., object]:
    return client.views_push


def _updating(client: WebClient) -> Callable[..., object]:
    return client.views_update
