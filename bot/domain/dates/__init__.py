"""Dates as people write them, and as EDTF keeps them."""

from bot.domain.dates.edtf import DateError, DateTrouble, bounds
from bot.domain.dates.reader import BadDate, ends_at, find_when, parse_when, undated

__all__ = [
    "BadDate",
    "DateError",
    "DateTrouble",
    "bounds",
    "ends_at",
    "find_when",
    "parse_when",
    "undated",
]
