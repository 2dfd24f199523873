"""By which token the bot acts where: remembered for a minute, and renewed before it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

import structlog
from cachetools import TTLCache
from slack_sdk import WebClient

from bot.domain.installations import Installation
from bot.services.installations import Installing
from bot.slack.client import web_client
from bot.slack.oauth.exchange import Exchange, ExchangeError
from storage import installations

REMEMBER = 60.0  # seconds until a process sees what another one has changed
# A token of Slack's holds for twelve hours; it is renewed so long before its end.
AHEAD = timedelta(hours=2)
# How long one alone may try to renew a token: longer than a call to Slack can take.
ALONE = timedelta(seconds=60)

_log = structlog.stdlib.get_logger(__name__)


class Tokens:
    """The installations, as requests and deliveries need them; safe to share between threads."""

    def __init__(
        self, installing: Installing, exchange: Exchange, api_url: str, seconds: float = REMEMBER
    ) -> None:
        """Remember each installation for so many `seconds`; `api_url` ends in a slash."""
        self._installing = installing
        self._database, self._keyring = installing.database, installing.keyring
        self._exchange = exchange
        self._api_url = api_url
        self._known: TTLCache[str, Installation] = TTLCache(maxsize=10_000, ttl=seconds)
        self._lock = Lock()

    def find(self, team: str, organisation: str | None = None) -> Installation | None:
        """The installation that serves a workspace, or an organisation; None if there is none.

        `organisation` is the workspace's, where Slack names one: its installation may serve it.
        SealError if the keys do not open its tokens.
        """
        with self._lock:
            if known := self._known.get(team):
                return known
        found = self._read(team) or self._joined(team, organisation)
        if found and self._ends_by(found, AHEAD):
            found = self._renew(found)
        if found and not self._ends_by(found, timedelta()):
            with self._lock:
                self._known[team] = found
        return found

    def clients(self, seconds: float) -> Callable[[str], WebClient]:
        """The Web API by workspace, with this time limit; where there is no token Slack refuses."""

        def client(team: str) -> WebClient:
            found = self.find(team)
            # An organisation's token alone does not say which workspace is meant.
            meant = team if found and found.team != team else None
            return web_client(found.token if found else None, self._api_url, seconds, meant)

        return client

    def forget(self, team: str) -> None:
        """Look again the next time: what was installed there has changed."""
        with self._lock:
            for each, known in list(self._known.items()):
                if team in (each, known.team):
                    del self._known[each]

    def renew_all(self) -> None:
        """Renew what ends before long, so that hardly any request has to."""
        with self._database.read() as conn:
            teams = installations.expiring(conn, self._installing.real_now() + AHEAD)
        for team in teams:
            self.forget(team)
            self.find(team)

    def _read(self, team: str) -> Installation | None:
        return self._database.look_up(lambda conn: installations.find(conn, self._keyring, team))

    def _joined(self, team: str, organisation: str | None) -> Installation | None:
        """The installation of an organisation, of which this workspace was not known to be."""
        found = self._read(organisation) if organisation else None
        if found and team != organisation:
            self._installing.joined(team, found.team)
        return found

    def _ends_by(self, installation: Installation, ahead: timedelta) -> bool:
        ends = installation.expires_at
        return ends is not None and ends <= self._installing.real_now() + ahead

    def _renew(self, found: Installation) -> Installation | None:
        """Get the next token, unless somebody else is getting it: a refresh token serves once."""
        now = self._installing.real_now()
        with self._database.write() as conn:
            mine = installations.take(
                conn,
                self._keyring,
                found.team,
                due_by=now + AHEAD,
                real_now=now,
                until=now + ALONE,
            )
        if mine is None:
            return self._read(found.team)
        try:
            new = self._exchange.renew(mine)
        except ExchangeError as error:
            _log.warning("token_not_renewed", team=found.team, error=error.reason)
            return mine
        with self._database.write() as conn:
            is_kept = installations.renewed(conn, self._keyring, mine, new)
        return new if is_kept else self._read(found.team)
