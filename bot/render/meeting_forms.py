"""Forms on meetings: what is filled in is shown once more before it is saved."""

from __future__ import annotations

from bot.domain.commands.meetings import PLACE_LIMIT, TITLE_LIMIT
from bot.domain.forms import Field
from bot.domain.outcomes import AddFormOpened, HeldFormOpened, MoveFormOpened
from bot.domain.statement import Milestone
from bot.render import fields as f
from bot.render.blocks import bold, paragraph, small
from bot.render.buttons import View
from bot.render.dates import spell
from bot.render.meetings import add_next_meeting
from bot.render.message import Block, Modal

WHEN_LIMIT = 100
NEXT = "Continue"
_DATES = "12 May 2026, 2-3 June 2026, early 2026, or 12 May 2026 14:00 Tokyo"
_SAVED = small("What was understood is shown to you before it is saved.").blocks


def held(opened: HeldFormOpened) -> Modal:
    """That a meeting took place, and where its outcome can be read."""
    chosen, meetings = opened.chosen, f.meetings(opened.meetings)
    if chosen is None and not meetings:
        words = "There is no meeting here to record: add it first."
        return f.nothing_to_choose("Record when held", words, add_next_meeting(View()))
    hint = f.among(meetings, "say milestone held and its id")
    which = (
        _named(chosen)
        if chosen
        else (f.field(Field.MILESTONE, "Meeting", f.choice(meetings), hint=hint),)
    )
    # A calendar would take the hour off a meeting that has one; left empty, it keeps it.
    day = f.day(chosen.when.day if chosen else None)
    date_hint = "If it is not known yet, or was another day."
    return Modal(
        "Record when held",
        (
            *which,
            f.field(Field.DATE, "Date", day, hint=date_hint, optional=True),
            f.field(Field.LINK, "Link to its outcome", f.link(), optional=True),
            *_SAVED,
        ),
        submit=NEXT,
    )


def add(_: AddFormOpened) -> Modal:
    """A new meeting."""
    return Modal(
        "Add next meeting",
        (
            f.field(Field.TITLE, "Title", f.text(TITLE_LIMIT)),
            _when(),
            f.field(Field.PLACE, "Place", f.text(PLACE_LIMIT), optional=True),
            *_SAVED,
        ),
        submit=NEXT,
    )


def move(opened: MoveFormOpened) -> Modal:
    """Another date for a meeting."""
    here = opened.meeting
    # What has no date in the text has no words that could be read as one.
    words = here.when.words if here.when.edtf else ""
    return Modal("Move", (*_named(here), _when(words), *_SAVED), submit=NEXT)


def _when(initial: str = "") -> Block:
    return f.field(Field.WHEN, "When", f.text(WHEN_LIMIT, initial), hint=f"Such as {_DATES}.")


def _named(meeting: Milestone) -> tuple[Block, ...]:
    return paragraph(bold(meeting.title), f"\n{spell(meeting.when)}").blocks
