"""The two sides, and those who stand between them."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Whom a person acts for; a coordinator of neither side holds no seat."""

    EU = "eu"
    JAPAN = "japan"
    COORDINATOR = "coordinator"


SEATS = (Side.EU, Side.JAPAN)
# Where a side is at home, as an IANA zone.
CAPITALS = {Side.EU: "Europe/Brussels", Side.JAPAN: "Asia/Tokyo"}
