"""What the pages show, worked out for their templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.statement import Sentence, Topic, When
from bot.drafts.decisions import PairRow, is_open
from bot.review.cuts import places_to_split
from bot.review.draft import Draft
from bot.review.pace import is_doubtful, is_near
from bot.review.place import PROMISES, SENTENCES, Place
from bot.review.promises import Option


@dataclass(frozen=True)
class Section:
    """A heading of the text and its paragraphs."""

    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True)
class Cut:
    """Where a sentence may be parted: the place, and the last words before it."""

    place: int
    words: str


def state(sentence: Sentence) -> str:
    """Where a sentence stands: doubtful, sure (both open), or decided."""
    if not is_open(sentence):
        return "decided"
    return "doubtful" if is_doubtful(sentence) else "sure"


def sections(draft: Draft) -> Iterator[Section]:
    """The text as it is laid out: a blank line, or a list's new line, begins a paragraph."""
    headings = {each.number: each.title for each in draft.catalogue.topics if each.number}
    headings |= {each.number: each.title for each in draft.catalogue.sections}
    for number in sorted({*headings, *(each.section for each in draft.catalogue.sentences)}):
        inside = [each for each in draft.catalogue.sentences if each.section == number]
        paragraphs = tuple(_paragraphs(draft.text, inside)) if inside else ()
        yield Section(headings.get(number, ""), paragraphs)


def _paragraphs(text: str, sentences: list[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    paragraph: list[Sentence] = []
    for sentence in sentences:
        gap = text[paragraph[-1].end : sentence.start] if paragraph else ""
        if "\n\n" in gap or ("\n" in gap and gap.strip()):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(sentence)
    yield tuple(paragraph)


def cuts(sentence: Sentence) -> list[Cut]:
    """The places where a sentence may be parted."""
    return [
        Cut(place, " ".join(sentence.exact[:place].split()[-4:]))
        for place in places_to_split(sentence)
    ]


def date_line(when: When) -> str:
    """A date as a person writes it: its words, and what they mean."""
    return f"{when.words} = {when.edtf}" if when.edtf else when.words


def coding(sentence: Sentence) -> str:
    """How a sentence is coded, in words."""
    facts = [*sentence.kinds, sentence.strength, sentence.topic, ", ".join(sentence.parties)]
    return f"§{sentence.ref}: {' · '.join(filter(None, facts)) or 'no kind yet'}."


def decision(row: PairRow) -> str:
    """What was decided on an earlier promise, in words."""
    return f"{row.old}: {row.decision or 'open'}, “{row.title}”."


def chosen(offered: Sequence[Option], row: PairRow) -> int:
    """The number of the option that a row is decided by; where it is open, of the best if near.

    0 where none is: then a person reads the earlier promise alone, and the titles of the options.
    """
    decided = (n for n, each in enumerate(offered, 1) if each.by == row.by)
    return next(decided, int(is_near(row) and row.decision is None))


def topics(draft: Draft) -> tuple[Topic, ...]:
    """The topics that a sentence can have: those of the draft, then those of earlier statements."""
    here = draft.catalogue.topic_by_code
    return (*draft.catalogue.topics, *(each for each in draft.known if each.code not in here))


def step(sentences: Sequence[Sentence], here: Sentence, by: int) -> Place:
    """The sentence before or after one, from the last on to the first."""
    return Place(SENTENCES, sentences[(sentences.index(here) + by) % len(sentences)].ref)


def step_row(rows: Sequence[PairRow], here: PairRow, by: int) -> Place:
    """The earlier promise before or after one, from the last on to the first."""
    return Place(PROMISES, rows[(rows.index(here) + by) % len(rows)].old)
