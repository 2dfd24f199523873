"""A draft as JSON lines, for programs: one sentence a line, or one earlier promise a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bot.drafts.dates import dates_of
from bot.drafts.decisions import PairRow
from bot.drafts.proposals import Read
from bot.drafts.strength import strength_of


def sentence_lines(reads: Iterable[Read]) -> Iterator[str]:
    """One line a sentence; `start` and `end` are code points in the text, `dates` are EDTF."""
    for each in reads:
        quote = each.quote
        strength = None if each.japanese else strength_of(each.reading)
        yield _line(
            ref=quote.ref,
            start=quote.start,
            end=quote.end,
            exact=quote.exact,
            kinds=list(each.kinds),
            strength=strength,
            dates=[when.edtf for when in dates_of(quote.exact)],
            rule=each.reading.rule,
            sure=each.reading.sure and not each.japanese,
        )


def pair_lines(pairs: Iterable[PairRow]) -> Iterator[str]:
    """One line an earlier promise: its id, and the sentences that may carry it on, best first."""
    for pair in pairs:
        found = [
            {"ref": c.ref, "start": c.start, "end": c.end, "exact": c.exact, "score": c.score}
            for c in pair.candidates
        ]
        yield _line(old=pair.old, wording=list(pair.wording), candidates=found)


def _line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)
