"""Which topic a heading or a sentence belongs to, by the names that people call topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.domain.statement import Topic
from bot.domain.text import fold
from bot.drafts.wording import word_set

GENERAL = Topic(code="GENERAL", number=0, title="General", japanese="全般", aliases=("general",))

_LEAST = 0.5  # what names of several topics alone cannot reach
_COMMON = word_set(
    "and for the with towards toward promoting strengthening cooperation digital bilateral common"
    " joint next advancing enhancing building pillar our area areas on of in a an to"
)


class Topics:
    """The known topics, found in words by title, code and aliases; longer names count for more."""

    def __init__(self, known: Sequence[Topic]) -> None:
        self.known = tuple(known)
        owners: Counter[str] = Counter()
        names: dict[str, set[str]] = {}
        for topic in known:
            names[topic.code] = {fold(n) for n in (topic.title, topic.code, *topic.aliases)} - {""}
            owners.update(names[topic.code])
        weights: dict[str, list[tuple[str, float]]] = {}
        for code, called in names.items():
            for name in called:
                weight = len(name.split()) / owners[name] ** 2
                weights.setdefault(name, []).append((code, weight))
        self._weights = weights
        longest_first = sorted(map(re.escape, weights), key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?:s|es)?(?!\w)")

    def scores(self, words: str) -> Counter[str]:
        """How well each topic's code fits some words; what does not fit at all is left out."""
        found: Counter[str] = Counter()
        if not self.known:
            return found
        for name in set(self._names.findall(fold(words))):
            for code, weight in (
                self._weights.get(name) or self._weights.get(name.rstrip("s")) or ()
            ):
                found[code] += weight  # type: ignore[assignment]  # a Counter adds floats as well
        return found

    def of(self, words: str) -> str | None:
        """The code of the topic that some words are about; None where none or several fit."""
        ranked = self.scores(words).most_common(2)
        if not ranked or ranked[0][1] < _LEAST:
            return None
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]


def new_topic(heading: str, number: int, taken: Iterable[str]) -> Topic:
    """Make a topic of a heading that no known topic fits: a code of one of its words."""
    words = [w for w in re.findall(r"[A-Za-z][A-Za-z0-9]+", heading) if w.casefold() not in _COMMON]
    base = (max(words, key=len) if words else "SECTION")[:10].upper()
    used, code, n = set(taken), base, 2
    while code in used:
        code, n = f"{base}{n}", n + 1
    return Topic(code=code, number=number, title=heading, japanese="", aliases=(heading,))
