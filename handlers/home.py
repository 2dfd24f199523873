"""The Home tab: whoever has opened it sees it kept true (see bot/delivery/refresher.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext

from bot.services.dispatch import Dispatcher
from handlers.identity import workspace


def register(app: App, dispatcher: Dispatcher, wake: Callable[[], None]) -> None:
    """Bind the opening of the tab; `wake` has it drawn."""

    def opened(event: dict[str, Any], context: BoltContext) -> None:
        user = event.get("user")
        if event.get("tab") == "home" and isinstance(user, str):
            dispatcher.opened_home(workspace(context), user)
            wake()

    app.event("app_home_opened")(opened)
