"""Reads what the page sends, and words what is refused."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from bot.simulator.errors import SlackError


@contextmanager
def refusals() -> Iterator[None]:
    """What the workspace refuses becomes a 404 in its words; the page shows them."""
    try:
        yield
    except SlackError as refusal:
        raise HTTPException(404, refusal.code) from refusal
    except LookupError as gone:
        raise HTTPException(404, str(gone)) from gone


def field(form: Mapping[str, Any], name: str) -> str:
    """A field of a form or of an address; 400 when it is missing."""
    if name not in form:
        raise HTTPException(400, f"The field “{name}” is missing.")
    return str(form[name])


def selected_in(form: FormData) -> list[str]:
    """What was chosen in a message; a day and hour of "selected <zone>" in seconds since 1970."""
    given: list[str] = []
    for name, each in form.multi_items():
        word, _, zone = name.partition(" ")
        if word == "selected":
            given.append(instant(str(each), zone) if zone else str(each))
    return given


def instant(written: str, zone: str) -> str:
    """A day and hour as a browser sends it, in seconds since 1970; empty when it is empty."""
    if not written:
        return ""
    return f"{datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).timestamp():.0f}"
