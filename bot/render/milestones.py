"""Changes of milestones: shown before they are saved, and said when they are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands.milestones import PLACE_LIMIT, TITLE_LIMIT
from bot.domain.forms import Field, Form
from bot.domain.outcomes.forms import AddFormOpened, HeldFormOpened, MoveFormOpened
from bot.domain.outcomes.milestones import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneShown,
    MilestonesShown,
    MilestoneUnchanged,
    NextShown,
)
from bot.domain.statement import Fate, Milestone
from bot.render.kit import fields as f
from bot.render.kit.blocks import Piece, bold, headline, linked, paragraph, prose, small
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.cards import under_sentences, wanted
from bot.render.kit.dates import spell
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block, Modal
from bot.render.kit.milestones import facts, fate, origin, whereabouts
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import cited, source, unmarked
from bot.render.series import told_otherwise


@draw.register
def milestone(shown: MilestoneShown, view: View) -> Draft:
    """One meeting: when and where, what the text says of it, what is due before it."""
    here = shown.milestone
    over = shown.passed and here.outcome is Fate.OPEN
    cards = under_sentences(shown.sentences, shown.cards, view, within=here.id)
    return Draft(
        headline(here.title),
        [
            small(f"{here.id} · {facts(here, passed=shown.passed)}"),
            *told_otherwise(here, shown.told),
            *_record(here),
            *cards,
        ],
        buttons=[*([record_when_held(here, view)] if over else []), *_moving(here, view)],
        foot=source(shown.statement) if shown.sentences else None,
    )


@draw.register
def milestones(shown: MilestonesShown, view: View) -> Draft:
    """All meetings by where they stand in time."""
    groups = (
        ("Upcoming", shown.ahead),
        ("Without a date", shown.undated),
        ("Date passed, outcome not recorded", shown.passed),
        ("Held or cancelled", shown.settled),
    )
    body = [piece for title, group in groups if group for piece in _group(title, group)]
    return Draft(
        headline("Milestones"),
        body or [paragraph("No milestone is known yet.")],
        buttons=[add_next_meeting(view)],
        foot=source(shown.statement),
    )


@draw.register
def upcoming(shown: NextShown, view: View) -> Draft:
    """The next meeting, and those after it; or what the statement promised last."""
    if not shown.ahead:
        foot = source(shown.statement) if shown.sentence else None
        return Draft(nothing_ahead(shown), buttons=what_to_do(shown, view), foot=foot)
    first, *later = shown.ahead
    more = [paragraph(bold("After that")), *(line(each) for each in later)] if later else []
    return Draft(
        headline(f"Next: {first.title}, {spell(first.when)}"),
        [small(whereabouts(first)), paragraph(wanted([*shown.cards, *shown.set_here])), *more],
        buttons=[_details(first)],
    )


def nothing_ahead(shown: NextShown) -> Piece:
    """No meeting is known: what the statement promised last, and that it is not recorded."""
    if shown.promised is None or shown.sentence is None:
        return paragraph("No upcoming meeting is known.")
    return prose(
        "No upcoming meeting is known. The statement last promised: "
        f"“{unmarked(shown.sentence)}” ({cited(shown.sentence.ref)}) "
        "Nobody has recorded whether it took place."
    )


def record_when_held(milestone: Milestone, view: View) -> Block:
    """A button that opens the form to record a meeting."""
    spoken = f"Record when held: {milestone.title}"
    return form_button("Record when held", Form.HELD, milestone.id, view=view, spoken=spoken)


def add_next_meeting(view: View) -> Block:
    """A button that opens the form to add a meeting."""
    return form_button("Add next meeting", Form.ADD, view=view)


def what_to_do(shown: NextShown, view: View) -> list[Block]:
    """What helps where no meeting lies ahead."""
    recording = [record_when_held(shown.promised, view)] if shown.promised else []
    return [*recording, add_next_meeting(view)]


def _moving(milestone: Milestone, view: View) -> list[Block]:
    """To one reader, of a meeting that is not settled: a button that opens the form to move it."""
    if view.viewer is None or milestone.outcome is not Fate.OPEN:
        return []
    return [
        form_button("Move…", Form.MOVE, milestone.id, view=view, spoken=f"Move {milestone.title}…")
    ]


def _record(milestone: Milestone) -> list[Piece]:
    return [linked("Outcome: ", milestone.link)] if milestone.link else []


def _group(title: str, milestones: Sequence[Milestone]) -> list[Piece]:
    return [paragraph(bold(title)), *(line(each) for each in milestones)]


def line(milestone: Milestone) -> Piece:
    """A meeting in a list, with a button that shows it."""
    words = f" {milestone.title}\n{facts(milestone)}"
    return paragraph(bold(milestone.id), words, beside=_details(milestone))


@draw.register
def previewed(shown: MilestonePreviewed, _: View) -> Draft:
    """What was understood, beside what stands now; nothing is saved before the button."""
    before, after = shown.before, shown.after
    revision = before.revision if before else 0
    save = do("Save", command(before, after), confirmed=revision)
    return Draft(
        paragraph("Understood as: ", bold(after.title), f" · {_state(after)}"),
        [*_changed(before, after), *_doubts(shown), small("Nothing has been saved yet.")],
        buttons=[save | {"style": "primary"}],
    )


@draw.register
def saved(shown: MilestoneSaved, _: View) -> Draft:
    """What was saved."""
    after = shown.after
    verb = "Saved" if shown.before else f"Added as {after.id}"
    return Draft(
        paragraph(f"{verb}: ", bold(after.title), f" · {_state(after)} · {origin(after)}"),
        _changed(shown.before, after),
        buttons=[_details(after)],
    )


@draw.register
def ahead(shown: MilestoneAhead, _: View) -> Draft:
    """What has not begun cannot have been held."""
    here = shown.milestone
    return Draft(
        paragraph(
            f"{here.title}, {spell(here.when)}, is still to come, so it was not recorded as held. "
            f"If it took place already, say when: milestone held {here.id} and the date."
        ),
        buttons=[_details(here)],
    )


@draw.register
def unchanged(shown: MilestoneUnchanged, _: View) -> Draft:
    """It stands so already."""
    return _as_it_stands("That was recorded already, so nothing has changed: ", shown.milestone)


@draw.register
def overtaken(shown: MilestoneOvertaken, _: View) -> Draft:
    """The meeting changed since the preview."""
    words = "Somebody changed this meanwhile, so nothing was saved. It is now: "
    return _as_it_stands(words, shown.milestone)


def _as_it_stands(words: str, here: Milestone) -> Draft:
    return Draft(paragraph(words, bold(here.title), f" · {_state(here)}"), buttons=[_details(here)])


def command(before: Milestone | None, after: Milestone) -> str:
    """The command that makes the same change again, as somebody would type it."""
    if before is None:
        # In quotes a title may hold a date of its own; one that holds quotes cannot be quoted.
        title = after.title if '"' in after.title else f'"{after.title}"'
        return " ".join(["milestone add", title, after.when.words, after.place or ""]).strip()
    if after.outcome is Fate.CANCELLED:
        return f"milestone cancel {after.id}"
    if after.outcome is Fate.OPEN:
        return f"milestone move {after.id} {after.when.words}"
    words = after.when.words if after.when != before.when else ""
    link = after.link if after.link and after.link != before.link else ""
    return " ".join(part for part in ("milestone held", after.id, words, link) if part)


def _state(milestone: Milestone) -> str:
    """When, where, and whether it is settled: "2–3 May 2024 · Paris · held"."""
    place = [milestone.place] if milestone.place else []
    became = [fate(milestone)] if fate(milestone) else []
    return " · ".join([spell(milestone.when), *place, *became])


def _changed(before: Milestone | None, after: Milestone) -> list[Piece]:
    """What it was before, where that differs, and the link to its outcome."""
    pieces = []
    if before and _state(before) != _state(after):
        pieces.append(paragraph(f"Before: {_state(before)}"))
    if before and before.outcome is not Fate.OPEN is after.outcome:
        pieces.append(paragraph(f"No longer recorded as {before.outcome}."))
    if after.link:
        pieces.append(linked("Outcome: ", after.link))
    return pieces


def _doubts(shown: MilestonePreviewed) -> list[Piece]:
    """What may be a slip: a date that has passed, a meeting that is there already."""
    doubts = []
    if shown.passed:
        doubts.append("Its date has passed.")
    if shown.twin:
        doubts.append(f"{shown.twin.id} has the same title and date.")
    return [paragraph(" ".join(doubts))] if doubts else []


def _details(milestone: Milestone) -> Block:
    return look("Details", f"show {milestone.id}", spoken=f"Details of {milestone.title}")


WHEN_LIMIT = 100
NEXT = "Continue"
_DATES = "12 May 2026, 2-3 June 2026, early 2026, or 12 May 2026 14:00 Tokyo"
_SAVED = small("What was understood is shown to you before it is saved.").blocks


def held(opened: HeldFormOpened) -> Modal:
    """That a meeting took place, and where its outcome can be read."""
    chosen, meetings = opened.chosen, f.meetings(opened.meetings)
    if chosen is None and not meetings:
        words = "No meeting is waiting to be recorded. Add it first."
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
