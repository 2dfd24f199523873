"""The Slack app manifest: as it is pasted into Slack, and as the bot reads it."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def text() -> str:
    """The manifest as it is written, comments included."""
    return resources.files("config").joinpath("manifest.yaml").read_text("utf-8")


def parsed() -> dict[str, Any]:
    """What the manifest says, by Slack's own names."""
    manifest: dict[str, Any] = yaml.safe_load(text())
    return manifest
