"""A stand-in for Slack that only answers, and quickly: it must not be what is measured.

A WSGI application for granian. Whoever is asked about is a member; what was posted is counted.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

_numbers = itertools.count()


def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """`/api/<method>`, `/response/…`, and `/posts`: how many there were before this question."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    given = _read(environ.get("CONTENT_TYPE", ""), environ["wsgi.input"].read(length))
    path = environ["PATH_INFO"]
    answer = next(_numbers) if path == "/posts" else {"ok": True, **_answer(path, given)}
    body = json.dumps(answer).encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _read(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        fields: dict[str, Any] = json.loads(body or b"{}")
        return fields
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def _answer(path: str, given: dict[str, Any]) -> dict[str, Any]:
    match path.rpartition("/")[2]:
        case "auth.test":
            return {"team_id": "T1", "user_id": "UDPC", "bot_id": "BDPC", "url": "", "user": "dpc"}
        case "users.info":
            # Everybody is an admin: only they, and coordinators, move meetings.
            names = {"id": given["user"], "real_name": given["user"].title()}
            return {"user": {**names, "tz": "UTC", "is_admin": True}}
        case "chat.postMessage":
            ts = f"1800000000.{next(_numbers):06}"
            return {"channel": given["channel"], "ts": ts}
        case _:
            return {}
