"""Everything else that Slack may send is acknowledged: it switches off apps that do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

_ANY = re.compile(".*")


def register(app: App, forget: Callable[[str, str], None]) -> None:
    """Bind what keeps the directory of people fresh, and last of all the rest."""

    def changed(event: dict[str, Any], body: dict[str, Any]) -> None:
        user = event.get("user")
        if isinstance(user, dict):
            forget(body["team_id"], str(user.get("id")))

    def acknowledge(ack: Ack) -> None:
        ack()

    app.event("user_change")(changed)
    for bind in (app.event, app.action, app.shortcut, app.view, app.view_closed, app.options):
        bind(_ANY)(acknowledge)
    app.command(_ANY)(acknowledge)
