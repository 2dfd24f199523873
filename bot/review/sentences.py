"""What a person changes of one sentence: kinds, strength, sides, topic, titles, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.dates import DateError, bounds
from bot.domain.statement import (
    Catalogue,
    Deliverable,
    Kind,
    Section,
    Sentence,
    Strength,
    Topic,
    When,
)
from bot.domain.text import fold
from bot.drafts.dates import dates_of
from bot.drafts.kinds import Cue, read
from bot.drafts.proposals import sides_of
from bot.drafts.strength import strength_of
from bot.drafts.titles import LONGEST, targets_of, title_of
from bot.drafts.topics import new_topic
from bot.review.draft import Draft, RefusedError, recounted


def accepted(draft: Draft, ref: str) -> Draft:
    """Decide that a sentence is coded rightly as it stands.

    Raises:
        RefusedError: when it has no kind yet.
    """
    sentence = draft.at(ref)
    if not sentence.kinds:
        raise RefusedError("This sentence has no kind yet: choose one first (1 to 4).")
    return draft.with_sentences(sentence.model_copy(update={"proposal": None}))


def all_sure_accepted(draft: Draft) -> Draft:
    """Decide at once that each sentence of which the rules are sure is coded rightly."""
    sure = [s for s in draft.catalogue.sentences if s.proposal and s.proposal.sure and s.kinds]
    if not sure:
        raise RefusedError("No sentence is left of which the rules are sure.")
    return draft.with_sentences(*(s.model_copy(update={"proposal": None}) for s in sure))


def with_kind(draft: Draft, ref: str, kind: Kind) -> Draft:
    """Give a sentence this kind and no other."""
    return _with_kinds(draft, draft.at(ref), (kind,))


def with_kind_too(draft: Draft, ref: str, kind: Kind) -> Draft:
    """Give a sentence this kind beside what it has, or take it away where it has it."""
    sentence = draft.at(ref)
    kinds = {*sentence.kinds} ^ {kind}
    if not kinds:
        raise RefusedError("A sentence has at least one kind: choose the other one first.")
    return _with_kinds(draft, sentence, tuple(each for each in Kind if each in kinds))


def with_strength(draft: Draft, ref: str, strength: Strength) -> Draft:
    """Say how binding a sentence is; one that promised nothing becomes a commitment."""
    if Kind.COMMITMENT not in draft.at(ref).kinds:
        draft = with_kind(draft, ref, Kind.COMMITMENT)
    changed = draft.with_sentences(draft.at(ref).model_copy(update={"strength": strength}))
    promises = [
        (d.topic, d.model_copy(update={"strength": strength} if ref in d.sentences else {}))
        for d in changed.catalogue.deliverables
    ]
    return recounted(changed, promises)


def with_next_side(draft: Draft, ref: str) -> Draft:
    """Let the next ones act: all sides, then each of them alone, then all again."""
    sentence = draft.at(ref)
    if Kind.COMMITMENT not in sentence.kinds:
        raise RefusedError("Only a commitment says who is to act.")
    sides = _sides(draft)
    choices = [sides, *((side,) for side in sides if len(sides) > 1)]
    here = choices.index(sentence.parties) if sentence.parties in choices else -1
    parties = choices[(here + 1) % len(choices)]
    return draft.with_sentences(sentence.model_copy(update={"parties": parties}))


def with_topic(draft: Draft, ref: str, words: str) -> Draft:
    """Put a sentence, and those that share a promise with it, under the topic so named.

    `words` are its code, title or another name; after a "+" the title of a new topic.
    """
    topic = _topic(draft, words)
    shared = {r for d in draft.deliverables_of(draft.at(ref)) for r in d.sentences} | {ref}
    moved = [draft.at(each).model_copy(update={"topic": topic.code}) for each in sorted(shared)]
    promises = [
        (topic.code if shared & {*d.sentences} else d.topic, d)
        for d in draft.catalogue.deliverables
    ]
    changed = draft.with_sentences(*moved)
    return recounted(replace(changed, catalogue=_with_topics(changed.catalogue, topic)), promises)


def with_titles(draft: Draft, ref: str, titles: Sequence[str]) -> Draft:
    """Give a sentence a promise for each title: as many as it names targets, in this order."""
    sentence = draft.at(ref)
    titles = [" ".join(title.split()) for title in titles if title.strip()]
    _refuse_titles(sentence, titles)
    have = draft.deliverables_of(sentence)
    named = [
        (old.topic, old.model_copy(update={"title": title}))
        for old, title in zip(have, titles, strict=False)
    ]
    more = [
        (have[0].topic, have[0].model_copy(update={"id": "", "title": title}))
        for title in titles[len(have) :]
    ]
    others = [(d.topic, d) for d in draft.catalogue.deliverables if d not in have]
    return recounted(draft, [*others, *named, *more])


def with_targets(draft: Draft, ref: str) -> Draft:
    """Give a sentence a promise for each target that the rules see in it.

    Raises:
        RefusedError: when they see only one.
    """
    sentence = draft.at(ref)
    reading = read(sentence.exact)
    targets = targets_of(reading.text, reading.commitment) if reading.commitment else ()
    if len(targets) < 2:
        raise RefusedError("The rules see one target here: write a line for each title yourself.")
    return with_titles(draft, ref, targets)


def with_dates(draft: Draft, ref: str, lines: Sequence[str]) -> Draft:
    """Say which dates a sentence names: each its words, or words, "=" and the date as EDTF."""
    sentence = draft.at(ref)
    dates = tuple(_when(sentence, line) for line in lines if line.strip())
    return draft.with_sentences(sentence.model_copy(update={"dates": dates}))


def promise_of(sentence: Sentence, strength: Strength) -> Deliverable:
    """Propose the promise that a sentence makes; it has no id yet."""
    reading = read(sentence.exact)
    cue = reading.commitment or Cue("by a person", Kind.COMMITMENT, 0, 0, sure=False)
    title = title_of(sentence.exact, reading.text, cue)
    return Deliverable(id="", title=title, sentences=(sentence.ref,), strength=strength)


def _with_kinds(draft: Draft, sentence: Sentence, kinds: tuple[Kind, ...]) -> Draft:
    commits = Kind.COMMITMENT in kinds
    changed = sentence.model_copy(update={"kinds": kinds})
    promises = [(d.topic, d) for d in draft.catalogue.deliverables]
    if commits and sentence.strength is None:
        strength = strength_of(read(sentence.exact)) or Strength.FIRM
        given = {"strength": strength, "parties": _sides(draft)}
        changed = changed.model_copy(update=given)
        promises.append((draft.topic_of(sentence).code, promise_of(changed, strength)))
    elif not commits:
        changed = changed.model_copy(update={"strength": None, "parties": ()})
        promises = list(_without(promises, sentence.ref))
    return recounted(draft.with_sentences(changed), promises)


def _without(
    promises: Iterable[tuple[str, Deliverable]], ref: str
) -> Iterable[tuple[str, Deliverable]]:
    """The promises that are left when one sentence makes none."""
    for code, promise in promises:
        if left := tuple(each for each in promise.sentences if each != ref):
            yield code, promise.model_copy(update={"sentences": left})


def _sides(draft: Draft) -> tuple[str, ...]:
    return sides_of(draft.catalogue.statement.title, draft.text)


def _topic(draft: Draft, words: str) -> Topic:
    here = draft.catalogue.topics
    ahead = [t for t in draft.known if t.code not in draft.catalogue.topic_by_code]
    if words.strip().startswith("+"):
        title = " ".join(words.strip(" +").split())
        if not title:
            raise RefusedError("A new topic needs a title after the “+”.")
        return new_topic(title, 0, [topic.code for topic in (*here, *draft.known)])
    wanted = fold(words)
    for names_of in (lambda t: (t.code, t.title, t.japanese), lambda t: t.aliases):
        found = [t for t in (*here, *ahead) if wanted in map(fold, names_of(t))]
        if len(found) == 1:
            return found[0]
        if found:
            raise RefusedError(f"“{words}” may be {' or '.join(t.code for t in found)}: name one.")
    raise RefusedError(f"No topic is called “{words}”. To make it one, write “+ {words.strip()}”.")


def _with_topics(catalogue: Catalogue, topic: Topic) -> Catalogue:
    """The catalogue with this topic, and without those that nothing is about and no section is.

    Where each section was a topic the headings are listed from now on, for a sentence may be about
    another topic than its section.
    """
    sections = catalogue.sections or tuple(
        Section(number=t.number, title=t.title)
        for t in sorted(catalogue.topics, key=lambda t: t.number)
        if t.number
    )
    topics = catalogue.topics
    if topic.code not in catalogue.topic_by_code:
        topics = (*topics, topic.model_copy(update={"number": 0}))
    used = {sentence.topic for sentence in catalogue.sentences}
    topics = tuple(each for each in topics if each.number or each.code in used)
    return catalogue.model_copy(update={"topics": topics, "sections": sections})


def _refuse_titles(sentence: Sentence, titles: Sequence[str]) -> None:
    if Kind.COMMITMENT not in sentence.kinds:
        raise RefusedError("Only a commitment has a title: make it one first.")
    if not titles:
        raise RefusedError("A commitment needs a title.")
    if too_long := next((title for title in titles if len(title) > LONGEST), None):
        what = f"A title has at most {LONGEST} characters, this one {len(too_long)}: “{too_long}”."
        raise RefusedError(what)


def _when(sentence: Sentence, line: str) -> When:
    words, given, edtf = (part.strip() for part in line.partition("="))
    if words not in sentence.exact:
        raise RefusedError(f"“{words}” is not in the sentence: copy its own words.")
    found = () if given else dates_of(words)
    if len(found) == 1:
        return found[0].model_copy(update={"words": words})
    try:
        earliest, latest = bounds(edtf)
    except DateError:
        what = f"“{line.strip()}” gives no date: write its words, “=” and the date (2027, 2027-05)."
        raise RefusedError(what) from None
    return When(edtf=edtf, words=words, earliest=earliest, latest=latest)
