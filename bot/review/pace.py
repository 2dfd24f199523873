"""What is left of a review, in which order, and how long it takes.

Time is read off two published figures: people read 250 words a minute, and of a key that they know
each press takes 0.28 s and the thought before it 1.35 s (Card, Moran and Newell's keystroke-level
model of 1980).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.domain.statement import Sentence
from bot.drafts.decisions import PairRow, is_open
from bot.drafts.wording import plain
from bot.review.difference import difference
from bot.review.draft import Draft
from bot.review.promises import options

WORDS_A_MINUTE = 250
KEY = 0.28 + 1.35  # seconds for a key that decides something
_NEAR = 0.15  # of an invented later statement all but one of the true ones are nearer
_KEYS = 2  # a doubtful sentence or a promise takes about so many


@dataclass(frozen=True)
class Left:
    """What is left to decide, of how much, and the minutes that it takes."""

    decided: int
    all: int
    doubtful: int
    sure: int
    minutes: int


def is_doubtful(sentence: Sentence) -> bool:
    """Whether it is open and the rules are not sure of it."""
    return is_open(sentence) and not (sentence.proposal and sentence.proposal.sure)


def next_sentence(draft: Draft, ref: str | None = None) -> Sentence | None:
    """The open sentence that comes after `ref`: doubtful ones first, in the order of the text."""
    opened = [each for each in draft.catalogue.sentences if is_open(each)]
    pool = [each for each in opened if is_doubtful(each)] or opened
    here = draft.catalogue.sentence_by_ref.get(ref or "")
    after = (each for each in pool if here is not None and each.start > here.start)
    return next(after, pool[0] if pool else None)


def next_row(draft: Draft, old: str | None = None) -> PairRow | None:
    """The earlier promise after `old` that waits for its decision."""
    names = [row.old for row in draft.rows]
    after = names.index(old) + 1 if old in names else 0
    around = (*draft.rows[after:], *draft.rows[:after])
    return next((row for row in around if row.decision is None), None)


def sentences_left(draft: Draft) -> Left:
    """What is left of the first pass."""
    opened = [each for each in draft.catalogue.sentences if is_open(each)]
    doubtful = sum(map(is_doubtful, opened))
    seconds = sum(map(words_of, opened)) * 60 / WORDS_A_MINUTE
    keys = doubtful * _KEYS + len(opened) - doubtful
    return _left(len(draft.catalogue.sentences), len(opened), doubtful, seconds + keys * KEY)


def promises_left(draft: Draft) -> Left:
    """What is left of the second pass."""
    opened = [row for row in draft.rows if row.decision is None]
    seconds = sum(compared_words(draft, row) for row in opened) * 60 / WORDS_A_MINUTE
    return _left(len(draft.rows), len(opened), len(opened), seconds + len(opened) * _KEYS * KEY)


def is_near(row: PairRow) -> bool:
    """Whether the best candidate is near enough to be read beside the promise at once."""
    return bool(row.candidates) and row.candidates[0].score >= _NEAR


def words_of(sentence: Sentence) -> int:
    """How many words a person reads of a sentence."""
    return len(plain(sentence.exact).split())


def compared_words(draft: Draft, row: PairRow, option: int = 0) -> int:
    """How many words a person reads of a promise beside an option: what both share once."""
    old = plain(" ".join(row.wording))
    offered = options(draft, row) if option or is_near(row) else ()
    new = plain(offered[option].sentence.exact) if option < len(offered) else ""
    return _merged_words(old, new)


@lru_cache(maxsize=4096)
def _merged_words(old: str, new: str) -> int:
    runs = difference(old, new)
    gone = sum(len(run.old.split()) for run in runs if not run.same)
    return gone + sum(len(run.new.split()) for run in runs)


def _left(count: int, opened: int, doubtful: int, seconds: float) -> Left:
    return Left(count - opened, count, doubtful, opened - doubtful, round(seconds / 60 + 0.49))
