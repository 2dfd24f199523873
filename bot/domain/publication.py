"""A statement as it was published into the database, whole and for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Publication:
    """One revision of a published statement; a correction is the next revision.

    `source` is the text, `coding` the catalogue as JSON; `digest` is the SHA-256 of both, as
    `digest_of` makes it. `at` is when it was published.
    """

    slug: str
    revision: int
    held: date
    source: str
    coding: str
    digest: str
    at: datetime


def digest_of(source: str, coding: str) -> str:
    """The SHA-256 of a text and its coding, in hexadecimal."""
    return sha256(f"{source}\0{coding}".encode()).hexdigest()
