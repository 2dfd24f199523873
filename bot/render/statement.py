"""One deliverable: what the text says of it, how far each side is, and what shows it."""

from __future__ import annotations

from bot.domain.commands.press import COMMAND_LIMIT
from bot.domain.forms import Form
from bot.domain.languages import JAPANESE
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
from bot.render.kit.cards import card, due_before, located, under_sentences
from bot.render.kit.dates import spell, spell_day, spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, current, listed, ngettext, pgettext
from bot.render.kit.message import Block
from bot.render.kit.milestones import with_date
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import MEANING, cited, folded, places, quote, reference, source
from bot.render.kit.standings import due, joint_status, lead
from bot.render.kit.words import (
    NAME,
    SIDES,
    STATES,
    called,
    deliverables,
    sentence_case,
    shorten,
    states,
    title,
)
from bot.render.series import became, compare_button, life


@draw.register
def topics(shown: TopicsShown, _view: View) -> Draft:
    """A line for each topic, with a button that opens it."""
    statement = shown.statement
    facts = _("Joint Statement of {date}, {place}").format(
        date=spell_day(statement.held), place=pgettext("place", statement.place)
    )
    return Draft(
        headline(
            ngettext("{count} topic", "{count} topics", len(shown.rows)).format(
                count=len(shown.rows)
            )
        ),
        [small(facts), *(_row(progress) for progress in shown.rows)],
    )


@draw.register
def topic(shown: TopicShown, view: View) -> Draft:
    """The deliverables of a section, and its sentences behind one press."""
    progress = shown.progress
    here, ahead = progress.topic, shown.next
    coming = (
        _("next: {meeting}").format(meeting=with_date(ahead)) if ahead else _("no upcoming meeting")
    )
    stand = f"{_leads(progress)} · {_complete(progress)}"
    facts = f"{_known_as(here)} · {stand} · {coming}"
    assign = form_button(
        _("Assign…"),
        Form.ASSIGN,
        here.code,
        view=view,
        spoken=_("Assign {title}…").format(title=title(here)),
    )
    return Draft(
        headline(" · ".join(part for part in (title(here), places(here)) if part)),
        [
            small(facts),
            *_others(shown),
            *became(shown.older, shown.became, shown.ended),
            *folded(_wording_of(shown), shown.sentences),
            *(card(each, view, note=located(each)) for each in progress.cards),
            *_watched(shown, view),
        ],
        buttons=[
            *(
                open_topic(other, _("Or {title}?").format(title=title(other)))
                for other in shown.others
            ),
            *([assign] if view.viewer else []),
            *([compare_button(here.code, title(here))] if shown.became else []),
        ],
        foot=source(shown.statement),
    )


@draw.register
def topic_asked(asked: TopicAsked, _view: View) -> Draft:
    """A choice: the words fit several topics."""
    titles = listed([title(each) for each in asked.topics], "or")
    head = paragraph(
        _("“{said}” fits more than one topic. Which one?").format(said=shorten(asked.said))
    )
    said = {title(each): f"{asked.begun} {each.code}{asked.ended}" for each in asked.topics}
    if any(len(command) > COMMAND_LIMIT for command in said.values()):
        return Draft(head, [paragraph(_("Say it again with {titles}.").format(titles=titles))])
    return Draft(head, rows([look(label, command) for label, command in said.items()], titles))


def open_topic(topic: Topic, label: str, spoken: str | None = None) -> Block:
    """A button that shows a topic; `spoken` is its label out of context."""
    return look(label, f"topic {topic.code}", spoken=spoken)


def _wording_of(shown: TopicShown) -> str:
    """What the sentences of a topic are called: "Wording of §6", "Wording of 24 June 2025"."""
    here = shown.progress.topic
    if shown.older is None and here.number:
        return _("Wording of §{number}").format(number=here.number)
    return _("Wording of the statement")


def _known_as(topic: Topic) -> str:
    """A topic's code, and for those who read no Japanese what it is called there."""
    return topic.code if current() == JAPANESE else f"{topic.code} · {topic.japanese}"


def _row(progress: TopicProgress) -> Piece:
    here = progress.topic
    count = deliverables(len(progress.cards))
    stand = f"{count} · {_leads(progress)}\n{_reported(progress)}"
    known = " · ".join(part for part in (here.code, places(here)) if part)
    words = f" · {known}\n{stand}"
    beside = open_topic(
        here, _("Details"), spoken=_("Details of {title}").format(title=title(here))
    )
    return paragraph(bold(title(here)), words, beside=beside)


def _leads(progress: TopicProgress) -> str:
    eu, japan = (tally(progress.cards, side).led for side in SEATS)
    return _("Leads: EU {eu} of {count}, Japan {japan} of {count}").format(
        eu=eu, count=len(progress.cards), japan=japan
    )


def _complete(progress: TopicProgress) -> str:
    """How much both sides report as complete."""
    return _("{count} complete").format(count=_number_complete(progress))


def _number_complete(progress: TopicProgress) -> int:
    return sum(joint_status(card) is Status.COMPLETE for card in progress.cards)


def _reported(progress: TopicProgress) -> str:
    """How far each side is with what it has reported: "… · EU 1 in progress, 2 complete"."""
    told = []
    for side in SEATS:
        counts = tally(progress.cards, side).statuses
        if known := states({**counts, Status.NOT_REPORTED: 0}):
            told.append(_("{side} {states}").format(side=SIDES[side], states=known))
    count = _number_complete(progress)
    if not told:
        return _("{count} complete, nothing reported").format(count=count)
    return " · ".join([_("{count} complete on both sides").format(count=count), *told])


def _watched(shown: TopicShown, view: View) -> list[Piece]:
    """What no sentence promises, told apart from what one does."""
    if not shown.watched:
        return []
    first, *others = (card(each, view, note=located(each)) for each in shown.watched)
    heading = paragraph(bold(_("Followed up, not promised")))
    return [joined(heading, first), *others]


def _others(shown: TopicShown) -> list[Piece]:
    """What else a doubtful word may have meant, with how to say it; a button says the same."""
    if not shown.others:
        return []
    ways = listed(
        [
            _("{title} (topic {code})").format(title=title(each), code=each.code)
            for each in shown.others
        ],
        "or",
    )
    return [small(_("Or did you mean {ways}?").format(ways=ways))]


@draw.register
def sentence(shown: SentenceShown, view: View) -> Draft:
    """One sentence, after the one that it needs, with what it holds."""
    here, topic = shown.sentence, shown.topic
    before = [quote(shown.before)] if shown.before else []
    heading = f"{reference(here)} · {title(topic)}" if topic else reference(here)
    return Draft(
        headline(heading),
        [*before, *under_sentences([here], shown.cards, view)],
        buttons=[open_topic(topic, _("All of {title}").format(title=title(topic)))]
        if topic
        else [],
        foot=source(shown.statement),
    )


@draw.register
def searched(shown: Searched, view: View) -> Draft:
    """Sentences that hold the words, or hold a deliverable that does, best first."""
    sentences, cards = _found(shown)
    known = {"sentences": _sentences(len(sentences)), "deliverables": deliverables(len(cards))}
    return Draft(
        headline(_("Search: “{words}”").format(words=shorten(shown.words))),
        [
            small(_("{sentences}, {deliverables}, best first").format(**known)),
            *under_sentences(sentences, cards, view),
        ],
        foot=source(shown.statement),
    )


@draw.register
def instruments(shown: InstrumentsShown, _view: View) -> Draft:
    """Memoranda and arrangements: parties, date and signatories only as the text says."""
    return Draft(
        headline(_("Memoranda and arrangements")),
        [
            small(
                ngettext(
                    "{count} instrument named in the statement",
                    "{count} instruments named in the statement",
                    len(shown.instruments),
                ).format(count=len(shown.instruments))
            ),
            *(_instrument(each) for each in shown.instruments),
        ],
        foot=source(shown.statement),
    )


def _sentences(number: int) -> str:
    if not number:
        return _("no sentences")
    return ngettext("{count} sentence", "{count} sentences", number).format(count=number)


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
    state = sentence_case(pgettext("instrument", instrument.state))
    date = spell(instrument.signed) if instrument.signed else _("no date in the text")
    parties = called(instrument.parties) or _("not named in the text")
    signatories = called(instrument.signatories) or _("not named in the text")
    refs = listed([cited(ref) for ref in instrument.sentences])
    lines = [
        "",
        _("{state}, {date} · {refs}").format(state=state, date=date, refs=refs),
        _("Parties: {parties}").format(parties=parties),
        _("Signatories: {signatories}").format(signatories=signatories),
    ]
    first = instrument.sentences[0]
    beside = look(
        _("Read {ref}").format(ref=cited(first)),
        f"show {first}",
        spoken=_("Read {ref}, {title}").format(ref=cited(first), title=title(instrument)),
    )
    return paragraph(bold(title(instrument)), "\n".join(lines), beside=beside)


NAMED = 20  # who helps, by name; a paragraph ends at 3,000 characters


@draw.register
def deliverable(shown: DeliverableShown, view: View) -> Draft:
    """One deliverable, with what its reader can do about it."""
    card, topic = shown.card, shown.topic
    what = card.deliverable
    refs = listed([cited(ref) for ref in what.sentences])
    join = join_button(card, view)
    history = look(
        _("History"), f"history {what.id}", spoken=_("History of {id}").format(id=what.id)
    )
    return Draft(
        headline(f"{what.id} · {title(what)}", shows=(what.id,)),
        [
            small(f"{title(topic)} · {refs} · {_meaning(shown)}"),
            *(quote(sentence) for sentence in shown.sentences),
            *(piece for side in SEATS for piece in _side(card, side, view)),
            *_jointly(card),
            *(paragraph(due_before(card, milestone)) for milestone in card.milestones),
            *rows([*card_buttons(card, view), *([join] if join else [])]),
            *_evidence(shown.evidence, view),
            *life(shown.life),
        ],
        # Who changed what is nobody's business but the reader's.
        buttons=[
            *([history] if view.viewer else []),
            open_topic(topic, _("All of {title}").format(title=title(topic))),
        ],
        foot=source(shown.statement),
    )


def _meaning(shown: DeliverableShown) -> str:
    """How strong the wording is, or who else promises it, or that nobody does."""
    what = shown.card.deliverable
    if what.strength is None:
        return _("followed up, not promised")
    own = [each for each in shown.sentences if each.ref in what.sentences]
    if promisers := [party for each in own for party in each.promisers]:
        return _("promised by {parties}, not by the two sides").format(parties=called(promisers))
    return MEANING[what.strength]


def _side(card: Card, side: Side, view: View) -> list[Piece]:
    """One side: its lead, its report, its date; its note for a single reader only."""
    seat, standing = card.seat(side), card.standing(side)
    who = lead(seat)
    if seat:
        who = _("{name}, since {date}").format(name=who, date=spell_day_of(seat.since, side))
    lines = [f" {who}", _crew(card, side), _report(card, side), due(card, side)]
    pieces = [
        paragraph(
            bold(_("{side}:").format(side=SIDES[side])), "\n".join(line for line in lines if line)
        )
    ]
    if view.viewer and standing and standing.note:
        pieces.append(prose(_("{side} note: {note}").format(side=SIDES[side], note=standing.note)))
    return pieces


def _crew(card: Card, side: Side) -> str:
    """Who helps, by name: the first of many."""
    crew = [shorten(each.name, NAME) for each in card.coworkers.get(side, ())]
    rest = len(crew) - NAMED
    others = ngettext("{count} other", "{count} others", rest).format(count=rest)
    named = [*crew[:NAMED], *([others] if rest > 0 else [])]
    return _("With {list}").format(list=listed(named)) if crew else ""


def _report(card: Card, side: Side) -> str:
    standing = card.standing(side)
    if standing is None or standing.status is Status.NOT_REPORTED:
        return _("Not reported") if card.seat(side) else ""
    who, day = shorten(standing.name, NAME), spell_day_of(standing.at, side)
    return _("{state}, reported by {name} on {day}").format(
        state=sentence_case(STATES[standing.status]), name=who, day=day
    )


def _jointly(card: Card) -> list[Piece]:
    status = joint_status(card)
    return [paragraph(bold(_("Jointly:")), f" {STATES[status]}")] if status else []


def _evidence(evidence: tuple[Evidence, ...], view: View) -> list[Piece]:
    """The links that were put forward; the first stays with its title on one page."""
    heading = paragraph(bold(_("Evidence")))
    if not evidence:
        return [small(_("No evidence yet"))]
    first, *others = [_proof(each, view) for each in evidence]
    return [joined(heading, first), *others]


def _proof(proof: Evidence, view: View) -> Piece:
    who, day = shorten(proof.name, NAME), spell_day_of(proof.at, proof.side)
    note = f"\n{proof.note}" if proof.note and view.viewer else ""
    return linked(
        _("{side}: ").format(side=SIDES[proof.side]), proof.link, f" · {who}, {day}{note}"
    )
