"""What the doctor says: one line about each thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen or should be done."""

    well: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.well else 'FIX '} {self.words}"
