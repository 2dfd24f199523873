"""Dates as people write them, and as EDTF keeps them."""

from bot.domain.dates.edtf import DateError, DateTrouble, bounds
from bot.domain.dates.reader import BadDate, find_when, parse_when, undated

__all__ = ["BadDate", "DateError", "DateTrouble", "bounds", "find_when", "parse_when", "undated"]
