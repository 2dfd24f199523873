"""How long a review takes: `python -m tests.review` counts keys, letters and words read.

A person with the coding of 2024 in mind reviews the draft of that statement (39 sentences), and
then the 33 promises of 2024 beside an invented later statement. They work by keyboard in a real
browser. Counted are:

- words: each sentence once; each earlier wording once, though it may hold several promises; of a
  candidate that they look at the words that are new; where it is none of those shown first, the
  titles of the others;
- keys: each key that decides, corrects or moves; a correction is made wherever kinds, strength,
  topic or the number of promises differ from the coding, and a title is typed anew where it is a
  single word or points back ("such networks");
- letters typed into fields.

Sentences of which the rules are sure are read too; what that takes is told apart, since `a` would
accept them unread. Reading goes at 250 words a minute. A key takes 1.63 s, a letter 0.28 s
(keystroke-level model).
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bot.catalogue.loader import load
from bot.domain.statement import Catalogue, Kind, Sentence
from bot.drafts.decisions import is_open, load_pairs, save_pairs
from bot.review import Review
from bot.review.difference import difference
from bot.review.draft import Draft
from bot.review.pace import KEY, WORDS_A_MINUTE, is_doubtful, is_near, words_of
from bot.review.promises import Option, options
from tests.review.drafts import BRUSSELS, LISBON, drafted
from tests.review.reviewer import Reviewer, reviewing
from tests.simulator.browser import running
from tests.slack.processes import free_port

LETTER = 0.28  # seconds
_POINTS_BACK = re.compile(r"\b(?:such|these|this|those|they|the organisations)\b", re.IGNORECASE)
# What became of the promises of 2024 in the invented text, and words of the sentence; the rest
# was dropped.
LATER = {
    "DATA-1": ("k", "data spaces"),
    "CHIPS-1": ("s", "team of experts"),
    "CHIPS-2": ("f", "Public Support Transparency"),
    "CABLES-1": ("k", "register of cable incidents"),
    "QUANTUM-1": ("s", "basic research"),
    "QUANTUM-2": ("k", "joint library"),
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
    folder = drafted(BRUSSELS / "source.md", parent, date(2024, 4, 30), "Brussels")
    coded, reviewer = load(BRUSSELS), Reviewer(page)
    save_pairs(folder, ())
    port = free_port()
    with reviewing(folder, port):
        page.goto(f"http://127.0.0.1:{port}/")
        sure = [s for s in Review(folder, coded).draft.catalogue.sentences if not is_doubtful(s)]
        spared = sum(map(words_of, sure)) / WORDS_A_MINUTE + len(sure) * KEY / 60
        sys.stdout.write(f"the {len(sure)} sure sentences alone: {spared:.1f} min\n")
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
    given = [each.title for each in draft.deliverables_of(here)]
    if len(titles) > len(given) > 0:
        reviewer.press("m")
        given = reviewer.page.locator("#titles").input_value().splitlines()
    if titles and not (len(given) == len(titles) and all(map(_is_usable, given))):
        reviewer.write("t", "\n".join(titles))


def _is_usable(title: str) -> bool:
    """Whether a title says what it is about without the sentence: it does not point back."""
    return len(title.split()) > 1 and not _POINTS_BACK.search(title)


def _promises(page: Page, parent: Path) -> tuple[Reviewer, int, int]:
    folder, before, reviewer = drafted(LISBON, parent), load(BRUSSELS), Reviewer(page)
    port, words, seen = free_port(), 0, set[str]()
    with reviewing(folder, port):
        page.goto(f"http://127.0.0.1:{port}/promises")
        for row in load_pairs(folder):
            draft = Review(folder, before).draft
            key, fragment = LATER.get(row.old, ("d", ""))
            offered = options(draft, row)
            places = [n for n, each in enumerate(offered, 1) if fragment in each.sentence.exact]
            place = next(iter(places), None) if fragment else None
            shown = int(is_near(row))
            old = " ".join(row.wording)
            words += 0 if old in seen else len(old.split())
            seen.add(old)
            if not fragment or place != shown:
                words += sum(len(each.promise.title.split()) for each in offered if each.promise)
            words += sum(_new_words(old, each) for each in offered[: max(shown, place or 0)])
            if fragment and place is None:
                reviewer.write("o", _ref(draft.catalogue.sentences, fragment))
            elif place and place != shown:
                reviewer.press(str(place))
            reviewer.press(key)
    return reviewer, len(before.deliverables), words


def _new_words(old: str, option: Option) -> int:
    runs = difference(old, option.sentence.exact)
    return sum(len(run.new.split()) for run in runs if not run.same)


def _ref(sentences: tuple[Sentence, ...], fragment: str) -> str:
    return next(each.ref for each in sentences if fragment in each.exact)


if __name__ == "__main__":
    main()
