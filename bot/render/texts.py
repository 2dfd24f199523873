"""The text and what stands in it: one sentence, a search, the instruments."""

from __future__ import annotations

from bot.domain.outcomes import Card, InstrumentsShown, Searched, SentenceShown
from bot.domain.statement import Instrument, Sentence
from bot.render.blocks import Piece, bold, headline, paragraph, small
from bot.render.buttons import View, look
from bot.render.cards import under_sentences
from bot.render.dates import spell
from bot.render.pages import Draft
from bot.render.quotes import quote, reference, source
from bot.render.topics import open_topic
from bot.render.words import counted, listed, shorten


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
