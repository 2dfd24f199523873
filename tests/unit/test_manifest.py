"""The app manifest: within Slack's limits, and no more of Slack than the code uses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_sdk import WebClient

from config import manifest
from config.settings import ConfigurationError

ROOT = Path(__file__).parents[2]
HOST = "https://dpc.example.org"
SOCKET, HTTP = manifest.parsed(), yaml.safe_load(manifest.over_http(HOST))
BOTH = pytest.mark.parametrize("app", [SOCKET, HTTP], ids=["socket", "http"])

# As Slack documents them: the shortest and the longest that each text may be.
LENGTHS = {
    "display_information.name": (1, 35),
    "display_information.description": (1, 140),
    "display_information.long_description": (175, 4000),
    "features.bot_user.display_name": (1, 80),
    "features.slash_commands.command": (2, 32),
    "features.slash_commands.description": (1, 2000),
    "features.slash_commands.usage_hint": (1, 1000),
    "features.shortcuts.name": (1, 24),
    "features.shortcuts.description": (1, 150),
    "features.shortcuts.callback_id": (1, 255),
}
# Any one of the scopes lets it be called, or heard of; () needs none.
METHODS: dict[str, tuple[str, ...]] = {
    "auth_test": (),
    "oauth_v2_access": (),
    "apps_connections_open": (),  # by the app's own token
    "chat_delete": ("chat:write",),
    "chat_getPermalink": (),
    "chat_postEphemeral": ("chat:write",),
    "chat_postMessage": ("chat:write",),
    "chat_update": ("chat:write",),
    "conversations_history": ("channels:history", "groups:history", "im:history"),
    "conversations_info": ("channels:read", "groups:read"),
    "conversations_open": ("im:write",),
    "conversations_replies": ("channels:history", "groups:history", "im:history"),
    "files_getUploadURLExternal": ("files:write",),
    "files_completeUploadExternal": ("files:write",),
    "api_call": (),  # blocks.validate, which the library has no name for
    "api_test": (),
    "pins_add": ("pins:write",),
    "users_conversations": ("channels:read", "groups:read"),
    "users_info": ("users:read",),
    "views_open": (),
    "views_publish": (),
    "views_push": (),
    "views_update": (),
}
EVENTS: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "member_joined_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "team_access_revoked": (),
    "tokens_revoked": (),
    "user_change": ("users:read",),
}
FEATURES = {"slash_commands": "commands", "shortcuts": "commands"}


def texts(app: object, path: str = "") -> list[tuple[str, str]]:
    """Every text of a manifest, with the path of names that leads to it."""
    if isinstance(app, dict):
        found = [texts(value, f"{path}.{name}".strip(".")) for name, value in app.items()]
        return [each for part in found for each in part]
    if isinstance(app, list):
        return [each for value in app for each in texts(value, path)]
    return [(path, app)] if isinstance(app, str) else []


def called() -> set[str]:
    """The Web API methods that the bot calls, as slack_sdk names them."""
    known = {name for name in dir(WebClient) if "_" in name.strip("_")}
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    code = "\n".join(each.read_text("utf-8") for each in files if "simulator" not in each.parts)
    return {name for name in re.findall(r"\.(\w+)\b", code) if name in known}


@BOTH
@pytest.mark.parametrize("path", LENGTHS)
def test_every_text_is_as_long_as_slack_allows(app: dict[str, Any], path: str) -> None:
    """Slack refuses the whole manifest otherwise."""
    shortest, longest = LENGTHS[path]
    found = [text for where, text in texts(app) if where == path]
    assert found
    assert all(shortest <= len(text) <= longest for text in found)


@BOTH
def test_there_are_no_more_than_slack_allows(app: dict[str, Any]) -> None:
    """Of commands and shortcuts; and a colour is six digits."""
    assert 1 <= len(app["features"]["slash_commands"]) <= 50
    assert 1 <= len(app["features"]["shortcuts"]) <= 10
    assert re.fullmatch("#[0-9a-f]{6}", app["display_information"]["background_color"])


def test_over_http_every_address_is_filled_in() -> None:
    """And but for that and organisations it is the same app."""
    filled = {where: text for where, text in texts(HTTP) if text.startswith(HOST)}
    assert filled == {
        "features.slash_commands.url": f"{HOST}/slack/events",
        "oauth_config.redirect_urls": f"{HOST}/slack/oauth_redirect",
        "settings.event_subscriptions.request_url": f"{HOST}/slack/events",
        "settings.interactivity.request_url": f"{HOST}/slack/events",
    }
    organisations = ("settings.event_subscriptions.bot_events", "team_access_revoked")
    rest = [each for each in texts(HTTP) if each[0] not in filled]
    assert organisations in rest
    assert [each for each in rest if each != organisations] == texts(SOCKET)
    changed = {"socket_mode_enabled": False, "org_deploy_enabled": True}
    assert changed.items() <= HTTP["settings"].items()
    assert not changed.items() & SOCKET["settings"].items()


@pytest.mark.parametrize("url", ["http://dpc.example.org", HOST + "/bot", "dpc", "https://[", ""])
def test_an_address_that_slack_could_not_reach_is_refused(url: str) -> None:
    """Slack wants https, and the bot answers at the root."""
    with pytest.raises(ConfigurationError, match="--url wants"):
        manifest.over_http(url)


def test_names_are_escaped_in_what_people_type() -> None:
    """Or "@person" would come as a name that is not unique."""
    assert all(each["should_escape"] for each in SOCKET["features"]["slash_commands"])


def test_every_method_that_is_called_has_its_scope() -> None:
    """And every event and feature of the manifest."""
    granted = set(SOCKET["oauth_config"]["scopes"]["bot"])
    events = SOCKET["settings"]["event_subscriptions"]["bot_events"]
    wanted = [METHODS[name] for name in called()] + [EVENTS[name] for name in events]
    assert [each for each in wanted if each and not granted & set(each)] == []
    assert {FEATURES[name] for name in SOCKET["features"] if name in FEATURES} <= granted


def test_every_event_is_listened_to() -> None:
    """And what is listened to is subscribed."""
    files = (ROOT / "handlers").glob("*.py")
    code = "\n".join(each.read_text("utf-8") for each in files)
    subscribed = HTTP["settings"]["event_subscriptions"]["bot_events"]
    listened = set(re.findall(r"\bapp\.event\(\"(\w+)\"\)", code))
    assert {name.partition(".")[0] for name in subscribed} == listened


@pytest.mark.parametrize("scope", SOCKET["oauth_config"]["scopes"]["bot"])
def test_no_scope_is_asked_for_in_vain(scope: str) -> None:
    """Something that the code really does needs it."""
    events = SOCKET["settings"]["event_subscriptions"]["bot_events"]
    used = [METHODS[name] for name in called()] + [EVENTS[name] for name in events]
    assert scope in {each for scopes in used for each in scopes} | set(FEATURES.values())


def test_the_slack_cli_gets_the_manifest_as_json() -> None:
    """By the hook as it stands, with the argument that the Slack CLI adds."""
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text("utf-8"))
    _, *words = hooks["hooks"]["get-manifest"].split()
    printed = subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, *words, "--source=/somewhere"], capture_output=True, check=True, cwd=ROOT
    )
    assert json.loads(printed.stdout) == SOCKET


def test_the_slack_cli_finds_what_it_starts_and_watches() -> None:
    """`dpc socket`, in folders that there are."""
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text("utf-8"))
    assert hooks["hooks"]["start"].split() == [".venv/bin/dpc", "socket"]
    assert hooks["config"]["sdk-managed-connection-enabled"] is True
    watched = [path for each in hooks["config"]["watch"].values() for path in each["paths"]]
    assert [path for path in watched if not (ROOT / path).exists()] == []
