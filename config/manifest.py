"""The Slack app manifest: as it is pasted into Slack, and as the bot reads it.

`python -m config.manifest` prints it as JSON, which is what the Slack CLI wants.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import yaml

from config.settings import ConfigurationError

_ADDRESS = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?", re.IGNORECASE)


def text() -> str:
    """The manifest for Socket Mode as it is written, comments included."""
    return resources.files("config").joinpath("manifest.yaml").read_text("utf-8")


def parsed() -> dict[str, Any]:
    """What the manifest says, by Slack's own names."""
    # The loader in C is as safe as `safe_load`, which takes eight times as long.
    manifest: dict[str, Any] = yaml.load(text(), Loader=yaml.CSafeLoader)
    return manifest


def over_http(url: str) -> str:
    """The manifest, as YAML, for an app that Slack reaches at `url`, by OAuth in many workspaces.

    ConfigurationError unless that is https and without a path.
    """
    address = url.rstrip("/")
    if not _ADDRESS.fullmatch(address):
        raise ConfigurationError(
            "--url wants where `dpc web` is reached, such as https://dpc.example.org, "
            "and no path after it."
        )
    manifest, events = parsed(), f"{address}/slack/events"
    settings = manifest["settings"]
    # With OAuth each workspace, or a whole organisation, has a token of its own.
    settings |= {"socket_mode_enabled": False, "org_deploy_enabled": True}
    # What an organisation tells of its workspaces: apps of a single one never hear of it.
    settings["event_subscriptions"]["bot_events"].append("team_access_revoked")
    for each in (settings["event_subscriptions"], settings["interactivity"]):
        each["request_url"] = events
    for command in manifest["features"]["slash_commands"]:
        command["url"] = events
    manifest["oauth_config"]["redirect_urls"] = [f"{address}/slack/oauth_redirect"]
    return yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    print(json.dumps(parsed()))
