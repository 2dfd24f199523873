"""The fields of the forms: each is an input block that is named after what it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.forms import OPTIONS, Field
from bot.domain.outcomes.base import Card
from bot.domain.sides import SEATS
from bot.domain.statement import Milestone
from bot.render.kit.blocks import Piece, joined, paragraph, rows
from bot.render.kit.buttons import LABEL_LIMIT
from bot.render.kit.cards import named
from bot.render.kit.language import _, marked
from bot.render.kit.mentions import readable
from bot.render.kit.message import Block, Modal, plain_text
from bot.render.kit.milestones import with_date
from bot.render.kit.words import SIDES, shorten

VALUE = "value"  # the action id of every field's element
BOTH_READ = marked("Both sides can read this.")


def field(
    name: Field, label: str, element: Block, *, hint: str = "", optional: bool = False
) -> Block:
    """A field: what it asks for, the element to fill in, and a hint below it."""
    block: Block = {
        "type": "input",
        "block_id": str(name),
        "label": plain_text(label),
        "element": element | {"action_id": VALUE},
        "optional": optional,
    }
    return block | ({"hint": plain_text(hint)} if hint else {})


def lasting(words: str) -> Piece:
    """A warning above the fields: what is sent off cannot be taken back."""
    said = paragraph(words)
    alert: Block = {"type": "alert", "level": "warning", "text": plain_text(words)}
    return Piece((alert,), said.text, plain=said.blocks)


def text(limit: int, initial: str = "", *, lines: bool = False) -> Block:
    """Words of at most `limit` characters, on one line or on several."""
    initial = readable(initial)
    # With the names in it, what was stored may be longer than what could be typed.
    longest = max(limit, len(initial))
    element: Block = {"type": "plain_text_input", "max_length": longest, "multiline": lines}
    return element | ({"initial_value": initial} if initial else {})


def link() -> Block:
    """An address."""
    return {"type": "url_text_input"}


def day(initial: date | None = None) -> Block:
    """A day of the calendar."""
    return {"type": "datepicker"} | ({"initial_date": initial.isoformat()} if initial else {})


def person(initial: str = "") -> Block:
    """Somebody of the workspace, by a Slack user's id."""
    return {"type": "users_select"} | ({"initial_user": initial} if initial else {})


def side() -> Block:
    """One of the two sides."""
    options = [option(SIDES[each], str(each)) for each in SEATS]
    return {"type": "radio_buttons", "options": options}


def ladder(meanings: Mapping[str, tuple[str, str]], initial: str = "") -> Block:
    """One of a few values, all in sight, each with its label and a line that says what it means."""
    options = {
        value: option(label, value) | {"description": plain_text(meaning)}
        for value, (label, meaning) in meanings.items()
    }
    element: Block = {"type": "radio_buttons", "options": list(options.values())}
    return element | ({"initial_option": options[initial]} if initial in options else {})


def choice(labels: Mapping[str, str], initial: str = "") -> Block:
    """One of the values that `labels` has words for, the first hundred of them."""
    options = _options(labels)
    element: Block = {"type": "static_select", "options": list(options.values())}
    return element | ({"initial_option": options[initial]} if initial in options else {})


def choices(labels: Mapping[str, str], initial: Sequence[str] = ()) -> Block:
    """Any number of the values, as in `choice`."""
    options = _options(labels)
    chosen = [options[value] for value in initial if value in options]
    element: Block = {"type": "multi_static_select", "options": list(options.values())}
    return element | ({"initial_options": chosen} if chosen else {})


def deliverables(cards: Sequence[Card]) -> dict[str, str]:
    """What to call deliverables to choose from, by id."""
    return {card.deliverable.id: named(card) for card in cards}


def meetings(milestones: Sequence[Milestone]) -> dict[str, str]:
    """What to call meetings to choose from, by id."""
    return {each.id: with_date(each) for each in milestones}


def among(labels: Mapping[str, str], otherwise: str) -> str:
    """The hint below a choice that has to leave some out: which command is there `otherwise`."""
    if len(labels) <= OPTIONS:
        return ""
    return _("The first {count} are listed. For another, write: {command}").format(
        count=OPTIONS, command=otherwise
    )


def option(label: str, value: str) -> Block:
    """One line of a choice."""
    return {"text": plain_text(shorten(readable(label), LABEL_LIMIT)), "value": value}


def nothing_to_choose(title: str, words: str, *ways: Block) -> Modal:
    """In place of a form: why there is nothing to choose from, and what helps."""
    pieces = [paragraph(words), *rows(ways)]
    return Modal(title, joined(*pieces).blocks, close=_("Close"))


def _options(labels: Mapping[str, str]) -> dict[str, Block]:
    first = list(labels.items())[:OPTIONS]
    return {value: option(label, value) for value, label in first}
