"""Every environment variable, once. Nothing is read at import."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import (
    AwareDatetime,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK = "https://slack.com/api/"
_SLACKS_OWN = ("slack.com", "slack-gov.com")
_TOKENS = {
    "slack_bot_token": re.compile(r"(xoxe\.)?xoxb-\S+"),  # the former where Slack rotates them
    "slack_app_token": re.compile(r"xapp-\S+"),
}

_ADVICE = {
    "SLACK_SIGNING_SECRET": "copy it from your Slack app's Basic Information page",
    "SLACK_BOT_TOKEN": "copy it from your Slack app's Install App page; it begins with xoxb-",
    "SLACK_APP_TOKEN": "make one under Basic Information, App-Level Tokens; it begins with xapp-",
    "SLACK_CLIENT_ID": "copy it from your Slack app's Basic Information page",
    "SLACK_CLIENT_SECRET": "copy it from your Slack app's Basic Information page",
    "SLACK_API_URL": "an address such as https://slack.com/api/, or nothing for Slack's own",
    "DATABASE_URL": "postgresql://user:password@host/name, or sqlite:////path/to/file",
    "PORT": "a number from 1 to 65535",
    "WEB_CONCURRENCY": "how many web processes, a number from 1 up",
    "DPC_CLOCK": "a date and time with its zone, such as 2024-04-30T09:00:00+02:00",
    "DPC_CLOSING_DAYS": "a file of days, one a line, such as: eu closed 2027-05-03",
    "DPC_STATEMENTS": "a folder that holds a folder for each statement",
    "DPC_PUBLIC_URL": "where dpc web is reached from outside, such as https://dpc.example.org",
    "DPC_ENCRYPTION_KEYS": "keys with commas between them, the newest first; this makes one: "
    'python -c "from cryptography.fernet import Fernet as F; print(F.generate_key().decode())"',
    "LOG_LEVEL": "one of DEBUG, INFO, WARNING, ERROR",
}


class ConfigurationError(Exception):
    """The environment is incomplete or wrong; the message says in one line what to do."""


def data_folder() -> Path:
    """The folder in which the bot keeps its files when nothing else is said."""
    return Path(platformdirs.user_data_dir("dpc", appauthor=False))


def _default_database() -> str:
    return f"sqlite:///{data_folder() / 'dpc.sqlite3'}"


class Settings(BaseSettings):
    """What operators set; CONTRACT: each field is the environment variable of the same name."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    slack_signing_secret: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_client_id: SecretStr | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: HttpUrl = HttpUrl(SLACK)
    database_url: SecretStr = Field(default_factory=lambda: SecretStr(_default_database()))
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    web_concurrency: Annotated[int, Field(ge=1, le=64)] = 1
    dpc_clock: AwareDatetime | None = None
    dpc_closing_days: Path | None = None
    dpc_public_url: HttpUrl | None = None
    dpc_statements: Path | None = None
    dpc_encryption_keys: SecretStr | None = None
    dpc_metrics_token: SecretStr | None = None
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = "INFO"
    dyno: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _blank_is_missing(cls, given: dict[str, Any]) -> dict[str, Any]:
        return {
            name: value
            for name, value in given.items()
            if not (isinstance(value, str) and not value.strip())
        }

    @model_validator(mode="after")
    def _consistent(self) -> Settings:
        if self.dpc_clock and _is_slacks(self.slack_api_url):
            raise ValueError("DPC_CLOCK: it is for rehearsals, not for Slack itself; unset it")
        if self.dpc_public_url and self.dpc_public_url.scheme != "https":
            raise ValueError("DPC_PUBLIC_URL: it must begin with https://, as it carries secrets")
        if self.many_workspaces and self.slack_bot_token:
            raise ValueError(
                "SLACK_BOT_TOKEN: it is for one workspace, and SLACK_CLIENT_ID for many; unset one"
            )
        if self.dyno and self.database_url.get_secret_value().startswith("sqlite"):
            raise ValueError("DATABASE_URL: this disk does not last; use a PostgreSQL database")
        return self

    @field_validator(*_TOKENS)
    @classmethod
    def _of_its_kind(cls, token: SecretStr | None, field: ValidationInfo) -> SecretStr | None:
        shape = _TOKENS[field.field_name or ""]
        if token and not shape.fullmatch(token.get_secret_value()):
            raise ValueError
        return token

    @field_validator("dpc_encryption_keys")
    @classmethod
    def _usable(cls, keys: SecretStr | None) -> SecretStr | None:
        if keys is None:
            return None
        from cryptography.fernet import Fernet  # without keys nothing is sealed

        for key in _listed(keys):
            Fernet(key)  # ValueError for what is no key
        return keys

    @property
    def many_workspaces(self) -> bool:
        """Whether workspaces install the app by themselves, by OAuth."""
        return bool(self.slack_client_id or self.slack_client_secret)

    @property
    def encryption_keys(self) -> list[str]:
        """The keys that tokens are sealed with, the newest first; ConfigurationError without."""
        self.require("DPC_ENCRYPTION_KEYS")
        return _listed(self.dpc_encryption_keys)

    @property
    def api_url(self) -> str:
        """The Web API's address, ending in a slash as slack_sdk wants it."""
        return str(self.slack_api_url).rstrip("/") + "/"

    @property
    def public_url(self) -> str:
        """Where the bot is reached from outside, without a slash at the end; empty if nowhere."""
        return str(self.dpc_public_url or "").rstrip("/")

    @property
    def secrets(self) -> list[str]:
        """The values of all secrets that are set: for whoever must keep them to themselves."""
        secrets = [each.get_secret_value() for _, each in self if isinstance(each, SecretStr)]
        return [*secrets, *_listed(self.dpc_encryption_keys)]

    def require(self, name: str) -> str:
        """The secret of the variable `name`; ConfigurationError where it is not set."""
        secret: SecretStr | None = getattr(self, name.lower())
        if secret is None:
            raise ConfigurationError(f"{name} is not set: {_ADVICE[name]}.")
        return secret.get_secret_value()


def _is_slacks(url: HttpUrl) -> bool:
    """Whether an address leads to Slack itself, however it is spelled, and not to a stand-in."""
    host = (url.host or "").rstrip(".")  # lower case and decoded: pydantic has seen to it
    return any(host == own or host.endswith(f".{own}") for own in _SLACKS_OWN)


def _listed(keys: SecretStr | None) -> list[str]:
    return [key.strip() for key in keys.get_secret_value().split(",")] if keys else []


def load() -> Settings:
    """Read the environment; ConfigurationError names what is wrong, never a secret's value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        if not first["loc"]:
            raise ConfigurationError(str(first["ctx"]["error"]) + ".") from None
        name = str(first["loc"][0]).upper()
        advice = _ADVICE.get(name, first["msg"])
        raise ConfigurationError(f"{name} is not valid: {advice}.") from None
