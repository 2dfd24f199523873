"""`dpc doctor`: says what is missing before it hurts, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.doctor import environment, installed, slack, store, zones
from bot.doctor.finding import Finding
from config.settings import Settings

__all__ = ["Finding", "examine"]


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at the environment, the zones, the database and Slack; secrets are never repeated."""
    yield from environment.look(settings)
    yield from zones.look()
    channels = yield from store.look(settings)
    if settings.slack_bot_token:
        yield from slack.look(settings, channels)
    if settings.many_workspaces and settings.dpc_encryption_keys:
        yield from installed.look(settings)
    if settings.slack_app_token:
        yield slack.look_at_app(settings)
