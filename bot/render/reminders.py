"""Reminders of meetings, and what those who organise are asked: has it taken place, and when?"""

from __future__ import annotations

from bot.domain.forms import Form
from bot.domain.outcomes.reminders import AftermathAsked, ReminderDue, VagueAsked
from bot.domain.statement import Fate, Milestone
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.cards import card, leads_missing, open_seats, under_sentences, wanted
from bot.render.kit.dates import away, spell
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.milestones import facts, whereabouts
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import source
from bot.render.kit.words import counted
from bot.render.milestones import record_when_held


@draw.register
def due(shown: ReminderDue, view: View) -> Draft:
    """A meeting is near: what the statement wants from it, who leads, what nobody has taken."""
    here = shown.milestone
    sentences = tuple(shown.sentences.values())
    everything = (*shown.cards, *shown.set_here)
    hint = next((c.deliverable.id for c in everything if open_seats([c])), None)
    reply = [small(f"Reply “claim {hint}” in this thread.")] if hint else []
    return Draft(
        headline(f"{away(here.when, shown.today)}: {here.title}, {spell(here.when)}"),
        [
            small(whereabouts(here)),
            paragraph(_wanted(shown)),
            *([paragraph(bold("From the statement"))] if shown.cards and shown.set_here else []),
            *under_sentences(sentences, shown.cards, view, within=here.id),
            *_set_here(shown, view),
            *reply,
        ],
        buttons=_mute(shown, view),
        foot=source(shown.statement) if sentences else None,
    )


def _wanted(shown: ReminderDue) -> str:
    """For how many deliverables it matters; in a reply, how many of them are news."""
    everything = (*shown.cards, *shown.set_here)
    if not shown.since:
        return wanted(everything)
    news = counted(len(everything), "deliverable")
    told = f"Without a lead, or changed since the last reminder: {news}."
    return f"{told} {leads_missing(everything)}"


def _set_here(shown: ReminderDue, view: View) -> list[Piece]:
    """What a side means to be done with by then, though the text does not say so."""
    if not shown.set_here:
        return []
    cards = (card(each, view, within=shown.milestone.id) for each in shown.set_here)
    first, *rest = cards
    return [joined(paragraph(bold("Set in Slack")), first), *rest]


def _mute(shown: ReminderDue, view: View) -> list[Block]:
    """As long as there may be another reminder of it."""
    here, last = shown.milestone, shown.milestone.when.latest
    if here.outcome is not Fate.OPEN or (last and last < shown.today):
        return []
    spoken = f"Mute {here.title} in this channel"
    return [do("Mute this meeting", f"mute {here.id}", view=view.command, spoken=spoken)]


_BECAME = "Did the meeting take place?"
_OUTCOMES = {
    Fate.OPEN: "{title}, is still to come.",
    Fate.HELD: "{title}, is recorded as held.",
    Fate.CANCELLED: "{title}, is recorded as cancelled.",
}


@draw.register
def aftermath(shown: AftermathAsked, view: View) -> Draft:
    """The day after: held, or moved? Or what was recorded since."""
    here = shown.milestone
    title = f"{here.title}, {spell(here.when)}"
    if shown.over:
        became = _OUTCOMES[here.outcome].format(title=title)
        details = look("Details", f"show {here.id}", spoken=f"Details of {here.title}")
        return Draft(paragraph(became), buttons=[details])
    return Draft(
        headline(f"{_BECAME} {title}"),
        [paragraph("Its date has passed. Nobody has recorded whether it took place.")],
        buttons=_answers(here, view),
    )


@draw.register
def vague(shown: VagueAsked, view: View) -> Draft:
    """Once a quarter: which meetings lack a day, and which an outcome."""
    if shown.over:
        return Draft(paragraph("Every meeting has a date, and every past one its outcome."))
    undated = [
        paragraph(bold(each.id), f" {each.title}\n{facts(each)}", beside=_move(each, view))
        for each in shown.milestones
    ]
    passed = [_passed(each, view) for each in shown.passed]
    if not undated:
        return Draft(headline(_BECAME), passed)
    title = paragraph(bold(_BECAME))
    waiting = [joined(title, passed[0]), *passed[1:]] if passed else []
    return Draft(headline("Is there a date for these meetings now?"), [*undated, *waiting])


def _passed(milestone: Milestone, view: View) -> Piece:
    told = paragraph(bold(milestone.id), f" {milestone.title}\n{facts(milestone, passed=True)}")
    return joined(told, *rows(_answers(milestone, view)))


def _answers(milestone: Milestone, view: View) -> list[Block]:
    """What can have happened to a meeting; each is shown once more before it is saved."""
    spoken, command = f"Cancelled: {milestone.title}…", f"milestone cancel {milestone.id}"
    cancelled = do("Cancelled…", command, spoken=spoken)
    return [record_when_held(milestone, view), _move(milestone, view), cancelled]


def _move(milestone: Milestone, view: View) -> Block:
    spoken = f"Move {milestone.title}…"
    return form_button("Move…", Form.MOVE, milestone.id, view=view, spoken=spoken)
