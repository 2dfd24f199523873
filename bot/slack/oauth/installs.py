"""What serves many workspaces, wired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.services.installations import Installing
from bot.slack.oauth.exchange import Credentials, Exchange
from bot.slack.oauth.installer import Installer
from bot.slack.oauth.tokens import Tokens
from storage import installations
from storage.engine import Database
from storage.kit.sealing import Keyring


@dataclass(frozen=True)
class OAuth:
    """What makes us an app that workspaces install by themselves; it asks them for `scopes`."""

    credentials: Credentials
    keyring: Keyring
    scopes: list[str]


@dataclass(frozen=True)
class Installs:
    """The comings and goings of workspaces, their tokens, and the way in."""

    installing: Installing
    tokens: Tokens
    installer: Installer

    def check_keys(self) -> None:
        """SealError if the keys do not open a token that is stored."""
        with self.installing.database.read() as conn:
            installations.every(conn, self.installing.keyring)


def wire(
    oauth: OAuth,
    database: Database,
    now: Callable[[], datetime],
    real_now: Callable[[], datetime],
    api_url: str,
    public_url: str,
) -> Installs:
    """Wire it; nobody is called. The addresses are as in `bot.bootstrap.build`."""
    installing = Installing(database, oauth.keyring, now, real_now)
    exchange = Exchange(oauth.credentials, api_url, real_now)
    tokens = Tokens(installing, exchange, api_url)
    installer = Installer(installing, exchange, oauth.scopes, public_url, tokens.forget)
    return Installs(installing, tokens, installer)
