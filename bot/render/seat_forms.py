"""Forms on who does what: giving seats, naming coordinators, admitting people."""

from __future__ import annotations

from bot.domain.commands.assigning import UNIT_LIMIT
from bot.domain.forms import Field
from bot.domain.outcomes import AdmitFormOpened, AssignFormOpened, CoordinatorFormOpened
from bot.render import fields as f
from bot.render.blocks import paragraph
from bot.render.buttons import look
from bot.render.message import Modal
from bot.render.words import FOR, NAME, SIDES, THE, shorten


def assign(opened: AssignFormOpened) -> Modal:
    """Seats of one's own side, for a person or a unit."""
    side, place = opened.side, f" in {opened.topic.title}" if opened.topic else ""
    if not opened.cards:
        words = (
            f"There is no seat{place} that you can give {FOR[side]}: only open ones and your own."
        )
        return f.nothing_to_choose("Assign", words, look("Open seats", f"unclaimed {side}"))
    known = f.deliverables(opened.cards)
    chosen = f.choices(known, [opened.about])
    hint = f.among(known, "say assign, its id and the person")
    person_hint = "Somebody of your side, or a unit below."
    return Modal(
        "Assign",
        (
            *paragraph(f"Seats{place} {FOR[side]} that you can give.").blocks,
            f.field(Field.DELIVERABLES, "Deliverables", chosen, hint=hint),
            f.field(Field.PERSON, "To a person", f.person(), hint=person_hint, optional=True),
            f.field(Field.UNIT, "Or to a unit", f.text(UNIT_LIMIT), optional=True),
        ),
        submit="Assign",
    )


def coordinator(opened: CoordinatorFormOpened) -> Modal:
    """Who looks after all seats of a side."""
    side, current = opened.side, opened.current
    now = shorten(current.name, NAME) if current else "nobody"
    words = (
        f"Whoever coordinates {THE[side]} looks after all of its seats, and holds none. Now: {now}."
    )
    person = f.person(current.user if current else "")
    hint = "Left empty, nobody coordinates."
    return Modal(
        f"{SIDES[side]} coordinator",
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, "Coordinator", person, hint=hint, optional=True),
        ),
        submit="Save",
    )


def admit(_: AdmitFormOpened) -> Modal:
    """A guest, or a connected workspace by somebody who is of it."""
    words = (
        "A guest is admitted alone; with somebody of a connected workspace, everybody of that "
        "workspace is. They then act for one side."
    )
    return Modal(
        "Admit",
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, "Guest, or somebody of the workspace", f.person()),
            f.field(Field.SIDE, "Side", f.side()),
        ),
        submit="Admit",
    )
