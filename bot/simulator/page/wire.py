"""What went over the wire, as people read it: a title, a verdict, and JSON without secrets."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from bot.simulator.page.view import size
from bot.simulator.recorder import Body, Entry

_SECRET_KEYS = {"token", "access_token", "refresh_token", "client_secret", "signing_secret"}
_SECRET_WORDS = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]+")
_MASK = "•••"


def title(entry: Entry) -> str:
    """What kind of request it was, such as "chat.postMessage" or "block_actions · claim"."""
    if entry.direction == "from":
        first, _, rest = entry.path.strip("/").partition("/")
        return rest if first == "api" else {"response": "response_url"}.get(first, first)
    sent = _decoded(entry.request, entry.query)
    words = _words(sent.get("payload", sent)) if isinstance(sent, dict) else [entry.path]
    return " · ".join([*words, *([f"retry {entry.retry}"] if entry.retry else [])])


def verdict(entry: Entry) -> str:
    """The HTTP status, and Slack's word for what was refused; empty while nothing came back."""
    if entry.status is None:
        return ""
    answer = _decoded(entry.response)
    refused = isinstance(answer, dict) and answer.get("ok") is False
    return f"{entry.status} {answer['error']}" if refused else str(entry.status)


def has_failed(entry: Entry) -> bool:
    """Whether the answer was a refusal or an error."""
    return verdict(entry) not in ("", "200")


def request(entry: Entry) -> str:
    """What was sent, for reading."""
    return _pretty(entry.request, entry.query)


def response(entry: Entry) -> str:
    """What came back, for reading."""
    return _pretty(entry.response)


def _words(sent: dict[str, Any]) -> list[str]:
    """What a command, an event or an interaction is called, the general word first."""
    if "command" in sent:
        return ["slash command", f"{sent['command']} {sent.get('text', '')}".rstrip()]
    if "event" in sent:
        return ["event", sent["event"]["type"]]
    used = [each["action_id"] for each in sent.get("actions", [])]
    view = sent.get("view") or {}
    named = sent.get("callback_id") or view.get("callback_id")
    return [sent.get("type", "unknown"), *used, *([named] if named else [])]


def _pretty(body: Body, query: bytes = b"") -> str:
    value = _decoded(body, query)
    if isinstance(value, bytes):
        return size(body.size)
    text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
    return _SECRET_WORDS.sub(_MASK, text)


def _decoded(body: Body, query: bytes = b"") -> Any:
    """A JSON value with its secrets masked; a text; or bytes that are neither."""
    try:
        text = body.content.decode()
    except UnicodeDecodeError:
        return body.content
    if body.size > len(body.content):
        return f"{text}\n… ({size(body.size)} in all)"
    fields = dict(parse_qsl(query.decode(), keep_blank_values=True))
    if body.content_type.startswith("application/x-www-form-urlencoded"):
        return _opened(fields | dict(parse_qsl(text, keep_blank_values=True)))
    given = _opened(text)
    return _opened(fields) | given if fields and isinstance(given, dict) else given or fields or ""


def _opened(value: Any) -> Any:
    """The same, with JSON that stands in strings opened up, too."""
    if isinstance(value, Mapping):
        return {
            name: _MASK if name in _SECRET_KEYS and each else _opened(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_opened(each) for each in value]
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return _opened(json.loads(value))
        except ValueError:
            return value
    return value
