"""A posted reminder of a meeting: what is wanted from it, who leads, what nobody has taken."""

from __future__ import annotations

from bot.domain.outcomes import ReminderDue
from bot.domain.statement import Outcome
from bot.render.blocks import Piece, bold, headline, joined, paragraph, small
from bot.render.buttons import View, do
from bot.render.cards import card, open_seats, seats_open, under_sentences, wanted
from bot.render.dates import away, spell
from bot.render.fates import whereabouts
from bot.render.message import Block
from bot.render.pages import Draft
from bot.render.quotes import source
from bot.render.words import counted


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
            *([paragraph(bold("In the text"))] if shown.cards and shown.set_here else []),
            *under_sentences(sentences, shown.cards, view, within=here.id),
            *_set_here(shown, view),
            *reply,
        ],
        buttons=_mute(shown, view),
        foot=source(shown.statement) if sentences else None,
    )


def _wanted(shown: ReminderDue) -> str:
    """For how many deliverables it matters; in a reply, how many of them are news."""
    if not shown.since:
        return wanted(shown.milestone, shown.cards, shown.set_here)
    everything = (*shown.cards, *shown.set_here)
    news = counted(len(everything), "deliverable")
    return f"Open, or changed since the last reminder: {news}; {seats_open(everything)}."


def _set_here(shown: ReminderDue, view: View) -> list[Piece]:
    """What a side means to be done with by then, though the text does not say so."""
    if not shown.set_here:
        return []
    cards = (card(each, view, within=shown.milestone.id) for each in shown.set_here)
    first, *rest = cards
    return [joined(paragraph(bold("Set here")), first), *rest]


def _mute(shown: ReminderDue, view: View) -> list[Block]:
    """As long as there may be another reminder of it."""
    here, last = shown.milestone, shown.milestone.when.latest
    if here.outcome is not Outcome.OPEN or (last and last < shown.today):
        return []
    spoken = f"Mute {here.title} in this channel"
    return [do("Mute this meeting", f"mute {here.id}", view=view.command, spoken=spoken)]
