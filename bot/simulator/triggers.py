"""Trigger ids: for three seconds after someone acted, and once, the bot may open a modal."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from cachetools import TTLCache

from bot.simulator.errors import SlackError

_SECONDS = 3
# Whoever comes later than that is told that there never was such an id.
_REMEMBERED = 3600


@dataclass
class _Issued:
    user: str
    view_id: str | None
    expires: float
    is_used: bool = False


class Triggers:
    """The trigger ids of a workspace; they do not survive a restart."""

    def __init__(self, real_time: Callable[[], float]) -> None:
        """Takes what tells the seconds since the epoch."""
        self._real_time = real_time
        self._issued: TTLCache[str, _Issued] = TTLCache(inf, _REMEMBERED, real_time)

    def issue(self, user: str, view_id: str | None = None) -> str:
        """A new trigger id for what this person did, in this modal if it was in one."""
        ids = (secrets.randbelow(10**13), secrets.randbelow(10**13), secrets.token_hex(16))
        trigger = ".".join(map(str, ids))
        self._issued[trigger] = _Issued(user, view_id, self._real_time() + _SECONDS)
        return trigger

    def exchange(self, trigger: str) -> tuple[str, str | None]:
        """Who acted, and in which modal.

        Raises:
            SlackError: `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`.
        """
        issued = self._issued.get(trigger)
        if issued is None:
            raise SlackError("invalid_trigger_id")
        if issued.is_used:
            raise SlackError("exchanged_trigger_id")
        if issued.expires < self._real_time():
            raise SlackError("expired_trigger_id")
        issued.is_used = True
        return issued.user, issued.view_id
