"""Whose rules of time count, and how old they may be."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata

from bot.doctor.zones import judged, look, release

VANCOUVER = "from datetime import datetime; from zoneinfo import ZoneInfo; import bot;"
VANCOUVER += "print(datetime(2027, 1, 14, 10, tzinfo=ZoneInfo('America/Vancouver')).isoformat())"


def test_the_pinned_release_counts() -> None:
    """In Vancouver clocks stay an hour ahead from 2026 on, which older systems do not know."""
    g7 = datetime(2027, 1, 14, 10, tzinfo=ZoneInfo("America/Vancouver"))
    assert g7.isoformat() == "2027-01-14T10:00:00-07:00"
    assert release() == tzdata.IANA_VERSION


def test_whoever_names_other_files_gets_them(tmp_path: Path) -> None:
    """PYTHONTZPATH is set on purpose: a folder with another zone under Vancouver's name."""
    source = Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Tokyo"
    (tmp_path / "America").mkdir()
    (tmp_path / "America" / "Vancouver").write_bytes(source.read_bytes())
    ran = [sys.executable, "-c", VANCOUVER]
    told = subprocess.run(  # noqa: S603
        ran, env={"PYTHONTZPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "2027-01-14T10:00:00+09:00"


@pytest.mark.parametrize(
    ("name", "today", "well"),
    [
        ("2026f", date(2026, 11, 28), True),
        ("2026f", date(2027, 6, 30), True),
        ("2026f", date(2027, 7, 1), False),
        ("2025b", date(2026, 11, 28), False),
        ("", date(2026, 11, 28), False),
    ],
)
def test_what_the_doctor_says_of_a_release(name: str, today: date, well: bool) -> None:
    """Whether it is old, and what to do about it."""
    finding = judged(name, today)
    assert finding.well is well
    assert well or "tzdata" in finding.words


def test_the_doctor_names_the_release_and_the_first_year_by_rule() -> None:
    """One line each."""
    zones, eu, japan = (finding.words for finding in look())
    assert tzdata.IANA_VERSION in zones
    assert eu.startswith("working days of the EU's institutions are worked out by rule from 20")
    assert japan.startswith("working days of the Japanese government are worked out by rule from")
