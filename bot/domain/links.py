"""Links that people put forward: whether they can be opened, and whether into Slack itself."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_SLACKS = ("slack.com", "slack-gov.com")
_ID = r"(?P<id>[A-Z0-9]+)"
# As Slack writes them, and nothing besides: browsers read many more spellings than can be told.
_CONVERSATION = re.compile(
    rf"/archives/{_ID}(?:/p\d+)?/?(?:\?thread_ts=[\d.]+&(?:amp;)?cid=(?P=id))?", re.ASCII
)
_CLIENT = re.compile(rf"/client/[A-Z0-9]+/{_ID}(?:/thread/(?P=id)-[\d.]+)?/?", re.ASCII)


def is_readable(link: str) -> bool:
    """Whether a web address can be opened: whether there is a host in it that all read alike."""
    return _host(link) is not None


def in_slack(link: str) -> bool:
    """Whether a link leads into Slack, which shows it to some and not to others."""
    host = _host(link) or ""
    return any(host == slack or host.endswith(f".{slack}") for slack in _SLACKS)


def conversation_of(link: str) -> str | None:
    """The id of the conversation that a link of Slack's leads into; None where that is unsure.

    >>> conversation_of("https://council.slack.com/archives/D024BE91L/p1355517523000008")
    'D024BE91L'
    """
    parts = _split(link)
    if parts is None or not in_slack(link):
        return None
    within = parts._replace(scheme="", netloc="").geturl()
    found = _CONVERSATION.fullmatch(within) or _CLIENT.fullmatch(within)
    return found["id"] if found else None


def _host(link: str) -> str | None:
    """The host, in ASCII and without the full stop of the root; None where there is none.

    Backslashes and escapes in it are read one way here and another way by browsers.
    """
    parts = _split(link)
    if parts is None or not parts.hostname or re.search(r"[\\%]", parts.netloc):
        return None
    try:
        return parts.hostname.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return None


def _split(link: str) -> SplitResult | None:
    try:
        parts = urlsplit(link)
        _ = parts.port  # read late, and may be none
    except ValueError:
        return None
    return parts
