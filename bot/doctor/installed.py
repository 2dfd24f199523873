"""Many workspaces: whether Slack knows the bot in each of them, by the token that is stored."""

from __future__ import annotations

from collections.abc import Iterator

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.doctor.finding import Finding
from bot.domain.installations import Installation
from bot.logs import kind
from bot.slack.client import FAILURES, web_client
from bot.slack.errors import Verdict, trouble
from config.settings import Settings
from storage import installations
from storage.engine import Database
from storage.kit.sealing import Keyring, SealError

SECONDS = 10


def look(settings: Settings) -> Iterator[Finding]:
    """Ask Slack once for each workspace and organisation that has the app."""
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
        words = "no workspace has installed the app: open /slack/install there"
        yield Finding(True, words, to_do=True)
    for each in found:
        yield _known(settings, each)


def _known(settings: Settings, installation: Installation) -> Finding:
    """Whether the token is good; one that has just ended is renewed when it is used."""
    client = web_client(installation.token, settings.api_url, SECONDS)
    team = installation.team
    try:
        client.auth_test()
    except SlackApiError as error:
        reason = kind(error)
        if trouble(error).verdict is not Verdict.REFUSED and reason != "token_expired":
            return Finding(False, f"Slack cannot answer about {team} now ({reason}): ask again")
        words = f"Slack refuses the token of {team} ({reason}): install the app there again"
        return Finding(reason == "token_expired", words)
    except FAILURES as error:
        return Finding(False, f"Slack cannot be reached about {team} ({kind(error)})")
    return Finding(True, f"Slack knows the bot in {team}")
