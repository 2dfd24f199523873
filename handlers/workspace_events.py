"""Everything else that Slack may send is acknowledged: it switches off apps that do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.services.dispatch import Dispatcher
from handlers.identity import Directory, read_profile, workspace

_ANY = re.compile(".*")


def register(
    app: App, dispatcher: Dispatcher, directory: Directory, wake: Callable[[], None]
) -> None:
    """Bind what keeps what is known of people and channels fresh, and last of all the rest."""

    def changed(event: dict[str, Any], context: BoltContext) -> None:
        user, team = event.get("user"), workspace(context)
        if not (isinstance(user, dict) and isinstance(user.get("id"), str)):
            return
        directory.forget(team, user["id"])
        if user.get("deleted") is True:
            dispatcher.account_closed(team, user["id"])
            wake()
        else:
            _moved(dispatcher, team, user)

    def joined(event: dict[str, Any], context: BoltContext) -> None:
        if event.get("user") == context.bot_user_id and isinstance(event.get("channel"), str):
            dispatcher.let_in(workspace(context), event["channel"])
            wake()

    def acknowledge(ack: Ack) -> None:
        ack()

    app.event("user_change")(changed)
    app.event("member_joined_channel")(joined)
    for bind in (app.event, app.action, app.shortcut, app.view, app.view_closed, app.options):
        bind(_ANY)(acknowledge)
    app.command(_ANY)(acknowledge)


def _moved(dispatcher: Dispatcher, team: str, user: dict[str, Any]) -> None:
    """Where Slack tells of a person's clock and language, it is these by which they are told."""
    if user.get("tz") or user.get("tz_offset") is not None:
        dispatcher.moved(team, user["id"], read_profile(user, team))
