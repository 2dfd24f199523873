"""`dpc doctor`: says what is missing before it hurts, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import real_now
from bot.domain.state import DeliveryState
from config import manifest
from config.settings import ConfigurationError, Settings
from storage import installations, outbox
from storage.engine import Database
from storage.migrate import is_current
from storage.sealing import Keyring, SealError

# Slack's signatures hold for five minutes; a clock a minute off is on its way there.
SKEW = timedelta(minutes=1)
OAUTH = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "DPC_ENCRYPTION_KEYS")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen or should be done."""

    well: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.well else 'FIX '} {self.words}"


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at the environment, the database and Slack; secrets are never repeated."""
    token = OAUTH if settings.many_workspaces else ("SLACK_BOT_TOKEN",)
    for name in ("SLACK_SIGNING_SECRET", *token, "SLACK_APP_TOKEN"):
        yield _variable(settings, name)
    yield from _database(settings)
    if settings.slack_bot_token:
        yield from _slack(settings)
    elif settings.many_workspaces and settings.dpc_encryption_keys:
        yield from _installed(settings)


def _variable(settings: Settings, name: str) -> Finding:
    try:
        settings.require(name)
    except ConfigurationError as error:
        use = {
            "SLACK_SIGNING_SECRET": " `dpc web` needs it.",
            "SLACK_APP_TOKEN": " Only `dpc socket` needs it.",
        }.get(name, "")
        return Finding(name == "SLACK_APP_TOKEN", f"{error}{use}")
    return Finding(True, f"{name} is set")


def _database(settings: Settings) -> Iterator[Finding]:
    database = Database(settings.database_url.get_secret_value())
    try:
        if not is_current(database):
            yield Finding(False, "the database is behind this version: run `dpc migrate`")
            return
        with database.read() as connection:
            deliveries = list(_deliveries(connection))
    except SQLAlchemyError as error:
        yield Finding(False, f"the database cannot be reached: {type(error).__name__}")
        return
    finally:
        database.close()
    yield Finding(True, f"the database is up to date ({database.dialect})")
    yield from deliveries


def _deliveries(connection: Connection) -> Iterator[Finding]:
    """What waits, and why; nothing of it is ever sent on a guess."""
    for reason, number in outbox.unclear(connection).items():
        words = f"{number} deliveries may or may not have reached Slack ({reason})"
        yield Finding(False, f"{words}: they are looked up before they are tried again")
    parked = outbox.counts(connection).get(DeliveryState.PARKED, 0)
    words = f"{parked} deliveries wait for their channels: invite the bot there"
    yield Finding(not parked, words if parked else "no delivery waits for its channel")
    yield Finding(True, f"{outbox.doubled(connection)} posts came twice and were deleted")


def _installed(settings: Settings) -> Iterator[Finding]:
    """Every workspace's own token; one that has just ended is renewed when it is used."""
    database = Database(settings.database_url.get_secret_value())
    try:
        with database.read() as connection:
            found = installations.every(connection, Keyring(settings.encryption_keys))
    except SealError as error:
        yield Finding(False, f"{error} Set the key that sealed it, after the others.")
        return
    except SQLAlchemyError:
        return  # which was said before
    finally:
        database.close()
    if not found:
        yield Finding(False, "no workspace has installed the app: open /slack/install there")
    for each in found:
        client = WebClient(each.token, base_url=settings.api_url, timeout=10, retry_handlers=[])
        try:
            client.auth_test()
        except SlackApiError as error:
            reason = error.response.get("error")
            words = (
                f"Slack refuses the token of {each.team} ({reason}): install the app there again"
            )
            yield Finding(reason == "token_expired", words)
        except OSError as error:
            yield Finding(False, f"Slack cannot be reached: {type(error).__name__}")
        else:
            yield Finding(True, f"Slack knows the bot in {each.team}")


def _slack(settings: Settings) -> Iterator[Finding]:
    token = settings.require("SLACK_BOT_TOKEN")
    client = WebClient(token, base_url=settings.api_url, timeout=10, retry_handlers=[])
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        reason = error.response.get("error")
        yield Finding(False, f"Slack refuses SLACK_BOT_TOKEN ({reason}): install the app again")
        return
    except OSError as error:
        yield Finding(False, f"Slack cannot be reached: {type(error).__name__}")
        return
    yield Finding(True, f"Slack knows the bot in {answer['team']}")
    missing = _scopes() - set(_header(answer, "x-oauth-scopes").replace(" ", "").split(","))
    advice = "paste `dpc manifest` into the app's settings and install it again"
    words = f"scopes are missing ({', '.join(sorted(missing))}): {advice}"
    yield Finding(not missing, words if missing else "the bot has every scope")
    if date := _header(answer, "date"):
        off = abs(real_now() - parsedate_to_datetime(date))
        words = f"this machine's clock is {off.total_seconds():.0f} s from Slack's"
        yield Finding(off < SKEW, words)


def _scopes() -> set[str]:
    return set(manifest.parsed()["oauth_config"]["scopes"]["bot"])


def _header(answer: SlackResponse, name: str) -> str:
    headers = {key.lower(): value for key, value in answer.headers.items()}
    return str(headers.get(name, ""))
