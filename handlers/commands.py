"""`/dpc …`: answered in the body of the ack, privately, in one round trip."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.domain.commands import parse
from bot.render.answer import answer
from bot.services.context import Request
from bot.services.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Bind the slash command; any other name that an operator gave it is as good."""

    def slash(ack: Ack, command: dict[str, Any]) -> None:
        request = Request(
            team=command["team_id"],
            user=command["user_id"],
            command=parse(command.get("text", "")),
            channel=command["channel_id"],
        )
        shareable = not request.channel.startswith("D")
        message = answer(desk.ask(request), viewer=request.user, postable=shareable)
        ack(response_type="ephemeral", **message.payload())

    app.command("/dpc")(slash)
