from __future__ import annotations

from dataclasses import dataclass

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Flaw:
    """Something wrong in a coding: where it stands in the catalogue, and what to do about it.

    `place` leads from the catalogue's root to the value, as in `("sentences", 3, "exact")`.
    """

    place: Place
    message: str
