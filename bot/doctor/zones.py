"""The rules of time: which release of the zone data is in use, and whose working days."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import count
from pathlib import Path

from bot.clock import real_now
from bot.doctor.finding import Finding
from bot.domain.rules.closing_days import closing_days
from bot.domain.sides import SEATS, Side

_RELEASE = re.compile(r"(?P<year>\d{4})[a-z]+")
_FIRST_LINE = re.compile(rf"# version ({_RELEASE.pattern})")
_NAMES = {Side.EU: "the EU's institutions", Side.JAPAN: "the Japanese government"}
_JULY = 7


def look() -> Iterator[Finding]:
    """The release of the zone data, and up to which year working days are published."""
    today = real_now().date()
    yield judged(release(), today)
    for side in SEATS:
        yield Finding(True, _published(side, today))


def release() -> str:
    """The IANA release in use ("2026f"): of the system where PYTHONTZPATH says so, else tzdata's.

    Empty where the files do not tell.
    """
    folders = [Path(folder) for folder in zoneinfo.TZPATH]
    for source in [*folders, files("tzdata") / "zoneinfo"]:
        rules = source / "tzdata.zi"
        if rules.is_file():
            found = _FIRST_LINE.match(rules.read_text("utf-8"))
            return found[1] if found else ""
    return ""


def judged(name: str, today: date) -> Finding:
    """Whether a release is recent: of this year, or in its first half of the one before."""
    found = _RELEASE.fullmatch(name)
    if not found:
        return Finding(False, "the zone data does not say of which release it is: install tzdata")
    oldest = today.year - (today.month < _JULY)
    if int(found["year"]) < oldest:
        return Finding(False, f"the zone data is old ({name}): pip install --upgrade tzdata")
    return Finding(True, f"the zone data is of release {name}")


def _published(side: Side, today: date) -> str:
    """Until when the closing days of a side's offices are published, and not worked out."""
    year = next(y for y in count(today.year) if not closing_days(side, y).published)
    return f"working days of {_NAMES[side]} are worked out by rule from {year} on"
