"""What comes of installing the app, and of not having installed it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Private


@dataclass(frozen=True, eq=False)
class InstallerGreeted(Private):
    """The first message to whoever installed the app."""


@dataclass(frozen=True, eq=False)
class NotInstalled(Private):
    """Asked where the app is installed no more; `public_url` is as in Context."""

    public_url: str
