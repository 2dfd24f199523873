"""Drafts of invented statements, to be reviewed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.catalogue.loader import STATEMENTS, check, load
from bot.domain.statement import Catalogue, Deliverable, Kind
from bot.drafts.counterparts import pairs_of
from bot.drafts.folder import write_draft
from bot.drafts.formats import read_file
from bot.drafts.proposals import propose
from bot.review.draft import Draft

BRUSSELS = STATEMENTS / "2024-04-30-brussels"
INVENTED = Path(__file__).parent.parent / "drafts" / "statements"
LISBON = INVENTED / "2026-09-14-lisbon.md"


def draft_of(file: Path) -> Draft:
    """A draft as the rules propose it, after the statement of 2024."""
    text, before = file.read_text("utf-8"), load(BRUSSELS)
    day, place = date.fromisoformat(file.stem[:10]), file.stem[11:].title()
    catalogue = _with_watched(propose(text, before.topics, day, place))
    return Draft(
        text=text,
        catalogue=catalogue,
        rows=pairs_of(before, catalogue),
        known=before.topics,
        earlier={each.id: each.strength for each in before.deliverables},
    )


def _with_watched(catalogue: Catalogue) -> Catalogue:
    """The coding in which the last sentence is watched, too."""
    sentence = catalogue.sentences[-1]
    number = 1 + sum(each.topic == sentence.topic for each in catalogue.deliverables)
    watched = Deliverable(
        id=f"{sentence.topic}-{number}", title="To be watched", sentences=(sentence.ref,)
    )
    return catalogue.model_copy(update={"watched": (watched,)})


def drafted(file: Path, parent: Path, held: date | None = None, place: str | None = None) -> Path:
    """Write a draft of a file, after the statement of 2024; returns its folder."""
    original, before = read_file(file), load(BRUSSELS)
    catalogue = propose(original.text, before.topics, held, place)
    return write_draft(parent, original, catalogue, pairs_of(before, catalogue))


def flaws_of(draft: Draft) -> list[str]:
    """What `dpc check` would say, but for sentences that have no kind yet."""
    sentences = tuple(
        s if s.kinds else s.model_copy(update={"kinds": (Kind.CONTEXT,)})
        for s in draft.catalogue.sentences
    )
    coded: Catalogue = draft.catalogue.model_copy(update={"sentences": sentences})
    return [flaw.message for flaw in check(coded, draft.text.encode())]
