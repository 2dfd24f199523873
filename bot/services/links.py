"""Links into Slack itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ARCHIVE = re.compile(r"/archives/(?P<channel>[A-Z0-9]+)(?:/|$)")
_CLIENT = re.compile(r"/client/[A-Z0-9]+/(?P<channel>[A-Z0-9]+)(?:/|$)")


def conversation_of(link: str) -> str | None:
    """The id of the conversation that a link to a Slack message leads into; None for others.

    >>> conversation_of("https://council.slack.com/archives/D024BE91L/p1355517523000008")
    'D024BE91L'
    """
    parts = urlsplit(link)
    host = parts.hostname or ""
    if host != "slack.com" and not host.endswith(".slack.com"):
        return None
    found = _ARCHIVE.search(parts.path) or _CLIENT.search(parts.path)
    return found["channel"] if found else None
