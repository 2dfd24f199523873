"""Where in a review a person is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

SENTENCES, PROMISES = "sentences", "promises"


@dataclass(frozen=True)
class Place:
    """A sentence by its reference, or an earlier promise by its id and the option beside it.

    Without `of` it is the first that is open; without `option` the one decided on, or a near one.
    """

    page: str
    of: str | None = None
    option: int | None = None

    @property
    def address(self) -> str:
        """The address of the page, such as "/promises?of=CHIPS-1&option=2"."""
        query = {"of": self.of, "option": self.option}
        given = urlencode({name: value for name, value in query.items() if value is not None})
        return f"/{self.page}{'?' if given else ''}{given}"


def place_of(page: str, fields: Mapping[str, str]) -> Place:
    """The place that an address or a form names."""
    option = fields.get("option", "")
    return Place(
        page.strip("/"), fields.get("of") or None, int(option) if option.isdecimal() else None
    )
