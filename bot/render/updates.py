"""What a form reports at once: how far a side is, when it means to be done, and a link."""

from __future__ import annotations

from bot.domain.outcomes import Reported, ReportOvertaken, ReportUnchanged
from bot.domain.status import Status
from bot.render.blocks import linked, paragraph
from bot.render.buttons import View
from bot.render.card_buttons import open_button
from bot.render.cards import named
from bot.render.pages import Draft
from bot.render.reports import note
from bot.render.standings import due_date
from bot.render.words import FOR, NAME, shorten


def reported(done: Reported, view: View) -> Draft:
    """What a side has just said; what stayed as it was is not repeated."""
    standing, proof = done.card.standing(done.side), done.evidence
    words = " ".join(part for part in (_first(done, view), _due(done)) if part)
    shows = (done.card.deliverable.id,)
    told = paragraph(words, shows=shows)
    if proof:
        told = linked(f"{words} Evidence: ", proof.link, shows=shows)
    # One note is enough to recognise: the other stands where the deliverable is shown.
    notes = note(standing, view) if done.status_set else []
    return Draft(told, notes or note(proof, view), buttons=[open_button(done.card)])


def unchanged(found: ReportUnchanged, _: View) -> Draft:
    """What was filled in was what had been reported."""
    what = f"{named(found.card)} {FOR[found.side]}"
    return Draft(paragraph(f"What is reported of {what} stays as it was."))


def overtaken(found: ReportOvertaken, view: View) -> Draft:
    """Somebody has reported since the form was opened: this is how it stands."""
    card, side = found.card, found.side
    standing, what = card.standing(side), f"{named(card)} {FOR[side]}"
    if standing is None:
        now = f"what was reported of {what} was taken back"
    else:
        who = "you have" if view.viewer == standing.by else f"{shorten(standing.name, NAME)} has"
        date = due_date(card, side)
        due = f", due {date}" if date else ""
        is_reported = standing.status is not Status.NOT_REPORTED
        words = (
            f"reported {what} as {standing.status}" if is_reported else f"left {what} unreported"
        )
        now = f"{who} {words}{due}"
    sentence = f"Meanwhile {now}: what you filled in was not recorded. Send it again to replace it."
    return Draft(paragraph(sentence, shows=(card.deliverable.id,)), note(standing, view))


def _first(done: Reported, view: View) -> str:
    """Who reports, and how far their side is if they have said so."""
    what, side, card = named(done.card), FOR[done.side], done.card
    who = "You report" if view.viewer == done.by else f"{shorten(done.name, NAME)} reports"
    status = card.status(done.side)
    if done.status_set and status is not Status.NOT_REPORTED:
        return f"{who} {what} as {status} {side}."
    return f"{who} on {what} {side}."


def _due(done: Reported) -> str:
    if not done.due_set:
        return ""
    words = due_date(done.card, done.side)
    return f"It is due {words}." if words else "It no longer has a due date."
