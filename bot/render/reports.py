"""Reports: how far a side is, when it means to be done, and the links that show it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.outcomes import (
    AlreadyPosted,
    AlreadyRecorded,
    DoneAsked,
    DueSet,
    EvidenceAdded,
    StatusSet,
)
from bot.domain.state import Evidence, Standing
from bot.domain.status import Status
from bot.render.blocks import Piece, code, linked, paragraph, prose, small
from bot.render.buttons import View, do
from bot.render.card_buttons import open_button
from bot.render.cards import named
from bot.render.dates import spell_day
from bot.render.pages import Draft
from bot.render.standings import due_date, spell_due
from bot.render.words import FOR, NAME, listed, shorten


def status_set(done: StatusSet, view: View) -> Draft:
    """How far a side is, as it has just said; what it said before for a single reader only."""
    card, standing, what = done.card, done.card.standing(done.side), named(done.card)
    if standing is None or standing.status is Status.NOT_REPORTED:
        sentence = f"Nothing is reported of {what} {FOR[done.side]}."
    else:
        mine = view.viewer == standing.by
        who = "You report" if mine else f"{shorten(standing.name, NAME)} reports"
        sentence = f"{who} {what} as {standing.status} {FOR[done.side]}."
    told = (Status.NOT_REPORTED, card.status(done.side))
    before = f" Before: {done.before}." if view.viewer and done.before not in told else ""
    return Draft(
        paragraph(sentence + before, shows=(card.deliverable.id,)),
        note(standing, view),
        buttons=[open_button(card)],
    )


def done_asked(asked: DoneAsked, _: View) -> Draft:
    """Really complete? Nothing is recorded before the button."""
    id = asked.card.deliverable.id
    record = do("Record as complete", f"done {id}", spoken=f"Record {id} as complete")
    return Draft(
        paragraph(f"Record {named(asked.card)} as complete {FOR[asked.side]}?", shows=(id,)),
        [small("Nothing is recorded yet.")],
        buttons=[record | {"style": "primary"}],
    )


def due_set(done: DueSet, view: View) -> Draft:
    """When a side means to be done, or that it no longer says so."""
    ids = tuple(card.deliverable.id for card in done.cards)
    one = len(ids) == 1
    what = named(done.cards[0]) if one else listed(ids)
    if done.when is None:
        sentence = f"{what} no longer {'has' if one else 'have'} a due date {FOR[done.side]}."
    else:
        when = spell_due(done.when, done.milestone)
        sentence = f"{what} {'is' if one else 'are'} due {when} {FOR[done.side]}."
    again = _set_again(done) if view.viewer else ""
    return Draft(
        paragraph(sentence + _late(done), shows=ids),
        [paragraph(f"Before that: {_before(done)}. To set it again, say: ", code(again))]
        if again
        else [],
        buttons=[
            *([open_button(done.cards[0])] if one else []),
            *([do("Undo", again, spoken=f"Undo: {again}")] if again else []),
        ],
    )


def _late(done: DueSet) -> str:
    """That a day is past, said at once: it is late from the first."""
    if done.when and done.when.latest and any(c.late(done.side, done.today) for c in done.cards):
        return f" That is past: it is late since {spell_day(done.when.latest + timedelta(days=1))}."
    return ""


def _before(done: DueSet) -> str:
    words = due_date(done.before[0], done.side)
    return f"due {words}" if words else "no due date"


def _set_again(done: DueSet) -> str:
    """The command that sets what stood before; empty where it was not one date, or the same."""
    side = done.side
    if len({due_date(card, side) for card in done.before}) > 1:
        return ""
    first = done.before[0]
    old, when = first.standing(side), first.due(side)
    if due_date(first, side) == due_date(done.cards[0], side):
        return ""
    words = when.words if when else "none"
    if old and old.milestone:
        if when and when.latest and when.latest < done.today:
            return ""  # nothing can be set before a meeting that is over
        words = old.milestone
    return f"due {' '.join(card.deliverable.id for card in done.before)} {words}"


def evidence_added(done: EvidenceAdded, view: View) -> Draft:
    """A link that shows progress."""
    proof = done.evidence
    who = "You" if view.viewer == proof.by else shorten(proof.name, NAME)
    words = f"{who} added evidence of {named(done.card)} {FOR[proof.side]}: "
    return Draft(
        linked(words, proof.link, shows=(done.card.deliverable.id,)),
        note(proof, view),
        buttons=[open_button(done.card)],
    )


def already_posted(_: AlreadyPosted, __: View) -> Draft:
    """A second press of the same "Post in channel"."""
    return Draft(paragraph("This is posted in the channel already."))


def already_recorded(_: AlreadyRecorded, __: View) -> Draft:
    """Slack has sent the same once more."""
    return Draft(paragraph("That is done already: Slack has sent it twice."))


def note(about: Standing | Evidence | None, view: View) -> list[Piece]:
    """The note, where one reader alone sees it."""
    return [prose(f"Note: {about.note}")] if view.viewer and about and about.note else []
