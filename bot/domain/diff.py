"""Two wordings compared, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.35  # below this, less is left than was changed: a list of changes tells nothing


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other: in the `old` text, in the `new` one; the same where both are.

    One of them is empty where words were only taken out, or only put in.
    """

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing was changed here."""
        return self.old == self.new


def compared(old: str, new: str) -> tuple[Run, ...]:
    """The runs of words of two texts, in order: joined by spaces they give each text again.

    Spaces are not compared.
    """
    before, after = old.split(), new.split()
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        Run(" ".join(before[start:end]), " ".join(after[begin:stop]))
        for _, start, end, begin, stop in found
    )


def changes(old: str, new: str) -> tuple[Run, ...] | None:
    """What was changed between two texts; None where hardly a word stayed."""
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    return tuple(run for run in compared(old, new) if not run.same)
