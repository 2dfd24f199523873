"""What a list is narrowed down to, in words; and that a word narrows down nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.commands.filters import Filter, Mark
from bot.domain.outcomes.lists import FilterUnknown
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS
from bot.domain.statement import Strength, Topic
from bot.render.kit import lateness
from bot.render.kit.blocks import paragraph, rows
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, listed, marked
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import STRENGTHS
from bot.render.kit.words import NAME, SIDES, STATES, Terms, shorten, title

MARKS = Terms(
    {
        Mark.LATE: lateness.MARK,
        Mark.SILENT: marked("silent"),
        Mark.NO_LEAD: marked("no lead"),
        Mark.NO_EVIDENCE: marked("no evidence"),
        Mark.NO_DATE: marked("no date"),
    }
)


@draw.register
def unknown(found: FilterUnknown, _view: View) -> Draft:
    """Which word was not understood, and all that a list can be narrowed down by."""
    choices = [
        _("a side: {words}").format(words=enumerated([SIDES[each] for each in SEATS])),
        _("a topic: {words}").format(words=enumerated(found.topics)),
        _("a person: @name, picked from the list"),
        _("a state: {words}").format(words=enumerated([STATES[each] for each in Status])),
        _("how strong the wording is: {words}").format(
            words=enumerated([STRENGTHS[each] for each in Strength])
        ),
        _("what is missing: {words}").format(words=enumerated([MARKS[each] for each in Mark])),
    ]
    lines = "".join(f"\n• {each}" for each in choices)
    ways = rows([look(_("All of {command}").format(command=found.command), found.command)])
    sentence = _("I did not understand “{said}” in a list.").format(said=shorten(found.said))
    return Draft(
        paragraph(sentence), [paragraph(_("A list can be narrowed down by"), lines), *ways]
    )


def narrowed_to(chosen: Filter, names: Mapping[str, str]) -> list[str]:
    """All that a filter says besides topics: "EU", "Clara Lindqvist", "in progress", "late"."""
    return [*([SIDES[chosen.side]] if chosen.side else []), *besides(chosen, names)]


def besides(chosen: Filter, names: Mapping[str, str]) -> list[str]:
    """All that a filter says besides topics and the side."""
    users = [shorten(names.get(user, user), NAME) for user in chosen.users]
    return [
        *users,
        *map(STATES.__getitem__, chosen.statuses),
        *map(MARKS.__getitem__, chosen.marks),
        *map(STRENGTHS.__getitem__, chosen.strengths),
    ]


def in_words(topics: Sequence[Topic], chosen: Filter, names: Mapping[str, str]) -> str:
    """The whole filter: "Cybersecurity and Submarine cables, EU, late"; empty for all."""
    parts = (listed([title(topic) for topic in topics]), *narrowed_to(chosen, names))
    return enumerated([part for part in parts if part])
