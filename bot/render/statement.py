"""One deliverable: what the text says of it, how far each side is, and what shows it."""

from __future__ import annotations

from bot.domain.commands.press import COMMAND_LIMIT
from bot.domain.forms import Form
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.errors import TopicAsked
from bot.domain.outcomes.statement import (
    DeliverableShown,
    InstrumentsShown,
    Searched,
    SentenceShown,
    TopicProgress,
    TopicShown,
    TopicsShown,
)
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import tally
from bot.domain.sides import SEATS, Side
from bot.domain.state import Evidence
from bot.domain.statement import Instrument, Sentence, Topic
from bot.render.kit.blocks import (
    Piece,
    bold,
    headline,
    joined,
    linked,
    paragraph,
    prose,
    rows,
    small,
)
from bot.render.kit.buttons import View, form_button, look
from bot.render.kit.card_buttons import card_buttons, join_button
from bot.render.kit.cards import due_before, under_sentences
from bot.render.kit.dates import spell, spell_day, spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import MEANING, cited, places, quote, reference, source
from bot.render.kit.standings import due, joint_status, lead
from bot.render.kit.words import NAME, SIDES, counted, listed, shorten
from bot.render.series import became, compare_button, life

# What has come furthest first.
_REPORTED = [each for each in reversed(Status) if each is not Status.NOT_REPORTED]


@draw.register
def topics(shown: TopicsShown, _: View) -> Draft:
    """A line for each topic, with a button that opens it."""
    statement = shown.statement
    facts = f"Joint Statement of {spell_day(statement.held)}, {statement.place}"
    return Draft(
        headline(counted(len(shown.rows), "topic")),
        [small(facts), *(_row(progress) for progress in shown.rows)],
    )


@draw.register
def topic(shown: TopicShown, view: View) -> Draft:
    """The section, sentence by sentence, each with what it holds."""
    progress = shown.progress
    here, ahead = progress.topic, shown.next
    coming = f"next: {ahead.title}, {spell(ahead.when)}" if ahead else "no upcoming meeting"
    stand = f"{_leads(progress)} · {_complete(progress)}"
    facts = f"{here.code} · {here.japanese} · {stand} · {coming}"
    assign = form_button(
        "Assign…", Form.ASSIGN, here.code, view=view, spoken=f"Assign {here.title}…"
    )
    return Draft(
        headline(" · ".join(part for part in (here.title, places(here)) if part)),
        [
            small(facts),
            *_others(shown),
            *became(shown.older, shown.became, shown.ended),
            *under_sentences(shown.sentences, progress.cards, view),
        ],
        buttons=[
            *(open_topic(other, f"Or {other.title}?") for other in shown.others),
            *([assign] if view.viewer else []),
            *([compare_button(here.code, here.title)] if shown.became else []),
        ],
        foot=source(shown.statement),
    )


@draw.register
def topic_asked(asked: TopicAsked, _: View) -> Draft:
    """A choice: the words fit several topics."""
    titles = listed([each.title for each in asked.topics], "or")
    head = paragraph(f"“{shorten(asked.said)}” fits more than one topic. Which one?")
    said = {each.title: f"{asked.begun} {each.code}{asked.ended}" for each in asked.topics}
    if any(len(command) > COMMAND_LIMIT for command in said.values()):
        return Draft(head, [paragraph(f"Say it again with {titles}.")])
    return Draft(head, rows([look(title, command) for title, command in said.items()], titles))


def open_topic(topic: Topic, label: str, spoken: str | None = None) -> Block:
    """A button that shows a topic; `spoken` is its label out of context."""
    return look(label, f"topic {topic.code}", spoken=spoken)


def _row(progress: TopicProgress) -> Piece:
    here = progress.topic
    count = counted(len(progress.cards), "deliverable")
    stand = f"{count} · {_leads(progress)}\n{_reported(progress)}"
    known = " · ".join(part for part in (here.code, places(here)) if part)
    words = f" · {known}\n{stand}"
    beside = open_topic(here, "Details", spoken=f"Details of {here.title}")
    return paragraph(bold(here.title), words, beside=beside)


def _leads(progress: TopicProgress) -> str:
    eu, japan = (tally(progress.cards, side).led for side in SEATS)
    return f"Leads: EU {eu} of {len(progress.cards)}, Japan {japan} of {len(progress.cards)}"


def _complete(progress: TopicProgress) -> str:
    """How much both sides report as complete."""
    return f"{sum(joint_status(card) is Status.COMPLETE for card in progress.cards)} complete"


def _reported(progress: TopicProgress) -> str:
    """How far each side is with what it has reported: "… · EU 1 in progress, 2 complete"."""
    told = []
    for side in SEATS:
        states = tally(progress.cards, side).statuses
        known = [f"{states[each]} {each}" for each in _REPORTED if states.get(each)]
        told += [f"{SIDES[side]} {', '.join(known)}"] if known else []
    complete = _complete(progress)
    return (
        " · ".join([f"{complete} on both sides", *told])
        if told
        else f"{complete}, nothing reported"
    )


def _others(shown: TopicShown) -> list[Piece]:
    """What else a doubtful word may have meant, with how to say it; a button says the same."""
    if not shown.others:
        return []
    ways = listed([f"{each.title} (topic {each.code})" for each in shown.others], "or")
    return [small(f"Or did you mean {ways}?")]


@draw.register
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


@draw.register
def searched(shown: Searched, view: View) -> Draft:
    """Sentences that hold the words, or hold a deliverable that does, best first."""
    sentences, cards = _found(shown)
    facts = f"{counted(len(sentences), 'sentence')}, {counted(len(cards), 'deliverable')}"
    return Draft(
        headline(f"Search: “{shorten(shown.words)}”"),
        [small(f"{facts}, best first"), *under_sentences(sentences, cards, view)],
        foot=source(shown.statement),
    )


@draw.register
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
    refs = listed([cited(ref) for ref in instrument.sentences])
    words = f"\n{state}, {date} · {refs}\nParties: {parties}\nSignatories: {signatories}"
    first = instrument.sentences[0]
    read = f"Read {cited(first)}"
    beside = look(read, f"show {first}", spoken=f"{read}, {instrument.title}")
    return paragraph(bold(instrument.title), words, beside=beside)


NAMED = 20  # who helps, by name; a paragraph ends at 3,000 characters


@draw.register
def deliverable(shown: DeliverableShown, view: View) -> Draft:
    """One deliverable, with what its reader can do about it."""
    card, topic = shown.card, shown.topic
    what = card.deliverable
    refs = listed([cited(ref) for ref in what.sentences])
    join = join_button(card, view)
    history = look("History", f"history {what.id}", spoken=f"History of {what.id}")
    return Draft(
        headline(f"{what.id} · {what.title}", shows=(what.id,)),
        [
            small(f"{topic.title} · {refs} · {MEANING[what.strength]}"),
            *(quote(sentence) for sentence in shown.sentences),
            *(piece for side in SEATS for piece in _side(card, side, view)),
            *_jointly(card),
            *(paragraph(due_before(card, milestone)) for milestone in card.milestones),
            *rows([*card_buttons(card, view), *([join] if join else [])]),
            *_evidence(shown.evidence, view),
            *life(shown.life),
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
    """Who helps, by name: the first of many."""
    crew = [shorten(each.name, NAME) for each in card.coworkers.get(side, ())]
    rest = len(crew) - NAMED
    named = [*crew[:NAMED], *([counted(rest, "other")] if rest > 0 else [])]
    return f"With {listed(named)}" if crew else ""


def _report(card: Card, side: Side) -> str:
    standing = card.standing(side)
    if standing is None or standing.status is Status.NOT_REPORTED:
        return "Not reported" if card.seat(side) else ""
    who, day = shorten(standing.name, NAME), spell_day_of(standing.at, side)
    return f"{str(standing.status).capitalize()}, reported by {who} on {day}"


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
