"""`/dpc …`: answered in the body of the ack, privately, in one round trip.

Through Socket Mode it comes by Bolt. Over HTTP it is answered ahead of Bolt, whose way to a
listener takes longer than an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.domain.commands.menu import parse
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import AlreadyRecorded
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from handlers.failures import failed
from handlers.identity import workspace
from handlers.installations import Gate
from handlers.replies import Responder, Where, once, personal
from handlers.uploads import Uploader

COMMAND = "/dpc"
# Where Bolt would look for the workspace first. Slack sends none of them with a command.
_BOLTS = frozenset({"enterprise", "team", "view"})


@dataclass(frozen=True)
class Commands:
    """Answers the slash command; `wake` has redrawn what a change has made untrue.

    `gate` knows where the app is installed; without one it is wherever Slack asks from.
    """

    dispatcher: Dispatcher
    uploader: Uploader
    wake: Callable[[], None]
    respond: Responder
    gate: Gate | None

    def register(self, app: App) -> None:
        """Bind it for what comes by Bolt, which has authorised it."""

        def slash(command: dict[str, Any], context: BoltContext) -> BoltResponse:
            return self._answer(command, workspace(context))

        app.command(COMMAND)(slash)

    def ahead(self, form: Mapping[str, str]) -> BoltResponse | None:
        """What Bolt would answer to the form of a slash command, from Slack and in shape.

        None for what Bolt must look at itself.
        """
        if form["command"] != COMMAND or not _BOLTS.isdisjoint(form):
            return None
        team, organisation = form["team_id"], form.get("enterprise_id") or None
        try:
            if self.gate and not self.gate.find(team, organisation):
                return self.gate.refuse(form)
            return self._answer(form, team)
        except Exception as error:
            return failed(error)

    def _answer(self, command: Mapping[str, str], team: str) -> BoltResponse:
        said = command.get("text", "")
        request = Request(
            team=team,
            user=command["user_id"],
            command=parse(said),
            channel=command["channel_id"],
            said=said,
        )
        where = Where(team, request.user, request.channel)
        outcome, locale = self._outcome(request, command.get("trigger_id"))
        with speaking(locale):
            message = personal(self.dispatcher, where, outcome, postable=not where.direct)
            self.uploader.attend(where, outcome)
            body = self.respond.in_ack(team, command.get("response_url") or "", message)
        return BoltResponse(status=200, body=body)

    def _outcome(self, request: Request, trigger: str | None) -> tuple[Outcome, str]:
        """What came of it, and the language to tell it in."""
        dispatcher = self.dispatcher
        if dispatcher.only_reads(request.command):
            return dispatcher.answer(request)
        tried = dispatcher.foregone(request) or dispatcher.ask_once(request, once(trigger))
        self.wake()
        return tried or AlreadyRecorded(), dispatcher.locale(request.team, request.user)
