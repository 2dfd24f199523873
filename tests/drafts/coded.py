"""How far the rules agree with a person: `python -m tests.drafts.coded [FILE…]`.

A file is an invented statement, a line a sentence: `LABEL DATES|SENTENCE`. The label is the
strength of a promise or `-`, with `?` where another coder may well say otherwise; dates are EDTF.
`h` is a heading, `* ` before a label an item of a list; an empty line ends a paragraph.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.drafts.dates import dates_of
from bot.drafts.proposals import Read, read_all
from bot.drafts.strength import strength_of

FILES = sorted((Path(__file__).parent / "coded").glob("*.txt"))


@dataclass(frozen=True)
class Coded:
    """One sentence as a person labelled it, and where it stands in the statement's text."""

    start: int
    exact: str
    strength: str | None
    agreed: bool
    dates: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """A labelled sentence beside what the rules make of it; no `read`: they cut it otherwise."""

    coded: Coded
    read: Read | None

    @property
    def strength(self) -> str | None:
        """The strength that the rules propose, if any."""
        return strength_of(self.read.reading) if self.read else None

    @property
    def sure(self) -> bool:
        """Whether the rules are sure."""
        return self.read is not None and self.read.reading.sure

    @property
    def dates(self) -> tuple[str | None, ...]:
        """The dates that the rules find."""
        return tuple(when.edtf for when in dates_of(self.coded.exact))


@dataclass(frozen=True)
class Figures:
    """Shares of 1, and numbers of sentences or dates."""

    sentences: int
    cut: float
    precision: float
    recall: float
    agreed_recall: float
    strength: float
    dates: float
    decoys: int
    sure: float
    sure_wrong: int

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences, cut {self.cut:.3f}; promises: precision"
            f" {self.precision:.2f}, recall {self.recall:.2f} (agreed {self.agreed_recall:.2f}),"
            f" F {self.f:.2f}; strength {self.strength:.2f}; dates {self.dates:.2f},"
            f" {self.decoys} decoys; sure {self.sure:.2f}, {self.sure_wrong} of them wrong"
        )


def read_coded(file: Path) -> tuple[str, tuple[Coded, ...]]:
    """The text of a labelled statement, and its sentences."""
    text, before, sentences = "", "", []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        label, _, words = line.partition("|")
        form = label[:1] if label.startswith(("h", "* ")) else "sentence" if label else ""
        if text and words:
            text += " " if form == before == "sentence" else "\n\n"
        text += "* " if form == "*" else ""
        if form in ("*", "sentence"):
            sentences.append(_sentence(label.removeprefix("* "), words, len(text)))
        text, before = text + words, form
    return text, tuple(sentences)


def _sentence(label: str, words: str, start: int) -> Coded:
    strength, *dates = label.split()
    name = strength.rstrip("?")
    return Coded(start, words, None if name == "-" else name, name == strength, (*dates,))


def pairs(file: Path) -> tuple[Pair, ...]:
    """Each labelled sentence beside what the rules make of the text."""
    text, sentences = read_coded(file)
    reads = {(each.quote.start, each.quote.exact): each for each in read_all(text)[1]}
    return tuple(Pair(each, reads.get((each.start, each.exact))) for each in sentences)


def figures(each: Sequence[Pair]) -> Figures:
    """How far the two agree; strength where both see a promise."""
    found = [one for one in each if one.strength]
    promises = [one for one in each if one.coded.strength]
    agreed = [one for one in promises if one.coded.agreed]
    both = [one for one in found if one.coded.strength]
    sure = [one for one in each if one.sure]
    said = Counter((one.coded, date) for one in each for date in one.coded.dates)
    dates = Counter((one.coded, date) for one in each for date in one.dates)
    return Figures(
        sentences=len(each),
        cut=_share(one.read is not None for one in each),
        precision=len(both) / len(found),
        recall=len(both) / len(promises),
        agreed_recall=_share(one.strength is not None for one in agreed),
        strength=_share(one.strength == one.coded.strength for one in both),
        dates=(said & dates).total() / max(1, said.total()),
        decoys=(dates - said).total(),
        sure=len(sure) / len(each),
        sure_wrong=sum(bool(one.strength) != bool(one.coded.strength) for one in sure),
    )


def _share(these: Iterable[bool]) -> float:
    values = [*these]
    return sum(values) / len(values)


def differences(each: Iterable[Pair]) -> Iterator[str]:
    """One line a difference: what the person says, what the rules say, which rule, the sentence."""
    for one in each:
        label = f"{one.coded.strength or '-'}{'' if one.coded.agreed else '?'}"
        if one.read is None:
            yield f"  cut otherwise: {one.coded.exact}"
        elif one.strength != one.coded.strength:
            rule = f"{one.read.reading.rule}{', sure' if one.sure else ''}"
            yield f"  {label} / {one.strength or '-'} ({rule}): {one.coded.exact}"
        if one.dates != one.coded.dates:
            yield f"  dates {one.coded.dates} / {one.dates}: {one.coded.exact}"


def main(files: Sequence[Path]) -> None:
    """Print the figures and the differences of each file, and the figures of all."""
    together: list[Pair] = []
    for file in files:
        each = pairs(file)
        together += each
        sys.stdout.write("\n".join([f"{file.stem}: {figures(each)}", *differences(each), "", ""]))
    sys.stdout.write(f"together: {figures(together)}\n")


if __name__ == "__main__":
    main([*map(Path, sys.argv[1:])] or FILES)
