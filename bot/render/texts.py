"""The text and what stands in it: one deliverable, one sentence, a search, the instruments."""

from __future__ import annotations

from bot.domain.commands import SEATS, Side
from bot.domain.outcomes import Card, DeliverableShown, InstrumentsShown, Searched, SentenceShown
from bot.domain.statement import Instrument, Sentence
from bot.render.blocks import Piece, bold, headline, paragraph, small
from bot.render.buttons import View, look, seat_button
from bot.render.cards import due_before, lead, under_sentences
from bot.render.dates import spell, spell_since
from bot.render.pages import Draft
from bot.render.quotes import quote, reference, source
from bot.render.topics import open_topic
from bot.render.words import SIDES, counted, listed, shorten


def deliverable(shown: DeliverableShown, view: View) -> Draft:
    """One deliverable: what the text says of it, who leads it, what it is due before."""
    card, topic = shown.card, shown.topic
    what = card.deliverable
    refs = listed([f"§{ref}" for ref in what.sentences])
    due_lines = [paragraph(due_before(milestone)) for milestone in card.milestones]
    return Draft(
        headline(f"{what.id} · {what.title}"),
        [
            small(f"{topic.title} · {refs} · {what.strength}"),
            *(quote(sentence) for sentence in shown.sentences),
            _seats(card, view),
            *due_lines,
        ],
        buttons=[open_topic(topic, f"All of {topic.title}")],
        foot=source(shown.statement),
    )


def sentence(shown: SentenceShown, view: View) -> Draft:
    """One sentence, after the one that it needs, with what it holds."""
    here, topic = shown.sentence, shown.topic
    before = [quote(shown.before)] if shown.before else []
    title = f"{reference(here)} · {topic.title}" if topic else reference(here)
    return Draft(
        headline(title),
        [*before, *under_sentences([here], shown.cards, view)],
        buttons=[open_topic(topic, f"All of {topic.title}")] if topic else [],
        foot=source(shown.statement),
    )


def searched(shown: Searched, view: View) -> Draft:
    """Sentences that hold the words, or hold a deliverable that does, best first."""
    sentences, cards = _found(shown)
    facts = f"{counted(len(sentences), 'sentence')}, {counted(len(cards), 'deliverable')}"
    return Draft(
        headline(f"Search: “{shorten(shown.words)}”"),
        [small(f"{facts}, best first"), *under_sentences(sentences, cards, view)],
        foot=source(shown.statement),
    )


def instruments(shown: InstrumentsShown, _: View) -> Draft:
    """Memoranda and arrangements: parties, date and signatories only as the text says."""
    return Draft(
        headline("Memoranda and arrangements"),
        [
            small(f"{counted(len(shown.instruments), 'instrument')} named in the statement"),
            *(_instrument(each) for each in shown.instruments),
        ],
        foot=source(shown.statement),
    )


def _seats(card: Card, view: View) -> Piece:
    lines = "\n".join(_seat(card, side) for side in SEATS)
    return paragraph(lines, beside=seat_button(card, view), shows=(card.deliverable.id,))


def _seat(card: Card, side: Side) -> str:
    seat = card.seat(side)
    since = f", since {spell_since(seat)}" if seat else ""
    return f"{SIDES[side]}: {lead(seat)}{since}"


def _found(shown: Searched) -> tuple[list[Sentence], list[Card]]:
    """Each sentence once, where its best hit stands; so with the deliverables."""
    refs: dict[str, Sentence] = {}
    cards: dict[str, Card] = {}
    for hit in shown.hits:
        if hit.sentence_ref:
            refs[hit.sentence_ref] = shown.sentences[hit.sentence_ref]
        if hit.deliverable_id:
            cards[hit.deliverable_id] = found = shown.cards[hit.deliverable_id]
            refs |= {ref: shown.sentences[ref] for ref in found.deliverable.sentences}
    return list(refs.values()), list(cards.values())


def _instrument(instrument: Instrument) -> Piece:
    state = instrument.state[:1].upper() + instrument.state[1:]
    date = spell(instrument.signed) if instrument.signed else "no date in the text"
    parties = listed(instrument.parties) or "not named in the text"
    signatories = listed(instrument.signatories) or "not named in the text"
    refs = listed([f"§{ref}" for ref in instrument.sentences])
    words = f"\n{state}, {date} · {refs}\nParties: {parties}\nSignatories: {signatories}"
    first = instrument.sentences[0]
    beside = look(f"Read §{first}", f"show {first}", spoken=f"Read §{first}, {instrument.title}")
    return paragraph(bold(instrument.title), words, beside=beside)
