"""Proves that names stand in the text as they are given, and that dates say what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.catalogue.checks.flaw import Flaw, Place
from bot.domain.dates import bounds
from bot.domain.statement import Catalogue, When


def fact_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    """Yield names and words that their sentences do not hold, and dates that contradict."""
    for i, sentence in enumerate(catalogue.sentences):
        yield from _absent(("sentences", i, "bodies"), sentence.bodies, sentence.exact)
        for n, when in enumerate(sentence.dates):
            yield from _date_flaws(("sentences", i, "dates", n), when, sentence.exact)
    for i, milestone in enumerate(catalogue.milestones):
        place: Place = ("milestones", i)
        text = _words_of(catalogue, milestone.sentences)
        if milestone.place is not None and milestone.place not in text:
            yield _foreign((*place, "place"), milestone.place)
        yield from _date_flaws((*place, "when"), milestone.when, text)
    for i, instrument in enumerate(catalogue.instruments):
        place = ("instruments", i)
        text = _words_of(catalogue, instrument.sentences)
        yield from _absent((*place, "parties"), instrument.parties, text)
        yield from _absent((*place, "signatories"), instrument.signatories, text)
        if instrument.signed is not None:
            yield from _date_flaws((*place, "signed"), instrument.signed, text)


def _words_of(catalogue: Catalogue, refs: Iterable[str]) -> str:
    known = catalogue.sentence_by_ref
    return "\n".join(known[ref].exact for ref in refs if ref in known)


def _absent(place: Place, names: Iterable[str], text: str) -> Iterator[Flaw]:
    for i, name in enumerate(names):
        if name not in text:
            yield _foreign((*place, i), name)


def _foreign(place: Place, name: str) -> Flaw:
    return Flaw(place, f"“{name}” is not in the sentence: copy the text's own words, or remove it")


def _date_flaws(place: Place, when: When, text: str) -> Iterator[Flaw]:
    if when.words not in text:
        yield _foreign((*place, "words"), when.words)
    given = (when.earliest, when.latest)
    if when.edtf is None:
        if given != (None, None):
            yield Flaw(place, f"“{when.words}” has no edtf: remove earliest and latest, or add it")
        return
    try:
        first, last = bounds(when.edtf)
    except ValueError as error:
        yield Flaw((*place, "edtf"), f"{when.edtf} cannot be read ({error}): correct it")
        return
    if given != (first, last):
        what = f"{when.edtf} spans {first} to {last}: write these as earliest and latest"
        yield Flaw((*place, "edtf"), what)
