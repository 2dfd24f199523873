"""One deliverable: what the text says of it, how far each side is, and what shows it."""

from __future__ import annotations

from bot.domain.commands import SEATS, Side
from bot.domain.outcomes import Card, DeliverableShown
from bot.domain.state import Evidence
from bot.domain.status import Status
from bot.render.blocks import Piece, bold, headline, joined, linked, paragraph, prose, rows, small
from bot.render.buttons import View, look
from bot.render.card_buttons import card_buttons, join_button
from bot.render.cards import due_before
from bot.render.dates import spell_day_of
from bot.render.pages import Draft
from bot.render.quotes import quote, source
from bot.render.standings import due, joint_status, lead
from bot.render.topics import open_topic
from bot.render.words import NAME, SIDES, counted, listed, shorten

NAMED = 20  # who works along, by name; a paragraph ends at 3,000 characters


def deliverable(shown: DeliverableShown, view: View) -> Draft:
    """One deliverable, with what its reader can do about it."""
    card, topic = shown.card, shown.topic
    what = card.deliverable
    refs = listed([f"§{ref}" for ref in what.sentences])
    join = join_button(card, view)
    history = look("History", f"history {what.id}", spoken=f"History of {what.id}")
    return Draft(
        headline(f"{what.id} · {what.title}", shows=(what.id,)),
        [
            small(f"{topic.title} · {refs} · {what.strength}"),
            *(quote(sentence) for sentence in shown.sentences),
            *(piece for side in SEATS for piece in _side(card, side, view)),
            *_jointly(card),
            *(paragraph(due_before(card, milestone)) for milestone in card.milestones),
            *rows([*card_buttons(card, view), *([join] if join else [])]),
            *_evidence(shown.evidence, view),
        ],
        # Who changed what is nobody's business but the reader's.
        buttons=[*([history] if view.viewer else []), open_topic(topic, f"All of {topic.title}")],
        foot=source(shown.statement),
    )


def _side(card: Card, side: Side, view: View) -> list[Piece]:
    """One side: its lead, its report, its date; its note for a single reader only."""
    seat, standing = card.seat(side), card.standing(side)
    since = f", since {spell_day_of(seat.since, side)}" if seat else ""
    lines = [f" {lead(seat)}{since}", _crew(card, side), _report(card, side), due(card, side)]
    pieces = [paragraph(bold(f"{SIDES[side]}:"), "\n".join(line for line in lines if line))]
    if view.viewer and standing and standing.note:
        pieces.append(prose(f"{SIDES[side]} note: {standing.note}"))
    return pieces


def _crew(card: Card, side: Side) -> str:
    """Who works along, by name: the first of many."""
    crew = [shorten(each.name, NAME) for each in card.coworkers.get(side, ())]
    rest = len(crew) - NAMED
    named = [*crew[:NAMED], *([counted(rest, "other")] if rest > 0 else [])]
    return f"With {listed(named)}" if crew else ""


def _report(card: Card, side: Side) -> str:
    standing = card.standing(side)
    if standing is None or standing.status is Status.NOT_REPORTED:
        return "Not reported" if card.seat(side) else ""
    who, day = shorten(standing.name, NAME), spell_day_of(standing.at, side)
    return f"{str(standing.status).capitalize()}, as {who} reported on {day}"


def _jointly(card: Card) -> list[Piece]:
    status = joint_status(card)
    return [paragraph(bold("Jointly:"), f" {status}")] if status else []


def _evidence(evidence: tuple[Evidence, ...], view: View) -> list[Piece]:
    """The links that were put forward; the first stays with its title on one page."""
    title = paragraph(bold("Evidence"))
    if not evidence:
        return [small("No evidence yet")]
    first, *others = [_proof(each, view) for each in evidence]
    return [joined(title, first), *others]


def _proof(proof: Evidence, view: View) -> Piece:
    who, day = shorten(proof.name, NAME), spell_day_of(proof.at, proof.side)
    note = f"\n{proof.note}" if proof.note and view.viewer else ""
    return linked(f"{SIDES[proof.side]}: ", proof.link, f" · {who}, {day}{note}")
