"""What a reader can do about a deliverable: claim it, help with it, report on it, assign it."""

from __future__ import annotations

from bot.domain.forms import Form
from bot.domain.outcomes.base import Card
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.language import _, marked
from bot.render.kit.message import Block
from bot.render.kit.words import STATES, sentence_case

# What is reported most, one click each; the rest of the scale is typed.
_REPORTS = {
    Status.IN_PROGRESS: "status {} in progress",
    Status.SUBSTANTIAL: "status {} substantial",
    Status.COMPLETE: "done {}",
}
# One word for one action, on every button.
_VERBS = {
    "claim": marked("Claim"),
    "release": marked("Release"),
    "done": marked("Complete"),
    "join": marked("Help with {id}"),
    "leave": marked("Stop helping"),
}


def card_buttons(card: Card, view: View) -> list[Block]:
    """What a reader can do about a deliverable: its seats, and reports on what they hold."""
    id, seat = card.deliverable.id, seat_button(card, view)
    lead, along = _lead(card, view), _along(card, view)
    reports, leave = [], []
    if lead:
        reports = state_buttons(id, card.status(lead), view)
    elif along:
        leave = [verb_button("leave", id, view)]
    if lead or along:
        reports.append(report_button(card, view))
    return [*reports, *leave, *([seat] if seat else [])]


def state_buttons(id: str, status: Status, view: View) -> list[Block]:
    """What says of a deliverable that it is in another state than the one that was reported."""
    return [
        on_card(sentence_case(STATES[each]), command.format(id), id, view)
        for each, command in _REPORTS.items()
        if each is not status
    ]


def seat_button(card: Card, view: View) -> Block | None:
    """What a reader can do about a deliverable's leads: become one, or release what they lead.

    Nobody becomes the lead of a promise that has ended.
    """
    if _lead(card, view):
        return verb_button("release", card.deliverable.id, view)
    if card.ended:
        return None
    along = _along(card, view)
    is_open = card.seat(along) is None if along else bool(open_sides(card))
    return verb_button("claim", card.deliverable.id, view) if is_open else None


def join_button(card: Card, view: View) -> Block | None:
    """For one reader who does not hold it: to help, where somebody leads."""
    if card.ended or view.viewer is None or any(card.holds(view.viewer, side) for side in SEATS):
        return None
    return verb_button("join", card.deliverable.id, view) if card.eu or card.japan else None


def open_button(id: str) -> Block:
    """The button that shows what an id stands for, a deliverable for example."""
    return look(_("Details"), f"show {id}", spoken=_("Details of {id}").format(id=id))


def report_button(card: Card, view: View) -> Block:
    """The button to report on one deliverable."""
    id = card.deliverable.id
    return form_button(
        _("Report…"), Form.REPORT, id, view=view, spoken=_("Report on {id}…").format(id=id)
    )


def assign_button(card: Card, view: View) -> Block:
    """The button that makes somebody the lead of one deliverable."""
    id = card.deliverable.id
    return form_button(
        _("Assign…"), Form.ASSIGN, id, view=view, spoken=_("Assign {id}…").format(id=id)
    )


def verb_button(verb: str, id: str, view: View) -> Block:
    """The button for one verb ("claim") on one deliverable."""
    return on_card(_(_VERBS[verb]).format(id=id), f"{verb} {id}", id, view)


def open_sides(card: Card) -> list[Side]:
    """The sides that have no lead."""
    return [side for side in SEATS if card.seat(side) is None]


def _lead(card: Card, view: View) -> Side | None:
    """The side on which the one reader leads, or has named the unit that does."""
    user = view.viewer
    seats = (card.eu, card.japan) if user else ()
    return next((seat.side for seat in seats if seat and user and seat.is_with(user)), None)


def _along(card: Card, view: View) -> Side | None:
    """The side on which the one reader works along."""
    user = view.viewer
    return next((side for side in SEATS if user and card.along(user, side)), None)


def on_card(label: str, command: str, id: str, view: View) -> Block:
    """A button that carries out a command on one deliverable, which it names when it is spoken."""
    spoken = label if id in label else _("{label}: {id}").format(label=label, id=id)
    return do(label, command, view=view.back, page=view.page, spoken=spoken)
