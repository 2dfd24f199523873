"""Draws the pages from the draft as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.domain.statement import Sentence
from bot.drafts.decisions import PairRow
from bot.drafts.wording import plain
from bot.review import pace
from bot.review.difference import difference
from bot.review.draft import Draft
from bot.review.page import assets, view
from bot.review.place import PROMISES, SENTENCES, Place
from bot.review.promises import options
from bot.review.session import Review


class Drawing:
    """Draws what a place shows; what it names and is not there is the first that is open."""

    def __init__(self, review: Review, folder: Path) -> None:
        self._review = review
        self._folder = folder
        self._templates = assets.templates()

    def page(self, place: Place, said: str, refusal: str) -> str:
        """The page of a place, with what was done or refused in words."""
        draft = self._review.draft
        show = self._promise if place.page == PROMISES else self._sentence
        common: dict[str, Any] = {
            "draft": draft,
            "folder": self._folder,
            "version": self._review.version,
            "said": said,
            "refusal": refusal,
            "sentences_left": pace.sentences_left(draft),
            "promises_left": pace.promises_left(draft),
            "sections": view.sections(draft),
        }
        return show(draft, place, common)

    def unreadable(self, why: str) -> str:
        """The page while the draft's files cannot be read."""
        return self._templates.get_template("unreadable.html").render(why=why)

    def _sentence(self, draft: Draft, place: Place, common: dict[str, Any]) -> str:
        sentence = _sentence(draft, place.of)
        return self._templates.get_template("sentence.html").render(
            common,
            here=Place(SENTENCES, sentence.ref),
            sentence=sentence,
            marked={sentence.ref},
            topic=draft.topic_of(sentence),
            promises=draft.deliverables_of(sentence),
            cuts=view.cuts(sentence),
            before=draft.catalogue.sentence_by_ref.get(sentence.needs or ""),
        )

    def _promise(self, draft: Draft, place: Place, common: dict[str, Any]) -> str:
        row = _row(draft, place.of)
        if row is None:
            nowhere = Place(PROMISES, "")
            return self._templates.get_template("no_promise.html").render(
                common, here=nowhere, marked=()
            )
        offered = options(draft, row)
        chosen = view.chosen(offered, row) if place.option is None else place.option
        option = offered[chosen - 1] if 0 < chosen <= len(offered) else None
        old = plain(" ".join(row.wording))
        return self._templates.get_template("promise.html").render(
            common,
            here=Place(PROMISES, row.old, chosen),
            row=row,
            marked={each.sentence.ref for each in offered},
            options=offered,
            option=option,
            runs=difference(old, plain(option.sentence.exact)) if option else (),
        )


def _sentence(draft: Draft, ref: str | None) -> Sentence:
    found = draft.catalogue.sentence_by_ref.get(ref or "")
    return found or pace.next_sentence(draft) or draft.catalogue.sentences[0]


def _row(draft: Draft, old: str | None) -> PairRow | None:
    named = (row for row in draft.rows if row.old == old)
    return next(named, None) or pace.next_row(draft) or next(iter(draft.rows), None)
