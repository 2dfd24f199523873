"""Where the app is installed, and when that ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize

from bot.domain.installations import Installation
from bot.domain.outcomes.installations import NotInstalled
from bot.render.answer import answer
from bot.services.installations import Installing

# By workspace and its organisation; None where the app is not installed.
Find = Callable[[str, str | None], Installation | None]
Next = Callable[[], BoltResponse]

ENDINGS = ("app_uninstalled", "tokens_revoked", "team_access_revoked")


class InstalledBots(Authorize):
    """The bot's identity wherever it is installed; called by Bolt to authorise a request."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt types it not

    def __call__(
        self, *, context: BoltContext, enterprise_id: str | None, team_id: str | None, **_: object
    ) -> AuthorizeResult:
        """What Bolt needs to act in a workspace: what the gate has found. Slack is not asked."""
        found: Installation = context["installation"]
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.bot_user,
            bot_id=found.bot_id,
            bot_token=found.token,
        )


class Gate:
    """Knows where the app is installed: what comes from elsewhere is acknowledged, no more."""

    def __init__(self, find: Find, public_url: str) -> None:
        """Look by `find`; `public_url` is as in Context."""
        self.find = find
        self._regret = answer(NotInstalled(public_url)).private_answer

    def refuse(self, body: Mapping[str, Any]) -> BoltResponse:
        """The acknowledgement, with a private word for whoever typed a command."""
        return BoltResponse(status=200, body=self._regret if "command" in body else "")

    def middleware(self) -> Callable[..., BoltResponse]:
        """Make what Bolt asks before all listeners."""

        # Bolt hands its arguments over by their names, and one of these is a builtin's.
        def gate(body: dict[str, Any], context: BoltContext, next: Next) -> BoltResponse:  # noqa: A002
            if _needs_no_token(body):
                return next()
            team = context.team_id or context.enterprise_id
            found = self.find(team, context.enterprise_id) if team else None
            if found is None:
                return self.refuse(body)
            context["installation"] = found
            return next()

        return gate


def _needs_no_token(body: dict[str, Any]) -> bool:
    """Whether Bolt lets it pass without authorising it: handshakes, and ends of installations."""
    event = body.get("event")
    is_ending = isinstance(event, dict) and event.get("type") in ENDINGS
    return is_ending or body.get("type") == "url_verification"


def register(app: App, installing: Installing, forget: Callable[[str], None]) -> None:
    """Bind what ends an installation; `forget` is told of which workspace or organisation."""

    def ended(body: dict[str, Any], context: BoltContext) -> None:
        whole = context.is_enterprise_install or context.team_id is None
        team = (context.enterprise_id if whole else context.team_id) or ""
        installing.ended(team, _when(body))
        forget(team)

    def revoked(event: dict[str, Any], body: dict[str, Any], context: BoltContext) -> None:
        # People's own tokens do not concern us: we ask for none.
        if (event.get("tokens") or {}).get("bot"):
            ended(body, context)

    def withdrawn(event: dict[str, Any]) -> None:
        for team in event.get("team_ids") or []:
            installing.withdrawn(team)
            forget(team)

    app.event("app_uninstalled")(ended)
    app.event("tokens_revoked")(revoked)
    app.event("team_access_revoked")(withdrawn)


def _when(body: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(body["event_time"], UTC)
