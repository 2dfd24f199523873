"""Slack: whether it knows the bot, what it lets it do, and where the bot is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.clock import system_now
from bot.doctor.finding import Finding
from bot.doctor.store import Channels
from bot.logs import kind
from bot.slack.client import FAILURES, part, web_client
from bot.slack.errors import Verdict, trouble
from config import manifest
from config.settings import ConfigurationError, Settings

# Slack's signatures hold for five minutes; a clock a minute off is on its way there.
SKEW = timedelta(minutes=1)
SECONDS = 10
PAGE = 999  # the most that Slack names at once


def look(settings: Settings, channels: Channels) -> Iterator[Finding]:
    """Ask as the bot; `channels` are those that it posts to, by workspace."""
    client = _client(settings, settings.require("SLACK_BOT_TOKEN"))
    finding, answer = _greet(client)
    yield finding
    if answer is None:
        return
    yield from _scopes(answer)
    if date := _header(answer, "date"):
        off = abs(system_now() - parsedate_to_datetime(date))
        words = f"this machine's clock is {off.total_seconds():.0f} s from Slack's"
        yield Finding(off < SKEW, words if off < SKEW else f"{words}: let it be set by NTP")
    if posted_to := {each for each in channels.get(answer["team_id"], ()) if each[0] != "D"}:
        yield _membership(client, posted_to)


def refuse_unless_known(settings: Settings) -> None:
    """ConfigurationError for tokens that Slack does not take, or no Slack to ask."""
    findings = [look_at_app(settings)]
    if not settings.many_workspaces:  # whose tokens are in the database
        greeted, _ = _greet(_client(settings, settings.require("SLACK_BOT_TOKEN")))
        findings.insert(0, greeted)
    for finding in findings:
        if not finding.well:
            raise ConfigurationError(finding.words)


def look_at_app(settings: Settings) -> Finding:
    """Ask for a connection as the app, without opening it: Socket Mode must be on."""
    token = settings.require("SLACK_APP_TOKEN")
    try:
        _client(settings, None).apps_connections_open(app_token=token)
    except FAILURES as error:
        advice = "it needs the scope connections:write, and the app Socket Mode"
        return _failed("SLACK_APP_TOKEN", error, advice)
    return Finding(True, "Slack gives SLACK_APP_TOKEN a connection")


def _client(settings: Settings, token: str | None) -> WebClient:
    return web_client(token, settings.api_url, SECONDS)


def _greet(client: WebClient) -> tuple[Finding, SlackResponse | None]:
    """Whether Slack takes the bot's token, with its answer if it does."""
    try:
        answer = client.auth_test()
    except FAILURES as error:
        advice = "copy it again, or install the app again"
        return _failed("SLACK_BOT_TOKEN", error, advice), None
    words = f"Slack knows the bot as {answer['user']} in {answer['team']}"
    return Finding(True, words), answer


def _failed(name: str, error: Exception, advice: str) -> Finding:
    reason = kind(error)
    if isinstance(error, SlackApiError):
        if trouble(error).verdict is Verdict.REFUSED:
            return Finding(False, f"Slack refuses {name} ({reason}): {advice}")
        status = error.response.status_code
        words = f"Slack cannot answer about {name} now (status {status}, {reason})"
        return Finding(False, f"{words}: ask again in a few minutes")
    words = f"Slack cannot be reached about {name} ({reason}): may this machine call it?"
    return Finding(False, words)


def _scopes(answer: SlackResponse) -> Iterator[Finding]:
    wanted = set(manifest.parsed()["oauth_config"]["scopes"]["bot"])
    granted = set(_header(answer, "x-oauth-scopes").replace(" ", "").split(",")) - {""}
    advice = "paste `dpc manifest` into the app's settings and install it again"
    missing, idle = sorted(wanted - granted), sorted(granted - wanted)
    if missing:
        yield Finding(False, f"scopes are missing ({', '.join(missing)}): {advice}")
    if idle:
        yield Finding(False, f"scopes are of no use ({', '.join(idle)}): {advice}")
    if not (missing or idle):
        yield Finding(True, "the bot has every scope that it needs, and no other")


def _membership(client: WebClient, posted_to: set[str]) -> Finding:
    """Whether the bot is in the channels that are reminded or get a digest."""
    kinds = "public_channel,private_channel"
    joined: set[str] = set()
    try:
        cursor: str | None = ""
        while cursor is not None:
            page = client.users_conversations(
                types=kinds, exclude_archived=True, limit=PAGE, cursor=cursor or None
            )
            joined |= {channel["id"] for channel in part(page, "channels")}
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
    except FAILURES as error:
        return _failed("the list of the bot's channels", error, "see the scopes")
    away = sorted(posted_to - joined)
    if away:
        advice = "invite it there by /invite @dpc, or let them be unsubscribed"
        return Finding(False, f"the bot is not in {', '.join(away)}, or it is archived: {advice}")
    return Finding(True, f"the bot is in every channel that it posts to ({len(posted_to)})")


def _header(answer: SlackResponse, name: str) -> str:
    headers = {key.lower(): value for key, value in answer.headers.items()}
    return str(headers.get(name, ""))
