"""What topics, deliverables, meetings and instruments are called, in the reader's language.

The statement's own headings and our titles are English; what they are called in another language
stands beside each statement, `config/statements/<statement>/titles.<language>.po`, by their ids.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.statement import Deliverable, Instrument, Milestone, Topic
from bot.render.kit.language import listed, pgettext


def called(parties: Sequence[str]) -> str:
    """Who makes a promise or signs, in a list: as the text names them, in the language."""
    return listed([pgettext("party", each) for each in parties])


def title(thing: Topic | Deliverable | Milestone | Instrument) -> str:
    """What it is called; as it was written where nobody has translated it, or typed in Slack."""
    id = thing.code if isinstance(thing, Topic) else thing.id
    return pgettext(id, thing.title)
