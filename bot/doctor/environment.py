"""The variables: whether they are set, and look as Slack's do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.doctor.finding import Finding
from config.settings import ConfigurationError, Settings

# Tokens of a wrong shape let nothing start, so they do not come as far as this.
_NAMES = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")
_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")
_OAUTH = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "DPC_ENCRYPTION_KEYS")
# Each connection needs its own secret; one of them is enough.
_CONNECTIONS = {
    "SLACK_SIGNING_SECRET": ("dpc web", "SLACK_APP_TOKEN"),
    "SLACK_APP_TOKEN": ("dpc socket", "SLACK_SIGNING_SECRET"),
}


def look(settings: Settings) -> Iterator[Finding]:
    """What is set, and what a process would miss."""
    for name in _NAMES:
        if not (settings.many_workspaces and name == "SLACK_BOT_TOKEN"):
            yield _secret(settings, name)
    if settings.many_workspaces:
        yield from (_set(settings, name) for name in _OAUTH)
    if settings.public_url:
        yield Finding(True, f"calendars are offered under {settings.public_url}")
    else:
        yield Finding(True, "DPC_PUBLIC_URL is not set: no calendars are offered", to_do=True)


def _set(settings: Settings, name: str) -> Finding:
    try:
        settings.require(name)
    except ConfigurationError as error:
        return Finding(False, str(error))
    return Finding(True, f"{name} is set")


def _secret(settings: Settings, name: str) -> Finding:
    try:
        secret = settings.require(name)
    except ConfigurationError as error:
        command, other = _CONNECTIONS.get(name, ("", ""))
        if not command:
            return Finding(False, str(error))
        spared = getattr(settings, other.lower()) is not None
        return Finding(spared, f"{error} Only `{command}` needs it.")
    if name == "SLACK_SIGNING_SECRET" and not _SIGNING_SECRET.fullmatch(secret):
        words = "is not what Slack gives out, which has 32 digits from 0 to f and no spaces"
        return Finding(False, f"{name} {words}: copy it again")
    return Finding(True, f"{name} is set")
