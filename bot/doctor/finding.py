"""What the doctor says: one line about each thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen or should be done.

    What is well may still be to do, before the bot can be used or to use more of it.
    """

    well: bool
    words: str
    to_do: bool = False

    def __str__(self) -> str:
        well = "TODO" if self.to_do else "ok  "
        return f"{well if self.well else 'FIX '} {self.words}"
