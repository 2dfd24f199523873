"""What is asked of Slack to get a token: codes and refresh tokens are exchanged, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError, model_validator
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.installations import Installation
from bot.slack.client import FAILURES, web_client

SECONDS = 8  # nobody waits for an ack meanwhile, and what Slack has granted must not be missed


class ExchangeError(Exception):
    """Slack gave no token; `reason` is its word for why, or the kind of the failure."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Credentials:
    """What makes us the app, with Slack."""

    client_id: str
    client_secret: str = field(repr=False)


class _Named(BaseModel):
    id: str = Field(min_length=1)
    name: str = ""


class _Person(BaseModel):
    id: str = Field(min_length=1)


class _Token(BaseModel):
    """A bot's token, as Slack grants one; without `expires_in` (seconds) it does not end."""

    access_token: str = Field(min_length=1, repr=False)
    token_type: Literal["bot"]
    refresh_token: str | None = Field(None, repr=False)
    expires_in: int | None = None

    @model_validator(mode="after")
    def _whole(self) -> _Token:
        if (self.refresh_token is None) != (self.expires_in is None):
            raise ValueError("a token that ends has a refresh token, and no other has one")
        return self


class _Grant(_Token):
    """What a code is worth: an organisation-wide installation names no team."""

    bot_user_id: str = Field(min_length=1)
    authed_user: _Person
    team: _Named | None = None
    enterprise: _Named | None = None
    is_enterprise_install: bool = False

    @property
    def where(self) -> _Named:
        found = self.enterprise if self.is_enterprise_install else self.team
        if found is None:
            raise ValueError("a token for nowhere")
        return found


@dataclass(frozen=True)
class Exchange:
    """Exchanges with Slack, at `api_url`, which ends in a slash; `real_now` is real time.

    No method repeats a call that failed: what it showed may have been used up.
    """

    credentials: Credentials
    api_url: str
    real_now: Callable[[], datetime]

    def install(self, code: str, redirect_uri: str | None) -> Installation:
        """The installation that a code stands for. ExchangeError where Slack grants none."""
        asked_at = self.real_now()
        try:
            grant = _Grant.model_validate(self._ask(code=code, redirect_uri=redirect_uri))
            where, bot = grant.where, self._client(grant.access_token).auth_test()
        except FAILURES as error:
            raise _why(error) from None
        return Installation(
            team=where.id,
            name=where.name,
            is_organisation=grant.is_enterprise_install,
            bot_user=grant.bot_user_id,
            bot_id=bot.get("bot_id", ""),
            token=grant.access_token,
            refresh_token=grant.refresh_token,
            expires_at=_end(grant, asked_at),
            by=grant.authed_user.id,
            at=asked_at,
        )

    def renew(self, installation: Installation) -> Installation:
        """The same with the next token. ExchangeError where Slack grants none."""
        asked_at, shown = self.real_now(), installation.refresh_token
        try:
            answer = self._ask(grant_type="refresh_token", refresh_token=shown)
            token = _Token.model_validate(answer)
        except FAILURES as error:
            raise _why(error) from None
        return replace(
            installation,
            token=token.access_token,
            refresh_token=token.refresh_token,
            expires_at=_end(token, asked_at),
        )

    def _ask(self, **shown: str | None) -> dict[str, Any]:
        known = self.credentials
        answer = self._client().oauth_v2_access(
            client_id=known.client_id, client_secret=known.client_secret, **shown
        )
        if not isinstance(answer.data, dict):
            raise ValueError("an answer that is not JSON")
        return answer.data

    def _client(self, token: str | None = None) -> WebClient:
        return web_client(token, self.api_url, SECONDS)


def _end(token: _Token, asked_at: datetime) -> datetime | None:
    """When a token ends, counted from before it was granted; None if Slack does not rotate."""
    if token.expires_in is None:
        return None
    return asked_at + timedelta(seconds=token.expires_in)


def _why(error: Exception) -> ExchangeError:
    """The reason, without what Slack was shown or has answered: it may be a secret."""
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error"))
        return ExchangeError(code if code.isidentifier() else "an answer of another kind")
    if isinstance(error, ValidationError):
        return ExchangeError("an answer without a bot's token")
    return ExchangeError(type(error).__name__)
