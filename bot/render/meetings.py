"""Milestones: one, all of them, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.forms import Form
from bot.domain.outcomes import MilestoneShown, MilestonesShown, NextShown
from bot.domain.statement import Milestone, Outcome, Sentence
from bot.render.blocks import Piece, bold, headline, linked, paragraph, prose, small
from bot.render.buttons import View, form_button, look
from bot.render.cards import under_sentences, wanted
from bot.render.dates import spell
from bot.render.fates import facts, whereabouts
from bot.render.message import Block
from bot.render.pages import Draft
from bot.render.quotes import source, unmarked


def milestone(shown: MilestoneShown, view: View) -> Draft:
    """One meeting: when and where, what the text says of it, what is due before it."""
    here = shown.milestone
    over = shown.passed and here.outcome is Outcome.OPEN
    cards = under_sentences(shown.sentences, shown.cards, view, within=here.id)
    return Draft(
        headline(here.title),
        [small(f"{here.id} · {facts(here, passed=shown.passed)}"), *_record(here), *cards],
        buttons=[*([record_when_held(here, view)] if over else []), *_moving(here, view)],
        foot=source(shown.statement) if shown.sentences else None,
    )


def milestones(shown: MilestonesShown, view: View) -> Draft:
    """All meetings by where they stand in time."""
    groups = (
        ("Ahead", shown.ahead),
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


def upcoming(shown: NextShown, view: View) -> Draft:
    """The next meeting, and those after it; or what the statement promised last."""
    if not shown.ahead:
        foot = source(shown.statement) if shown.sentence else None
        return Draft(nothing_ahead(shown), buttons=what_to_do(shown, view), foot=foot)
    first, *later = shown.ahead
    more = [paragraph(bold("After that")), *(line(each) for each in later)] if later else []
    return Draft(
        headline(f"Next: {first.title}, {spell(first.when)}"),
        [small(whereabouts(first)), paragraph(wanted(first, shown.cards, shown.set_here)), *more],
        buttons=[look(f"Open {first.id}", f"show {first.id}", spoken=f"Open {first.title}")],
    )


def nothing_ahead(shown: NextShown) -> Piece:
    """No meeting lies ahead: what the statement promised last, and that it is not recorded."""
    if shown.promised is None or shown.sentence is None:
        return paragraph("No date lies ahead, and the statement promises no other.")
    period = "year" if _is_year(shown.promised) else "date"
    return _promised(shown.sentence, f"That {period} is over; its outcome is not recorded here.")


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
    if view.viewer is None or milestone.outcome is not Outcome.OPEN:
        return []
    return [
        form_button("Move…", Form.MOVE, milestone.id, view=view, spoken=f"Move {milestone.title}…")
    ]


def _promised(sentence: Sentence, after: str) -> Piece:
    before = "No date lies ahead. The statement last promised: "
    words = f"{before}“{unmarked(sentence)}” (§{sentence.ref}) {after}"
    return prose(words)


def _is_year(milestone: Milestone) -> bool:
    first, last = milestone.when.earliest, milestone.when.latest
    return bool(
        first and last and (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    )


def _record(milestone: Milestone) -> list[Piece]:
    return [linked("Outcome: ", milestone.link)] if milestone.link else []


def _group(title: str, milestones: Sequence[Milestone]) -> list[Piece]:
    return [paragraph(bold(title)), *(line(each) for each in milestones)]


def line(milestone: Milestone) -> Piece:
    """A meeting in a list, with a button that shows it."""
    words = f" {milestone.title}\n{facts(milestone)}"
    beside = look("Open", f"show {milestone.id}", spoken=f"Open {milestone.id}")
    return paragraph(bold(milestone.id), words, beside=beside)
