"""The coding that the rules propose for a text: a catalogue in which a person decides later.

Every sentence carries the rule that spoke and whether it is sure. Ids of deliverables are counted
from 1 in each topic and are provisional: publishing gives a promise that is kept its old id.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.catalogue.checks.text import CONTEXT
from bot.domain.dates import undated
from bot.domain.prose import is_japanese
from bot.domain.statement import (
    Catalogue,
    Deliverable,
    Fate,
    Instrument,
    Kind,
    Milestone,
    Proposal,
    Section,
    Sentence,
    Statement,
    Topic,
)
from bot.drafts.dates import dates_of
from bot.drafts.facts import actors, instruments_of, parties_of
from bot.drafts.kinds import Reading, read
from bot.drafts.outline import Outline, Quote, outline
from bot.drafts.strength import strength_of
from bot.drafts.titles import title_of
from bot.drafts.topics import GENERAL, Topics, new_topic
from bot.drafts.wording import plain

_LEANS = re.compile(r"^(?:They|This|These|It|Such|Those|Its)\b")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_MEETING = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})\s+(?:\w+\s+)?meeting\s+of\s+(?:the\s+)?[^.,;]*?"
    r"(?P<council>(?-i:(?:[A-Z][\w’'-]*\s+(?:(?:and|on|for|of)\s+)?)*)Council)",
    re.IGNORECASE,
)
# The parties before a Council's name are no part of it.
_PARTIES = re.compile(r"^(?:(?:European\s+Union|EU|Japan|[A-Z]{2,3})\b[\s–-]*)+")
_COUNCIL = "Digital Partnership Council"  # where a text says no more than "the Council"
_PLACE = re.compile(
    r"\b(?:took place|met|was held|held|convened|place)\b[^.;]{0,80}?\b(?:in|at)\s+"
    r"((?:[A-Z][\w’'-]+)(?:[ -][A-Z][\w’'-]+){0,2})"
)
_DATELINE = re.compile(r"^((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2}), (?=\d|[A-Z][a-z]+ \d)")
_OPENING = 1_500  # code points at the start that tell who met, when and where
_TOGETHER = re.compile(
    r"\b(?:both sides|the (?:two )?(?:sides|participants|parties|leaders|ministers|co-chairs)"
    r"|joint statement|council|summit|declaration)|共同|双方|両者|協力",
    re.IGNORECASE,
)
_WE = re.compile(r"\bwe\b", re.IGNORECASE)  # a shop says it, too
_SPEAKING = 0.1  # the share of sentences in which somebody must speak, promise or welcome


class NoStatementError(Exception):
    """The text is no joint statement, or does not say when and where; in one line."""


@dataclass(frozen=True)
class Read:
    """A sentence with what the rules make of it; `japanese` ones are left to a person."""

    quote: Quote
    reading: Reading
    japanese: bool

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that are proposed: none for Japanese."""
        return () if self.japanese else self.reading.kinds


def read_one(quote: Quote) -> Read:
    """Read what one sentence does."""
    return Read(quote, read(quote.exact, quote.lead), is_japanese(quote.exact))


def read_all(text: str) -> tuple[Outline, tuple[Read, ...]]:
    """Read a text's outline and what each of its sentences does.

    Raises:
        NoStatementError: when hardly any sentence speaks as a joint statement does.
    """
    whole = outline(text)
    reads = tuple(map(read_one, whole.quotes))
    promising = sum(bool(each.reading.cues) or each.japanese for each in reads)
    together = len(_TOGETHER.findall(text))
    speaking = together + len(_WE.findall(text)) if together else 0
    if not reads or min(promising, speaking) < max(1, _SPEAKING * len(reads)):
        raise NoStatementError("this is not a joint statement: it hardly says what was agreed")
    return whole, reads


def propose(
    text: str, known: Sequence[Topic], held: date | None = None, place: str | None = None
) -> Catalogue:
    """Propose the coding of a statement; what `held` and `place` do not say is read in the text.

    Raises:
        NoStatementError: when it is no statement, or tells neither its day nor its place.
    """
    whole, reads = read_all(text)
    held = held or _day(whole, text)
    place = place or _place(whole, text)
    sides = sides_of(whole.title, text)
    topics, codes = _topics(whole, reads, known)
    sentences = tuple(_sentences(text, reads, codes, sides))
    by_section = _topics_are_sections(whole, topics, codes)
    return Catalogue(
        statement=Statement(
            slug=f"{held.isoformat()}-{_slug(place)}",
            title=whole.title,
            meeting=whole.title or f"{place}, {held.isoformat()}",
            held=held,
            place=place,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        ),
        topics=topics,
        sentences=sentences,
        deliverables=tuple(_deliverables(reads, sentences, codes)),
        milestones=tuple(_milestones(sentences, held)),
        instruments=tuple(_instruments(sentences)),
        sections=()
        if by_section
        else tuple(Section(number=h.number, title=h.title) for h in whole.headings),
        omitted=whole.omitted,
    )


def sides_of(title: str, text: str) -> tuple[str, ...]:
    """The two sides of a statement, as its title and its first words name them."""
    return parties_of(f"{title} {plain(text[:_OPENING])}")


def proposed(
    text: str, each: Read, topic: str, sides: tuple[str, ...], needs: str | None
) -> Sentence:
    """Propose the coding of one sentence of `text`; `needs` is the one that it leans on, if any."""
    quote, cue = each.quote, None if each.japanese else each.reading.commitment
    rule = "Japanese: a person decides" if each.japanese else each.reading.rule
    return Sentence(
        ref=quote.ref,
        exact=quote.exact,
        prefix=text[max(0, quote.start - CONTEXT) : quote.start],
        suffix=text[quote.end : quote.end + CONTEXT],
        start=quote.start,
        end=quote.end,
        kinds=each.kinds,
        strength=strength_of(each.reading) if cue else None,
        parties=actors(each.reading.text, cue, sides) if cue else (),
        needs=needs,
        topic=topic,
        dates=dates_of(quote.exact),
        proposal=Proposal(rule=rule, sure=each.reading.sure and not each.japanese),
    )


def _slug(place: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", place.casefold()).strip("-") or "statement"


def _day(whole: Outline, text: str) -> date:
    opening = f"{whole.title}\n{text[:_OPENING]}"
    for when in dates_of(opening):
        if when.exact and when.latest:
            return when.latest
    raise NoStatementError("the text does not say on which day it was agreed: give --held DATE")


def _place(whole: Outline, text: str) -> str:
    opening = plain(text[:_OPENING])
    for line in (whole.title, *text[:_OPENING].splitlines()):
        if found := _DATELINE.match(line.strip(" *_#")):
            return found[1]
    if found := _PLACE.search(opening):
        return found[1]
    raise NoStatementError("the text does not say where it was agreed: give --place PLACE")


def _topics(
    whole: Outline, reads: Sequence[Read], known: Sequence[Topic]
) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """The topics that are used, and the code of each sentence's topic."""
    finder = Topics(known)
    of_heading = {h: finder.of(h.title) for h in whole.headings}
    codes: list[str] = []
    for each in reads:
        heading = each.quote.heading
        own = of_heading.get(heading) or finder.of(each.quote.exact)
        near = codes[-1] if codes and reads[len(codes) - 1].quote.heading == heading else None
        codes.append(own or near or "")
    made: dict[str, Topic] = {}
    if whole.numbered:
        for heading in whole.headings:
            if of_heading[heading] is None:
                made[heading.title] = new_topic(
                    heading.title,
                    heading.number,
                    [*(t.code for t in known), *(t.code for t in made.values())],
                )
        codes = [
            made[e.quote.heading.title].code if e.quote.heading.title in made else code
            for e, code in zip(reads, codes, strict=True)
        ]
    final = tuple(code or GENERAL.code for code in codes)
    numbers = {of_heading[h]: h.number for h in reversed(whole.headings)} if whole.numbered else {}
    titles = {of_heading[h]: h.title for h in reversed(whole.headings)} if whole.numbered else {}
    shown = [
        t.model_copy(
            update={"number": numbers.get(t.code, 0), "title": titles.get(t.code, t.title)}
        )
        for t in known
        if t.code in final or t.code in numbers
    ]
    general = [GENERAL] if GENERAL.code in final else []
    return (*shown, *made.values(), *general), final


def _topics_are_sections(whole: Outline, topics: Sequence[Topic], codes: Sequence[str]) -> bool:
    """Whether each section is one topic and each topic one section, as in 2024."""
    numbers = sorted(topic.number for topic in topics if topic.code != GENERAL.code)
    if not whole.numbered or numbers != [h.number for h in whole.headings]:
        return False
    number_of = {topic.code: topic.number for topic in topics}
    return all(
        quote.heading.number in (0, number_of[code])
        for quote, code in zip(whole.quotes, codes, strict=True)
    )


def _sentences(
    text: str, reads: Sequence[Read], codes: Sequence[str], sides: tuple[str, ...]
) -> Iterable[Sentence]:
    before: Quote | None = None
    for each, code in zip(reads, codes, strict=True):
        quote = each.quote
        leans = before is not None and before.heading == quote.heading and _LEANS.match(quote.exact)
        yield proposed(text, each, code, sides, before.ref if leans and before else None)
        before = quote


def _deliverables(
    reads: Sequence[Read], sentences: Sequence[Sentence], codes: Sequence[str]
) -> Iterable[Deliverable]:
    count: Counter[str] = Counter()
    for each, sentence, code in zip(reads, sentences, codes, strict=True):
        if sentence.strength and (cue := each.reading.commitment):
            count[code] += 1
            yield Deliverable(
                id=f"{code}-{count[code]}",
                title=title_of(sentence.exact, each.reading.text, cue),
                sentences=(sentence.ref,),
                strength=sentence.strength,
            )


def _milestones(sentences: Sequence[Sentence], held: date) -> Iterable[Milestone]:
    """The Councils that the text counts: each once, from the sentence that dates it.

    An id is the Council's initials and the number of the meeting: "DPC-3".
    """
    found: dict[str, Milestone] = {}
    for sentence in sentences:
        if match := _MEETING.search(sentence.exact):
            name = _PARTIES.sub("", match["council"])
            council = name if " " in name else _COUNCIL
            initials = "".join(word[0] for word in council.split() if word[0].isupper())
            number = f"{initials}-{_ORDINALS.index(match['nth'].casefold()) + 1}"
            when = sentence.dates[0] if sentence.dates else undated(match["nth"])
            past = when.latest is not None and when.latest <= held
            known = found.get(number)
            if known is None or (known.when.edtf is None and when.edtf):
                found[number] = Milestone(
                    id=number,
                    title=f"{match['nth'].capitalize()} meeting of the {council}",
                    when=when,
                    sentences=(sentence.ref,),
                    outcome=Fate.HELD if past else Fate.OPEN,
                )
    return found.values()


def _instruments(sentences: Sequence[Sentence]) -> Iterable[Instrument]:
    count: Counter[str] = Counter()
    seen: set[str] = set()
    for sentence in sentences:
        for named in instruments_of(plain(sentence.exact)):
            if named.title.casefold() in seen:
                continue
            seen.add(named.title.casefold())
            initials = "".join(word[0] for word in named.form.split()).upper()
            count[initials] += 1
            yield Instrument(
                id=f"{initials}-{count[initials]}",
                title=named.title,
                form=named.form,
                state="signed" if named.signed else "named, state not given",
                parties=tuple(p for p in named.parties if p in sentence.exact),
                signed=named.date if named.date and named.date.words in sentence.exact else None,
                sentences=(sentence.ref,),
            )
