"""What the composer offers to complete, as whoever builds the page has it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Completion(NamedTuple):
    """A command: its name, such as "claim"; what may follow it; what it is for; what it takes.

    The last are the kinds of subjects that its first argument may name.
    """

    name: str
    arguments: str
    meaning: str
    takes: tuple[str, ...] = ()


class Subject(NamedTuple):
    """What a command may be about: its kind, its name, such as "CYBER-1", and what that means."""

    kind: str
    name: str
    meaning: str


Commands = Callable[[str], Sequence[Completion]]  # for a reader of this locale, such as "ja-JP"
Subjects = Callable[[str], Sequence[Subject]]


def nothing(_locale: str) -> tuple[()]:
    """No completions, for anybody."""
    return ()
