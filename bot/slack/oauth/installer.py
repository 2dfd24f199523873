"""The two addresses by which the app gets into a workspace: out to Slack, and back again.

`/slack/install` sends the browser to Slack with a state that it also gets as a cookie;
`/slack/oauth_redirect` takes both back, once, within ten minutes. The state is sealed, not
stored, until it comes back: who asks for one costs the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, urljoin

import structlog
from slack_sdk.oauth import AuthorizeUrlGenerator, OAuthStateUtils

from bot.domain.installations import Installation
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.outcomes.installations import InstallerGreeted
from bot.render import installations as pages
from bot.render.answer import answer
from bot.services.installations import Installing
from bot.slack.oauth.exchange import Exchange, ExchangeError
from bot.web.answers import CAUTION, Answer

REDIRECT = "/slack/oauth_redirect"
_CAUTION = {
    **CAUTION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{pages.STYLE_HASH}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Installer:
    """Answers both addresses.

    `scopes` are what the bot asks for, `public_url` is where it is reached from outside, without
    a slash at the end; if it is empty, Slack sends the browser back to the first address that the
    app has there. `forget` is told where something was installed.
    """

    installing: Installing
    exchange: Exchange
    scopes: list[str]
    public_url: str
    forget: Callable[[str], None]
    cookies: OAuthStateUtils = field(
        # The browser takes a cookie of this name from an https address of this host alone.
        default_factory=lambda: OAuthStateUtils(cookie_name="__Host-dpc-oauth-state")
    )

    def __call__(self, path: str, query: str, cookie: str) -> Answer:
        """Answer a browser: the path, the query after it, and its header of cookies."""
        return self._finish(query, cookie) if path == REDIRECT else self._begin()

    def _begin(self) -> Answer:
        """Send the browser to Slack."""
        state = self.installing.keyring.stamp(self.installing.real_now())
        url = AuthorizeUrlGenerator(
            client_id=self.exchange.credentials.client_id,
            redirect_uri=self._redirect_uri,
            scopes=self.scopes,
            authorization_url=urljoin(self.exchange.api_url, "/oauth/v2/authorize"),
        ).generate(state)
        # SameSite: Slack sends the browser back by a plain link, which Lax lets through.
        cookie = f"{self.cookies.build_set_cookie_for_new_state(state)}; SameSite=Lax"
        return HTTPStatus.FOUND, {**_CAUTION, "Location": url, "Set-Cookie": cookie}, b""

    def _finish(self, query: str, cookie: str) -> Answer:
        """Take the browser back from Slack; nothing is stored unless all is as it should be."""
        said = {name: values[-1] for name, values in parse_qs(query).items()}
        if "error" in said:
            return self._page(HTTPStatus.OK, pages.declined())
        visit = f"{said.get('state', '')}|{said.get('code', '')}"
        if not self._is_ours(said.get("state", ""), cookie):
            if self.installing.is_finished(visit):
                return self._page(HTTPStatus.OK, pages.installed_already())
            return self._page(HTTPStatus.BAD_REQUEST, pages.stale())
        try:
            installed = self.exchange.install(said.get("code", ""), self._redirect_uri)
        except ExchangeError as error:
            _log.warning("installation_failed", error=error.reason)
            return self._page(HTTPStatus.BAD_GATEWAY, pages.failed(error.reason))
        self.installing.installed(installed, self._greeting(installed))
        self.installing.finished(visit)
        self.forget(installed.team)
        link = "" if installed.is_organisation else f"client/{installed.team}"
        return self._page(
            HTTPStatus.OK, pages.installed(installed.name, f"https://app.slack.com/{link}")
        )

    @property
    def _redirect_uri(self) -> str | None:
        return f"{self.public_url}{REDIRECT}" if self.public_url else None

    def _is_ours(self, state: str, cookie: str) -> bool:
        """Whether we gave this browser the state, not long ago, and see it for the first time."""
        installing, seconds = self.installing, self.cookies.expiration_seconds
        return (
            self.cookies.is_valid_browser(state, {"cookie": cookie})
            and installing.keyring.is_stamp(state, installing.real_now(), seconds)
            and installing.is_first(state)
        )

    def _greeting(self, installed: Installation) -> Planned:
        """The first message to whoever installed the app, once an installation."""
        return Planned(
            team=installed.team,
            destination=installed.by,
            kind=DeliveryKind.ANSWER,
            subject=f"greeting {installed.at.isoformat()}",
            due_at=self.installing.now(),
            payload=answer(InstallerGreeted()).to_store(),
        )

    def _page(self, status: HTTPStatus, page: str) -> Answer:
        named = {
            **_CAUTION,
            "Content-Type": "text/html; charset=utf-8",
            "Set-Cookie": self.cookies.build_set_cookie_for_deletion(),
        }
        return status, named, page.encode()
