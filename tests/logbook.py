"""What the bot logs in the tests, at DEBUG, and what may not stand there.

All that goes over the wire is overheard: what people and the bot say, and what opens doors.
Nothing of it may be found in what is logged meanwhile, nor any trace of the log's last net
having had to mask something.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import logs

LOG = StringIO()
_overheard: list[tuple[str, bytes]] = []  # the content type, and what was said
# What is secret by its name, whatever it looks like.
_SECRET = {"token", "response_url", "trigger_id", "upload_url"}
# What Slack itself says: of the shape of what it was sent.
_SLACKS_OWN = {"errors", "response_metadata"}


def begin() -> None:
    """Log anew, by the product's own processors, and forget what was overheard."""
    LOG.seek(0)
    LOG.truncate()
    _overheard.clear()
    streams = [getattr(each, "stream", None) for each in logging.getLogger().handlers]
    if LOG not in streams:  # it is the first test, or the last one had it logged elsewhere
        logs.configure("DEBUG", stream=LOG)


def overhear(content_type: str, said: bytes) -> None:
    """Keep in mind what goes over the wire; "secret" is the type of what is secret as a whole."""
    _overheard.append((content_type, said))


def overheard(app: ASGIApp) -> ASGIApp:
    """An application of which all requests and answers are overheard."""

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        async def heard() -> Message:
            message = await receive()
            overhear(asked.get("content-type", ""), message.get("body", b""))
            return message

        async def said(message: Message) -> None:
            answered.update(_headers(message))
            overhear(answered.get("content-type", ""), message.get("body", b""))
            await send(message)

        asked, answered = _headers(scope), dict[str, str]()
        overhear("secret", asked.get("authorization", "").removeprefix("Bearer ").encode())
        for part in scope.get("path", "").split("/"):  # the secrets of calendars and answers
            overhear("secret", part.encode() if len(part) > 20 else b"")
        await app(scope, heard, said)

    return listening


def assert_untold(written: str, secrets: Iterable[str] = ()) -> None:
    """What was written holds nothing that was overheard, and none of the secrets."""
    known = {*secrets, *_confided()} - {""}
    told = [each for each in known if each in written or _escaped(each) in written]
    assert told == [], written
    assert logs.MASK not in written, written


def _confided() -> Iterator[str]:
    for kind, said in set(_overheard):
        if kind == "secret":
            yield said.decode()
        elif kind.startswith("application/json"):
            yield from _wording("", _parsed(said))
        elif kind.startswith("application/x-www-form-urlencoded"):
            yield from _wording("", dict(parse_qsl(said.decode(errors="replace"))))


def _wording(name: str, value: Any) -> Iterator[str]:
    """Secrets, and all that is worded: a single word, such as "topics", is found in any log.

    It does not call itself: what a test sends may be nested deeper than Python's calls may be.
    """
    left = [(name, value)]
    while left:
        name, value = left.pop()
        match value:
            case dict():
                left += [(key, value[key]) for key in value.keys() - _SLACKS_OWN]
            case list():
                left += [(name, each) for each in value]
            case str() if value[:1] in ("{", "["):
                left.append((name, _parsed(value)))
            case str() if name in _SECRET or " " in value.strip():
                yield value


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _headers(told: Scope | Message) -> dict[str, str]:
    return {name.decode(): value.decode("latin-1") for name, value in told.get("headers", ())}


def _escaped(text: str) -> str:
    """As it stands within a line of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
