"""Reads what the page sends, and words what is refused."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

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
