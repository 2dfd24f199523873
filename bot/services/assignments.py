"""What people were given by others: they are told once, and accept it or hand it back."""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.outcomes import Accepted, AssignmentShown
from bot.domain.state import Seat
from bot.services.context import Context
from storage import history, people


def accept(context: Context, command: c.Accept) -> Accepted:
    """Take on what one was assigned; saying so again changes nothing."""
    held = [seat for seat in _given(context, context.user) if seat.deliverable in command.ids]
    for seat in held:
        if not _is_accepted(context, seat):
            context.changed(seat.deliverable, f"{seat.side} acceptance", None, "accepted")
    return Accepted(tuple(context.card_of(seat.deliverable) for seat in held))


def show(context: Context, command: c.ShowAssigned) -> AssignmentShown:
    """What somebody was assigned, as far as they still lead it."""
    statement, catalogue = context.catalogue.statement, context.catalogue
    held = [seat for seat in _given(context, command.user) if seat.deliverable in command.ids]
    if not held:
        return AssignmentShown(statement, command.user, command.ids)
    cards = tuple(context.card_of(seat.deliverable) for seat in held)
    refs = dict.fromkeys(ref for card in cards for ref in card.deliverable.sentences)
    return AssignmentShown(
        statement,
        command.user,
        command.ids,
        cards,
        held[0].side,
        people.name_of(context.conn, context.team, held[0].by),
        tuple(catalogue.sentence_by_ref[ref] for ref in refs),
        frozenset(seat.deliverable for seat in held if _is_accepted(context, seat)),
    )


def _given(context: Context, user: str) -> list[Seat]:
    """The seats that somebody holds because another gave them."""
    return [s for s in context.state.seats.values() if s.holder == user != s.by]


def _is_accepted(context: Context, seat: Seat) -> bool:
    """Whether the holder has taken the seat on since it was given to them."""
    what = f"{seat.side} acceptance"
    return any(
        change.what == what and change.by == seat.holder and change.at >= seat.since
        for change in history.of(context.conn, context.team, seat.deliverable)
    )
