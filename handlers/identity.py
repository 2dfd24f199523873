"""Who is who: the bot in a workspace, and the people in it, as Slack tells it.

Both are asked of Slack once and remembered for a while: payloads do not say who is a guest,
and a call to Slack on every request would cost more than the request.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Lock
from typing import Any

import structlog
from cachetools import TTLCache
from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient

from bot.domain.dates.hours import is_zone
from bot.domain.dates.zones import offset_zone
from bot.domain.people import STRANGER, Profile, Role
from bot.domain.text import is_visible
from bot.slack.client import FAILURES, part

# For so long an answer is in English rather than that Slack, which does not tell, is waited for.
SILENCE = 60.0  # seconds

Clients = Callable[[str], WebClient]

_log = structlog.stdlib.get_logger(__name__)


def workspace(context: BoltContext) -> str:
    """The workspace that the app is installed in, whichever one the speaker is of.

    Where somebody of a connected workspace sends off a modal, or writes in a channel of theirs,
    Slack's `team` is their own. Bolt has looked for the app's: in the view, in the authorizations.
    """
    return context.team_id or context.enterprise_id or ""  # as in Bots


class Bots(Authorize):
    """The bot's own identity in each workspace; called by Bolt to authorise a request."""

    def __init__(self, clients: Clients, seconds: float = 3600) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt types it not
        self._clients = clients
        self._known: TTLCache[str, AuthorizeResult] = TTLCache(maxsize=10_000, ttl=seconds)
        self._lock = Lock()

    def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, **_: object
    ) -> AuthorizeResult:
        """What Bolt needs to act in a workspace; without the bot's ids while Slack is away."""
        team = team_id or enterprise_id or ""  # an organisation-wide installation has no team
        with self._lock:
            if known := self._known.get(team):
                return known
        client = self._clients(team)
        try:
            bot = client.auth_test()
        except FAILURES as error:
            _log.warning("lookup_failed", method="auth.test", team=team, error=error)
            return AuthorizeResult(
                enterprise_id=enterprise_id, team_id=team_id, bot_token=client.token
            )
        result = AuthorizeResult.from_auth_test_response(
            auth_test_response=bot, bot_token=client.token
        )
        with self._lock:
            self._known[team] = result
        return result


class Directory:
    """The people and channels of the workspaces: what Slack says of them, for five minutes."""

    def __init__(self, clients: Clients, seconds: float = 300) -> None:
        self._clients = clients
        self._known: TTLCache[tuple[str, str], Profile] = TTLCache(maxsize=50_000, ttl=seconds)
        self._public: TTLCache[tuple[str, str], bool] = TTLCache(maxsize=10_000, ttl=seconds)
        self._unheard: TTLCache[tuple[str, str], None] = TTLCache(maxsize=50_000, ttl=SILENCE)
        self._lock = Lock()

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person; a stranger, who may not write, when it does not tell."""
        with self._lock:
            if known := self._known.get((team, user)):
                return known
        try:
            shown = part(self._clients(team).users_info(user=user, include_locale=True), "user")
        except FAILURES as error:
            _log.warning("lookup_failed", method="users.info", team=team, error=error)
            with self._lock:
                self._unheard[team, user] = None
            return STRANGER
        profile = read_profile(shown, team)
        with self._lock:
            self._known[team, user] = profile
            self._unheard.pop((team, user), None)
        return profile

    def locale(self, team: str, user: str) -> str:
        """The language of somebody's Slack; for a while not asked again, if Slack does not tell."""
        with self._lock:
            if known := self._known.get((team, user)):
                return known.locale
            if (team, user) in self._unheard:
                return ""
        return self.profile(team, user).locale

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody in the workspace may read a conversation; not, if Slack does not say.

        Slack names no conversation that the bot cannot see.
        """
        with self._lock:
            known = self._public.get((team, channel))
        if known is not None:
            return known
        try:
            shown = part(self._clients(team).conversations_info(channel=channel), "channel")
        except FAILURES as error:
            _log.warning("lookup_failed", method="conversations.info", team=team, error=error)
            return False
        closed = shown.get("is_private", True) or shown.get("is_im") or shown.get("is_mpim")
        with self._lock:
            self._public[team, channel] = not closed
        return not closed

    def forget(self, team: str, user: str) -> None:
        """Ask again the next time: the person has changed."""
        with self._lock:
            self._known.pop((team, user), None)


def read_profile(user: dict[str, Any], team: str) -> Profile:
    """A profile from the user object of Slack's `users.info`.

    The full name is taken, not the display name: a record of who leads must read the same
    whatever people call themselves this week.
    """
    names = user.get("profile") or {}
    called = (names.get("real_name"), user.get("real_name"), user.get("name"))
    name = next((each for each in called if each and is_visible(each)), user["id"])
    own = user.get("team_id") or team
    told = user.get("locale")
    locale = told if isinstance(told, str) else ""
    return Profile(name=name, zone=_zone(user), role=_role(user, team), team=own, locale=locale)


def _zone(user: dict[str, Any]) -> str:
    """The IANA zone that Slack tells; where it names none that is known here, by the offset.

    `tz` may be null, with an offset in seconds beside it.
    """
    told, offset = user.get("tz"), user.get("tz_offset")
    if isinstance(told, str) and is_zone(told):
        return told
    known = offset_zone(timedelta(seconds=offset)) if isinstance(offset, int) else None
    return known or "UTC"


def _role(user: dict[str, Any], team: str) -> Role:
    if user.get("deleted") or user.get("is_bot"):
        return Role.UNKNOWN
    if user.get("is_stranger") or team not in _homes(user, team):
        return Role.FOREIGN
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Role.GUEST
    return Role.ADMIN if user.get("is_admin") or user.get("is_owner") else Role.MEMBER


def _homes(user: dict[str, Any], team: str) -> set[str | None]:
    """Where a person is at home: within an organisation, in several of its workspaces."""
    grid = user.get("enterprise_user") or {}
    return {user.get("team_id", team), grid.get("enterprise_id"), *grid.get("teams", ())}
