"""What changed since a day, deliverable by deliverable."""

from __future__ import annotations

from bot.domain.outcomes.changes import ChangesShown
from bot.render.digests import meetings, topic
from bot.render.filters import in_words
from bot.render.kit.blocks import headline, paragraph
from bot.render.kit.buttons import View
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.words import counted


@draw.register
def changes(shown: ChangesShown, _: View) -> Draft:
    """What changed, by topic, and of which meetings; or that nothing did."""
    words = in_words(shown.topics, shown.filter, shown.names)
    scope = f" ({words})" if words else ""
    since = f"since {spell_day(shown.since)}{scope}"
    if not (shown.changed or shown.meetings):
        return Draft(paragraph(f"Nothing changed {since}."))
    number = sum(len(cards) for _, cards in shown.changed)
    return Draft(
        headline(f"{counted(number, 'deliverable').capitalize()} changed {since}"),
        [
            *(each for t, cards in shown.changed for each in topic(t.title, cards, shown.names)),
            *meetings(shown.meetings),
        ],
    )
