"""Forms of those who do the work: how far they are, and what proves it."""

from __future__ import annotations

from bot.domain.commands.progress import NOTE_LIMIT
from bot.domain.forms import Field
from bot.domain.outcomes import EvidenceFormOpened, ReportFormOpened
from bot.domain.statement import Milestone
from bot.domain.status import Status
from bot.render import fields as f
from bot.render.blocks import bold, linked, paragraph
from bot.render.cards import seats
from bot.render.lists import nothing_led
from bot.render.message import Block, Modal
from bot.render.standings import due_date
from bot.render.words import FOR

_STATES = {
    str(status): str(status).capitalize()
    for status in Status
    if status is not Status.NOT_REPORTED  # which takes a report back, and is typed
}


def report(opened: ReportFormOpened) -> Modal:
    """How far a side is, when it means to be done, and a link that shows it."""
    card, side = opened.card, opened.side
    id, standing = card.deliverable.id, card.standing(side)
    states = f.choice(_STATES, card.status(side))
    note = standing.note if standing else None
    return Modal(
        f"Report on {id}",
        (
            *paragraph(bold(id), f" {card.deliverable.title}\n{seats(card)}").blocks,
            f.field(Field.STATUS, f"How far it is {FOR[side]}", states),
            _words(Field.NOTE, "Note", note or ""),
            *_due(opened),
            f.field(Field.LINK, "Evidence: a link", f.link(), optional=True),
            _words(Field.REMARK, "What the link shows"),
        ),
        submit="Report",
    )


def evidence(opened: EvidenceFormOpened) -> Modal:
    """A message as evidence of a deliverable."""
    if not opened.cards:
        words, way = nothing_led(opened.side)
        return f.nothing_to_choose("Record as evidence", words, way)
    known = f.deliverables(opened.cards)
    hint = f.among(known, "say evidence, its id and the link")
    return Modal(
        "Record as evidence",
        (
            *linked("The message: ", opened.about).blocks,
            f.field(Field.DELIVERABLE, "Evidence of", f.choice(known), hint=hint),
            _words(Field.REMARK, "What it shows"),
        ),
        submit="Record",
    )


def _words(name: Field, label: str, initial: str = "") -> Block:
    element = f.text(NOTE_LIMIT, initial, lines=True)
    return f.field(name, label, element, hint=f.BOTH_READ, optional=True)


def _due(opened: ReportFormOpened) -> list[Block]:
    """When a side means to be done: a day, or a meeting if there is one to choose."""
    card, side = opened.card, opened.side
    standing, ahead = card.standing(side), {each.id: each for each in opened.ahead}
    meeting = card.set_here[standing.milestone] if standing and standing.milestone else None
    offered = f.meetings([*_set_before(meeting, ahead), *opened.ahead])
    due = card.due(side)
    day = due.day if due and not meeting else None
    now = due_date(card, side)
    # What is no day of the calendar, such as "early 2026", is said in words.
    hints = [f"Now {now}."] if now and not (day or meeting) else []
    hints += ["A day, or a meeting below."] if offered else []
    fields = [f.field(Field.DATE, "Due by", f.day(day), hint=" ".join(hints), optional=True)]
    if not offered:
        return fields
    element = f.choice(offered, meeting.id if meeting else "")
    more = f.among(offered, "say due, the id and the meeting")
    return [*fields, f.field(Field.MILESTONE, "Due before", element, hint=more, optional=True)]


def _set_before(meeting: Milestone | None, ahead: dict[str, Milestone]) -> list[Milestone]:
    """The meeting that was chosen before, which may be over."""
    return [meeting] if meeting and meeting.id not in ahead else []
