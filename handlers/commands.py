"""`/dpc …`: answered in the body of the ack, privately, in one round trip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse

from bot.domain.commands import parse
from bot.render.answer import answer
from bot.services.context import Request
from bot.services.desk import Desk
from handlers.courier import Courier
from handlers.replies import Where


def register(app: App, desk: Desk, courier: Courier, wake: Callable[[], None]) -> None:
    """Bind the slash command; `wake` has redrawn what a change has made untrue."""

    def slash(command: dict[str, Any]) -> BoltResponse:
        request = Request(
            team=command["team_id"],
            user=command["user_id"],
            command=parse(command.get("text", "")),
            channel=command["channel_id"],
        )
        where = Where(request.team, request.user, request.channel)
        if desk.only_reads(request.command):
            outcome = desk.ask(request)
        else:
            found = desk.ask_once(request, [f"trigger|{command['trigger_id']}"])
            if found is None:
                return BoltResponse(status=200, body={"text": "That was recorded already."})
            outcome = found
        message = answer(outcome, viewer=where.user, postable=not where.direct)
        courier.attend(where, outcome)
        if not desk.only_reads(request.command):
            wake()
        return BoltResponse(status=200, body=message.private_answer)

    app.command("/dpc")(slash)
