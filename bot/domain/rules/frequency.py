"""How often a channel gets a digest."""

from enum import StrEnum


class Frequency(StrEnum):
    """Every week, or every month."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
