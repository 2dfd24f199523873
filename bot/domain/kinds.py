"""The kinds of a base class, to tell that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import TypeVar

_T = TypeVar("_T")


def concrete(base: type[_T]) -> Iterator[type[_T]]:
    """All dataclasses below a base class that have no dataclass below them."""
    for kind in base.__subclasses__():
        if kind.__subclasses__():
            yield from concrete(kind)
        elif is_dataclass(kind):
            yield kind
