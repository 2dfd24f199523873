"""What people ask in whole sentences, where it is what a command tells."""

from __future__ import annotations

import re

from bot.domain.commands.base import Command
from bot.domain.commands.lists import overdue, unclaimed
from bot.domain.commands.milestones import ListMilestones
from bot.domain.commands.statement import ListInstruments
from bot.domain.commands.stocktake import stocktake
from bot.domain.text import fold

_SENTENCE = re.compile(
    r"(?:what|which|who|whose|when|how|is|are|has|have|do|does|can|give|show|list|tell|me|please)\b"
)
_ABOUT = re.compile(r"\b(?:on|in|about|of) (?P<topic>.+)$")
_ASKED = (
    (r"nobody|no one|not (?:been )?taken|untaken|unclaimed|unassigned", unclaimed),
    (r"stock ?tak(?:e|ing)", stocktake),
    (r"late|overdue|delayed|behind schedule", overdue),
    (r"no date|undated|without (?:a )?date", lambda _: ListMilestones()),
    (r"instruments|signed|signator(?:y|ies)", lambda _: ListInstruments()),
)


def asked(said: str) -> Command | None:
    """Read a question whose words tell which command answers it; None where none does.

    >>> asked("What has nobody taken on AI?")
    ListUnclaimed(filter=Filter(topics=('ai',), side=None, users=(), statuses=(), marks=()))
    """
    words = fold(said)
    if not _SENTENCE.match(words):
        return None
    for telling, read in _ASKED:
        if found := re.search(rf"\b(?:{telling})\b", words):
            about = _ABOUT.search(words, found.end())
            return read(about["topic"] if about else "")
    return None
