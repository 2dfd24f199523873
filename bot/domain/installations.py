"""The bot's right to act somewhere, as Slack has granted it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in a workspace, or in an organisation with all the workspaces that it is let into.

    `team` is the id of either, called `name`; `by` is the user who installed it, `at` real time.
    A token that is rotated ends at `expires_at`, and `refresh_token` gets the next one, once.
    """

    team: str
    name: str
    is_organisation: bool
    bot_user: str
    bot_id: str
    token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_at: datetime | None
    by: str
    at: datetime
