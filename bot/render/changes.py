"""What changed since a day, deliverable by deliverable."""

from __future__ import annotations

from bot.domain.outcomes.changes import ChangesShown
from bot.render.digests import meetings, topic
from bot.render.filters import in_words
from bot.render.kit.blocks import headline, paragraph
from bot.render.kit.buttons import View
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, ngettext
from bot.render.kit.pages import Draft
from bot.render.kit.words import aside, title


@draw.register
def changes(shown: ChangesShown, _view: View) -> Draft:
    """What changed, by topic, and of which meetings; or that nothing did."""
    chosen = in_words(shown.topics, shown.filter, shown.names)
    since = {"day": spell_day(shown.since), "scope": aside(chosen) if chosen else ""}
    if not (shown.changed or shown.meetings):
        return Draft(paragraph(_("Nothing changed since {day}{scope}.").format(**since)))
    number = sum(len(cards) for _topic, cards in shown.changed)
    head = ngettext(
        "{number} deliverable changed since {day}{scope}",
        "{number} deliverables changed since {day}{scope}",
        number,
    )
    words = head if number else _("Meetings changed since {day}{scope}")
    return Draft(
        headline(words.format(number=number, **since)),
        [
            *(each for t, cards in shown.changed for each in topic(title(t), cards, shown.names)),
            *meetings(shown.meetings),
        ],
    )
