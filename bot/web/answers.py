"""How the web app answers: a status, headers, and a body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

Answer = tuple[HTTPStatus, Mapping[str, str], bytes]

# For what a browser may open by an address that is nobody else's business.
CAUTION = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def plain(status: HTTPStatus, words: str = "") -> Answer:
    """A status, and words to read: its own phrase where none are given."""
    read = (words or status.phrase).encode()
    return status, {"Content-Type": "text/plain; charset=utf-8"}, read


def as_json(status: HTTPStatus, body: Mapping[str, Any]) -> Answer:
    """An answer for programs."""
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()
