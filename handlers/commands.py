"""`/dpc …`: answered in the body of the ack, privately, in one round trip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.domain.commands.menu import parse
from bot.domain.outcomes.errors import AlreadyRecorded
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from handlers.identity import workspace
from handlers.replies import Responder, Where, once, personal
from handlers.uploads import Uploader


def register(
    app: App,
    dispatcher: Dispatcher,
    uploader: Uploader,
    wake: Callable[[], None],
    respond: Responder,
) -> None:
    """Bind the slash command; `wake` has redrawn what a change has made untrue."""

    def slash(command: dict[str, Any], context: BoltContext) -> BoltResponse:
        with speaking(lambda: dispatcher.locale(workspace(context), command["user_id"])):
            return answered(command, context)

    def answered(command: dict[str, Any], context: BoltContext) -> BoltResponse:
        said = command.get("text", "")
        request = Request(
            team=workspace(context),
            user=command["user_id"],
            command=parse(said),
            channel=command["channel_id"],
            said=said,
        )
        where = Where(request.team, request.user, request.channel)
        if dispatcher.only_reads(request.command):
            outcome = dispatcher.ask(request)
        else:
            keys = once(command.get("trigger_id"))
            tried = dispatcher.foregone(request) or dispatcher.ask_once(request, keys)
            outcome = tried or AlreadyRecorded()
            wake()
        message = personal(dispatcher, where, outcome, postable=not where.direct)
        uploader.attend(where, outcome)
        body = respond.in_ack(where.team, command.get("response_url") or "", message)
        return BoltResponse(status=200, body=body)

    app.command("/dpc")(slash)
