"""What a list is narrowed down to, in words; and that a word narrows down nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.commands.filters import Filter, Mark
from bot.domain.outcomes.lists import FilterUnknown
from bot.domain.rules.status import Status
from bot.domain.statement import Topic
from bot.render.kit.blocks import paragraph, rows
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, listed, shorten


@draw.register
def unknown(found: FilterUnknown, _: View) -> Draft:
    """Which word was not understood, and all that a list can be narrowed down by."""
    choices = [
        "a side: eu, japan",
        f"a topic: {', '.join(found.topics)}",
        "a person: @name, picked from the list",
        f"a state: {', '.join(Status)}",
        f"what is missing: {', '.join(Mark)}",
    ]
    ways = rows([look(f"All of {found.command}", found.command)])
    return Draft(
        paragraph(f"I did not understand “{shorten(found.said)}” in a list."),
        [
            paragraph("A list can be narrowed down by\n" + "\n".join(f"• {c}" for c in choices)),
            *ways,
        ],
    )


def narrowed_to(chosen: Filter, names: Mapping[str, str]) -> list[str]:
    """All that a filter says besides topics: "EU", "Clara Lindqvist", "in progress", "late"."""
    return [*([SIDES[chosen.side]] if chosen.side else []), *besides(chosen, names)]


def besides(chosen: Filter, names: Mapping[str, str]) -> list[str]:
    """All that a filter says besides topics and the side."""
    users = [shorten(names.get(user, user), NAME) for user in chosen.users]
    return [*users, *chosen.statuses, *chosen.marks]


def in_words(topics: Sequence[Topic], chosen: Filter, names: Mapping[str, str]) -> str:
    """The whole filter: "Cybersecurity and Submarine cables, EU, late"; empty for all."""
    return ", ".join(
        part for part in (listed([t.title for t in topics]), *narrowed_to(chosen, names)) if part
    )
