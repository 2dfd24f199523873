"""How long a review takes: `python -m tests.review` counts keys, letters and words read.

A person with the coding of 2024 in mind reviews the draft of that statement (39 sentences), and
then the 33 promises of 2024 beside an invented later statement. They work by keyboard in a real
browser. Counted are:

- words: each sentence once; each promise beside its best candidate, what both share once, and
  each further candidate that they look at; of the others the titles;
- keys: each key that decides, corrects or moves; a correction is made wherever kinds, strength,
  topic or the number of promises differ from the coding, and a title is typed anew where it shares
  less than half of its words with the coded one;
- letters typed into fields.

Reading goes at 250 words a minute. A key takes 1.63 s, a letter 0.28 s (keystroke-level model).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bot.catalogue.loader import load
from bot.domain.statement import Catalogue, Kind, Sentence
from bot.drafts import imported
from bot.drafts.decisions import load_pairs, save_pairs
from bot.review import Review
from bot.review.draft import Draft
from bot.review.pace import KEY, WORDS_A_MINUTE, compared_words, is_open, words_of
from bot.review.promises import options
from tests.review.drafts import BRUSSELS, LISBON
from tests.review.reviewer import Reviewer, reviewing
from tests.simulator.browser import running
from tests.simulator.process import free_port

LETTER = 0.28  # seconds
# What became of the promises of 2024 in the invented text, and words of the sentence; the rest
# was dropped.
LATER = {
    "DATA-1": ("k", "data spaces"),
    "CHIPS-1": ("s", "team of experts"),
    "CHIPS-2": ("f", "Public Support Transparency"),
    "CABLES-1": ("k", "register of cable incidents"),
    "QUANTUM-1": ("s", "basic research"),
    "6G-1": ("k", "global standardisation"),
    "6G-2": ("k", "second round of research"),
    "CYBER-1": ("k", "compatibility"),
    "CYBER-3": ("w", "skills gap"),
    "AI-1": ("s", "administrative arrangement"),
    "AI-6": ("k", "AI governance"),
    "PLATFORMS-2": ("k", "information sharing channel"),
    "COUNCIL-1": ("k", "sixth meeting"),
}


def main() -> None:
    """Print the figures of both passes, and the minutes in all."""
    minutes = 0.0
    with TemporaryDirectory() as folder, running() as browser:
        for name, review in (("sentences", _sentences), ("promises", _promises)):
            page = browser.new_page()
            reviewer, count, words = review(page, Path(folder))
            spent = words / WORDS_A_MINUTE + (reviewer.keys * KEY + reviewer.letters * LETTER) / 60
            minutes += spent
            sys.stdout.write(
                f"{count} {name}: {reviewer.keys} keys, {reviewer.letters} letters,"
                f" {words} words read: {spent:.1f} min\n"
            )
    sys.stdout.write(f"together {minutes:.1f} min\n")


def _sentences(page: Page, parent: Path) -> tuple[Reviewer, int, int]:
    imported.into_folder(BRUSSELS / "source.md", parent, date(2024, 4, 30), "Brussels", BRUSSELS)
    folder, coded, reviewer = parent / "2024-04-30-brussels", load(BRUSSELS), Reviewer(page)
    save_pairs(folder, ())
    port = free_port()
    with reviewing(folder, port):
        page.goto(f"http://127.0.0.1:{port}/")
        while any(map(is_open, (draft := Review(folder, coded).draft).catalogue.sentences)):
            _correct(reviewer, draft, coded)
            reviewer.press("Enter")
    sentences = draft.catalogue.sentences
    return reviewer, len(sentences), sum(map(words_of, sentences))


def _correct(reviewer: Reviewer, draft: Draft, coded: Catalogue) -> None:
    """Make the sentence that is shown what it is in the coding."""
    here = draft.at(reviewer.here)
    wanted = next(each for each in coded.sentences if each.start == here.start)
    if {*here.kinds} != {*wanted.kinds}:
        first, *more = [[*Kind].index(kind) + 1 for kind in wanted.kinds]
        reviewer.press(str(first))
        for each in more:
            reviewer.press(f"Shift+Digit{each}")
    if wanted.strength and here.strength != wanted.strength:
        reviewer.press(wanted.strength[0])
    promises = [each for each in coded.deliverables if wanted.ref in each.sentences]
    if promises and draft.topic_of(here).code != promises[0].topic:
        reviewer.write("o", promises[0].topic)
    titles = [each.title for each in promises]
    if not _are_usable([each.title for each in draft.deliverables_of(here)], titles):
        reviewer.write("t", "\n".join(titles))


def _are_usable(given: list[str], wanted: list[str]) -> bool:
    def share(one: str, other: str) -> float:
        words = {*one.casefold().split()}
        return len(words & {*other.casefold().split()}) / len(words)

    return len(given) == len(wanted) and all(
        share(one, other) >= 0.5 for one, other in zip(given, wanted, strict=True)
    )


def _promises(page: Page, parent: Path) -> tuple[Reviewer, int, int]:
    imported.into_folder(LISBON, parent, None, None, BRUSSELS)
    folder, before, reviewer = parent / LISBON.stem, load(BRUSSELS), Reviewer(page)
    port, words = free_port(), 0
    with reviewing(folder, port):
        page.goto(f"http://127.0.0.1:{port}/promises")
        for row in load_pairs(folder):
            draft = Review(folder, before).draft
            key, fragment = LATER.get(row.old, ("d", ""))
            offered = [option.sentence for option in options(draft, row)]
            place = next((n for n, s in enumerate(offered) if fragment in s.exact), None)
            words += compared_words(draft, row)
            words += sum(len(each.title.split()) for each in draft.catalogue.deliverables[:4])
            if place is None:
                reviewer.write("o", _ref(draft.catalogue.sentences, fragment))
            elif place:
                reviewer.press(str(place + 1))
                words += sum(map(words_of, offered[1 : place + 1]))
            reviewer.press(key)
    return reviewer, len(before.deliverables), words


def _ref(sentences: tuple[Sentence, ...], fragment: str) -> str:
    return next(each.ref for each in sentences if fragment in each.exact)


if __name__ == "__main__":
    main()
