"""Deliverables as they stand: what it is, who leads it on each side, what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.outcomes.base import Card
from bot.domain.sides import SEATS
from bot.domain.statement import Milestone, Sentence, Strength
from bot.render.kit.blocks import Piece, bold, joined, paragraph
from bot.render.kit.buttons import View
from bot.render.kit.card_buttons import open_sides, seat_button
from bot.render.kit.language import _, ngettext, together
from bot.render.kit.message import Block
from bot.render.kit.milestones import in_full
from bot.render.kit.quotes import STRENGTHS, cited, quote
from bot.render.kit.standings import due, stand
from bot.render.kit.words import SIDES, deliverables, title


def card(
    shown: Card,
    view: View,
    *,
    note: str = "",
    within: str | None = None,
    beside: Block | None = None,
    today: date | None = None,
) -> Piece:
    """A deliverable with both its seats and the dates that it is due before.

    `note` follows the title; `within` is the milestone that needs no mention because the answer
    is about it; `beside` is a button other than the one that the reader's seat asks for; on
    `today` what is late says so.
    """
    dated = [each for each in shown.milestones if each.when.edtf and each.id != within]
    meetings = "".join(f"\n{due_before(shown, each)}" for each in dated)
    dues = "".join(f"\n{words}" for side in SEATS if (words := due(shown, side, today)))
    words = f" {title(shown.deliverable)}{note}\n{seats(shown)}{meetings}{dues}"
    button = beside or seat_button(shown, view)
    id = shown.deliverable.id
    return paragraph(bold(id), words, beside=button, shows=(id,))


def seats(shown: Card) -> str:
    """How each side stands: "EU Clara Lindqvist, in progress · Japan no lead"."""
    return " · ".join(f"{SIDES[side]} {stand(shown, side)}" for side in SEATS)


def named(shown: Card) -> str:
    """A deliverable in a sentence: "CYBER-1 Product security frameworks"."""
    return f"{shown.deliverable.id} {title(shown.deliverable)}"


def named_all(cards: Sequence[Card]) -> str:
    """Deliverables in a sentence: one by its name, several by their number."""
    return named(cards[0]) if len(cards) == 1 else deliverables(len(cards))


def open_seats(cards: Iterable[Card]) -> int:
    """How many leads are missing, on both sides together."""
    return sum(len(open_sides(each)) for each in cards)


def leads_missing(cards: Iterable[Card]) -> str:
    """How many leads are missing, in a sentence: "1 lead is missing."."""
    free = open_seats(cards)
    if not free:
        return _("No leads are missing.")
    return ngettext("{count} lead is missing.", "{count} leads are missing.", free).format(
        count=free
    )


def wanted(cards: Sequence[Card]) -> str:
    """How many deliverables are due by a meeting, and how many of their leads are missing."""
    if not cards:
        return _("No deliverable is linked to this meeting.")
    due = ngettext(
        "{count} deliverable is due by then.", "{count} deliverables are due by then.", len(cards)
    ).format(count=len(cards))
    return together(due, leads_missing(cards))


def under_sentences(
    sentences: Sequence[Sentence],
    cards: Sequence[Card],
    view: View,
    *,
    within: str | None = None,
) -> list[Piece]:
    """Sentences in the order given, each with the deliverables that it is the first to hold.

    A sentence stays with its first card on one page; deliverables that none of the sentences
    holds come last, with their references.
    """
    held: dict[str, list[Card]] = {sentence.ref: [] for sentence in sentences}
    rest: list[Card] = []
    for each in cards:
        home = next((ref for ref in each.deliverable.sentences if ref in held), None)
        (rest if home is None else held[home]).append(each)
    pieces: list[Piece] = []
    for sentence in sentences:
        drawn = []
        for each in held[sentence.ref]:
            note = _other_strength(each, sentence)
            drawn.append(card(each, view, note=note, within=within))
        pieces += [joined(quote(sentence), *drawn[:1]), *drawn[1:]]
    return pieces + [card(each, view, note=located(each), within=within) for each in rest]


def located(shown: Card) -> str:
    """Where a deliverable stands in the text, to follow its title: " · §1.3 “may”"."""
    refs = ", ".join(cited(ref) for ref in shown.deliverable.sentences)
    may = _(" “may”") if shown.deliverable.strength is Strength.PERMISSIVE else ""
    return f" · {refs}{may}"


def _other_strength(shown: Card, sentence: Sentence) -> str:
    """One sentence can hold deliverables of different strength: those that differ say so."""
    strength = shown.deliverable.strength
    return "" if strength in (None, sentence.strength) else f" · {STRENGTHS[strength]}"


def due_before(shown: Card, milestone: Milestone) -> str:
    """A meeting that a deliverable is due before, with who says when it is."""
    return _("Milestone: {milestone}").format(
        milestone=in_full(milestone, passed=milestone.id in shown.passed)
    )
