"""What the composer offers to complete: the bot's commands, as whoever builds the page has them."""

from typing import NamedTuple


class Completion(NamedTuple):
    """A command: its name, such as "claim"; what may follow it; and what it is for."""

    name: str
    arguments: str
    meaning: str
