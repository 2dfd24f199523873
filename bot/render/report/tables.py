"""The rows and counts that all files for the Council share, whatever their format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property

from bot.domain.mentions import Token, in_words
from bot.domain.outcomes.base import Card, of_topics
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.rules.milestones import today
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import tally
from bot.domain.sides import SEATS, Side
from bot.domain.state import Evidence
from bot.domain.statement import Deliverable, Fate, Milestone, Sentence
from bot.render.filters import MARKS
from bot.render.kit.dates import spell, spell_long
from bot.render.kit.language import enumerated, pgettext
from bot.render.kit.mentions import plainly, readable
from bot.render.kit.quotes import STRENGTHS, cited, translations, unmarked
from bot.render.kit.standings import joint_status
from bot.render.kit.words import SIDES, STATES, aside, called, title
from bot.render.report.texts import texts


@dataclass(frozen=True)
class Proof:
    """A link that a side put forward, with its note, by whom and on which UTC day."""

    link: str
    note: str
    by: str
    day: date


@dataclass(frozen=True)
class Half:
    """What one side says of a deliverable.

    `due` is a day where one is known, and words otherwise; `reported` is the UTC day of the
    status and its note, `by` who entered them. The newest proof comes first.
    """

    lead: str
    status: Status
    note: str
    by: str
    reported: date | None
    due: date | str
    late: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Line:
    """A deliverable: the words that it rests on, each with where they stand; both halves.

    Below a sentence stand its words in an official translation into the file's language, if any.
    """

    id: str
    topic: str
    title: str
    wording: tuple[tuple[str, str], ...]
    strength: str
    milestones: tuple[str, ...]
    halves: Mapping[Side, Half]
    joint: Status | None
    changed: date | None
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """Of the deliverables of a topic, or of all, how many each side leads, reports, completes."""

    topic: str
    title: str
    deliverables: int
    led: Mapping[Side, int]
    reported: Mapping[Side, int]
    complete: Mapping[Side, int]
    late: Mapping[Side, int]
    states: Mapping[Side, Mapping[Status, int]]


@dataclass(frozen=True)
class Report:
    """All that the files say, in one language; `day` is Brussels' date."""

    title: str
    day: date
    source: str
    lines: tuple[Line, ...]
    counts: tuple[Count, ...]
    total: Count

    def of_topic(self, code: str) -> tuple[Line, ...]:
        """The lines of one topic, by its code."""
        return tuple(self._by_topic.get(code, ()))

    @cached_property
    def _by_topic(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.topic, []).append(line)
        return found


def report(shown: StocktakeShown) -> Report:
    """What was found when stock was taken, in the language that is being spoken."""
    day = today(shown.taken)
    titles = {topic.code: title(topic) for topic in shown.topics}
    names, cards = _names(shown), of_topics(shown.cards)
    chosen = shown.filter
    parts = [
        *(titles.values() if chosen.topics else ()),
        *([SIDES[chosen.side]] if chosen.side else ()),
        *(shown.names[user] for user in chosen.users),
        *(STATES[status] for status in chosen.statuses),
        *(MARKS[mark] for mark in chosen.marks),
    ]
    about = texts.colon + enumerated(parts) if parts else ""
    statement = shown.statement
    place, held = pgettext("place", statement.place), spell_long(statement.held)
    return Report(
        title=f"{texts.title}{about}",
        day=day,
        source=texts.source.format(title=statement.title, place=place, day=held),
        lines=tuple(_line(card, shown, names, day) for card in (*shown.cards, *shown.watched)),
        counts=tuple(_count(code, name, cards[code], day) for code, name in titles.items()),
        total=_count("", texts.total, shown.cards, day),
    )


def _line(card: Card, shown: StocktakeShown, names: Mapping[str, str], day: date) -> Line:
    what = card.deliverable
    evidence = shown.evidence.get(what.id, ())
    changed = shown.changed.get(what.id)
    halves = {side: _half(card, side, evidence, names, day) for side in SEATS}
    return Line(
        id=what.id,
        topic=what.topic,
        title=title(what),
        wording=tuple(_wording([shown.sentences[ref] for ref in what.sentences], card.since)),
        strength=_strength(what, shown),
        milestones=tuple(_milestone(each) for each in card.milestones),
        halves=halves,
        joint=joint_status(card),
        changed=changed.astimezone(UTC).date() if changed else None,
        gaps=tuple(gap for side in SEATS for gap in _gaps(halves[side], side)),
    )


def _strength(what: Deliverable, shown: StocktakeShown) -> str:
    """How strong the wording is, and who promises it where that is not both sides."""
    if what.strength is None:
        return texts.watched
    strength = STRENGTHS[what.strength]
    promisers = [party for ref in what.sentences for party in shown.sentences[ref].promisers]
    return strength + aside(called(list(dict.fromkeys(promisers)))) if promisers else strength


def _half(
    card: Card,
    side: Side,
    evidence: Sequence[Evidence],
    names: Mapping[str, str],
    day: date,
) -> Half:
    seat, standing = card.seat(side), card.standing(side)
    return Half(
        lead=seat.name if seat else "",
        status=card.status(side),
        note=_named(standing.note or "", names) if standing else "",
        by=standing.name if standing else "",
        reported=standing.at.astimezone(UTC).date() if standing else None,
        due=_due(card, side),
        late=card.late(side, day),
        proofs=tuple(
            Proof(
                each.link,
                _named(each.note or "", names),
                each.name,
                each.at.astimezone(UTC).date(),
            )
            for each in reversed(evidence)
            if each.side is side
        ),
    )


def _due(card: Card, side: Side) -> date | str:
    """A day, or before which meeting, or the words of a date that is no day; "" without one."""
    standing, when = card.standing(side), card.due(side)
    if standing is None or when is None:
        return ""
    if standing.milestone is None:
        return when.day or spell(when)
    meeting = card.set_here[standing.milestone]
    off = aside(texts.cancelled) if meeting.outcome is Fate.CANCELLED else ""
    before = texts.before.format(meeting=readable(title(meeting)), date=spell(when))
    return before + off


def _wording(sentences: Iterable[Sentence], since: str) -> Iterator[tuple[str, str]]:
    """The statement's words, each sentence with where it stands, and its official translation."""
    for sentence in sentences:
        yield unmarked(sentence), _place(sentence, since)
        yield from translations(sentence)


def _place(sentence: Sentence, since: str) -> str:
    """Where a sentence stands, with what it needs, and since which statement."""
    place = cited(sentence.ref) + ("" if sentence.section else texts.preamble)
    after = texts.read_with.format(ref=cited(sentence.needs)) if sentence.needs else ""
    return place + after + (texts.since.format(statement=since) if since else "")


def _milestone(milestone: Milestone) -> str:
    if milestone.set_by is None:
        origin = texts.in_text
    else:
        origin = texts.changed_here if milestone.sentences else texts.set_here
    return f"{readable(title(milestone))}, {spell(milestone.when)}{aside(origin)}"


def _gaps(half: Half, side: Side) -> Iterable[str]:
    """What is missing on a side: "EU: no lead"."""
    missing = {
        texts.no_lead: not half.lead,
        texts.no_report: half.status is Status.NOT_REPORTED,
        texts.late: half.late,
        texts.no_evidence: half.status in (Status.COMPLETE, Status.SUBSTANTIAL) and not half.proofs,
    }
    words = ", ".join(gap for gap, found in missing.items() if found)
    return [f"{SIDES[side]}{texts.colon}{words}"] if words else []


def _count(topic: str, name: str, cards: Sequence[Card], day: date) -> Count:
    tallies = {side: tally(cards, side) for side in SEATS}
    total = len(cards)
    states = {side: found.statuses for side, found in tallies.items()}
    return Count(
        topic=topic,
        title=name,
        deliverables=total,
        led={side: found.led for side, found in tallies.items()},
        reported={side: total - states[side].get(Status.NOT_REPORTED, 0) for side in SEATS},
        complete={side: states[side].get(Status.COMPLETE, 0) for side in SEATS},
        late={side: sum(card.late(side, day) for card in cards) for side in SEATS},
        states=states,
    )


def _names(shown: StocktakeShown) -> dict[str, str]:
    """What the people are called who stand in the table, by their ids."""
    found: dict[str, str] = {}
    for card in shown.cards:
        for side in SEATS:
            if seat := card.seat(side):
                found[seat.holder] = seat.name
            if standing := card.standing(side):
                found[standing.by] = standing.name
    for evidence in shown.evidence.values():
        found |= {each.by: each.name for each in evidence}
    return found


def _named(text: str, names: Mapping[str, str]) -> str:
    """A note in which Slack's tokens of people and channels are names; all else as typed."""

    def spelt(token: Token) -> str:
        return plainly(token, names, texts.somebody, texts.group)

    return in_words(text, spelt)
