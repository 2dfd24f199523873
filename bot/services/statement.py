"""What people look up. Nothing here changes anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain import names
from bot.domain.asking import LONGEST, leaves_out, subject, without_parties
from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.filters import read_filter
from bot.domain.commands.hints import readings
from bot.domain.commands.lists import ListFiltered
from bot.domain.commands.menu import nearest_commands, read_view
from bot.domain.commands.milestones import ListMilestones, ShowNext
from bot.domain.commands.phrases import asked, is_against
from bot.domain.commands.statement import Find, ListInstruments, ListTopics, Search, Show, ShowTopic
from bot.domain.commands.words import find_reference, ids_in, sole_id
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Kind, Misunderstood, NotFound, TopicAsked
from bot.domain.outcomes.lists import ListShown
from bot.domain.outcomes.milestones import MilestoneShown, MilestonesShown, NextShown
from bot.domain.outcomes.series import SentenceAsked
from bot.domain.outcomes.statement import (
    DeliverableShown,
    InstrumentsShown,
    Searched,
    SentenceShown,
    TopicProgress,
    TopicShown,
    TopicsShown,
)
from bot.domain.rules.milestones import agenda, contradicts, is_over
from bot.domain.search import search, share_found
from bot.domain.statement import (
    Decision,
    Deliverable,
    Milestone,
    Sentence,
    Statement,
    Topic,
)
from bot.services import lists
from bot.services.context import Context
from bot.services.lookups import missing, nearest
from bot.services.reminders import due_at
from bot.services.usecases import reads
from storage import evidence

NEAREST = 3  # things that are offered to whoever was not understood
_MOST = 0.6  # of the words of a question, for the statement to answer it
_FIRST = ("topics", "next", "help")


@reads(ListTopics, same_for_all=True)
def topics(context: Context, _: ListTopics) -> TopicsShown:
    """All topics with their progress."""
    rows = tuple(_progress(context, topic) for topic in context.catalogue.topics)
    return TopicsShown(context.catalogue.statement, rows)


@reads(ShowTopic, same_for_all=True)
def topic(context: Context, command: ShowTopic) -> Outcome:
    """One topic by what people call it; a choice where the words may mean several."""
    name = command.name
    found = _topic_called(context, name) or (None if sole_id(name) else _mentioned(context, name))
    return found or missing(context, command.name, Kind.TOPIC, _nearest(context, command.name))


@reads(Find, same_for_all=True)
def find(context: Context, command: Find) -> Outcome:
    """Bare words: what an id in them names, a topic, a meeting, or a search, in this order."""
    words = command.words
    known = {*context.catalogue.deliverable_by_id, *context.milestones}
    ids = tuple(id for id in ids_in(words) if id in known)
    if len(ids) > 1:
        return Misunderstood(BadCommand(Trouble.SEVERAL_IDS, words, "show", suggestions=ids))
    if ids:
        return show(context, Show(ids[0]))
    if len(words) > LONGEST:
        return _topic_called(context, words) or _search(context, words)
    return (
        _called(context, words)
        or _fitting(context, words)
        or _mentioned(context, words)
        or _misspelt(context, words)
        or _held(context, words)
        or _referred(context, words)
        or _not_understood(context, words)
    )


@reads(Search)
def searched(context: Context, command: Search) -> Outcome:
    """Sentences and deliverables that hold the words, best first; or what is of that id."""
    id = sole_id(command.words)
    if id in context.catalogue.deliverable_by_id:
        return show(context, Show(id))
    return _search(context, command.words)


@reads(Show, same_for_all=True)
def show(context: Context, command: Show) -> Outcome:
    """A deliverable, a meeting or a sentence by its id or reference."""
    id, catalogue = command.id, context.catalogue
    if deliverable := catalogue.deliverable_by_id.get(id):
        return _deliverable(context, deliverable)
    if meeting := context.milestones.get(id):
        return _milestone(context, meeting)
    if sentences := catalogue.referred(id):
        several = len(sentences) > 1
        return SentenceAsked(id, sentences) if several else _sentence(context, sentences[0])
    code = id.rpartition("-")[0]
    if code in catalogue.topic_by_code:
        return NotFound(id, nearest(id, catalogue.deliverable_by_id))
    found = _search(context, id.replace("-", " "))  # words like "phase 2" look like an id
    return NotFound(id, found.nearest) if isinstance(found, NotFound) else found


@reads(ListMilestones, same_for_all=True)
def milestones(context: Context, _: ListMilestones) -> MilestonesShown:
    """All meetings, sorted by where they stand in time."""
    dates = agenda(context.milestones.values(), context.now)
    return MilestonesShown(
        context.catalogue.statement, dates.ahead, dates.undated, dates.passed, dates.settled
    )


@reads(ShowNext)
def upcoming(context: Context, _: ShowNext) -> NextShown:
    """The meetings ahead; where there is none, the last that the statement promised."""
    dates = agenda(context.milestones.values(), context.now)
    statement = context.catalogue.statement
    stated = [meeting for meeting in dates.passed if meeting.sentences]
    if dates.ahead:
        cards, set_here = due_at(context, dates.ahead[0])
        return NextShown(statement, dates.ahead, cards=cards, set_here=set_here)
    if not stated:
        return NextShown(statement, ())
    sentence = context.catalogue.sentence_by_ref[stated[0].sentences[0]]
    return NextShown(statement, (), stated[0], sentence)


@reads(ListInstruments, same_for_all=True)
def instruments(context: Context, _: ListInstruments) -> InstrumentsShown:
    """Memoranda and arrangements, as far as the text speaks of them."""
    catalogue = context.catalogue
    refs = {ref for instrument in catalogue.instruments for ref in instrument.sentences}
    sentences = {ref: catalogue.sentence_by_ref[ref] for ref in refs}
    return InstrumentsShown(catalogue.statement, catalogue.instruments, sentences)


def _topic_called(context: Context, name: str) -> Outcome | None:
    return _of(context, name, names.resolve_topic(context.catalogue.topics, name))


def _of(context: Context, name: str, match: names.TopicMatch) -> Outcome | None:
    match match:
        case names.OneTopic(topic, others):
            return _topic(context, topic, others)
        case names.SeveralTopics(several):
            return TopicAsked(name, tuple(several))
        case _:
            return None


def _called(context: Context, words: str) -> Outcome | None:
    """The topic or the meeting of that very name, as it is or without the words that ask."""
    meetings = tuple(context.milestones.values())
    _, named = names.mentioned_milestone(meetings, words)
    for name in dict.fromkeys((words, subject(words))):
        match = names.called(context.catalogue.topics, name)
        if name != words and _in_many(context, match, name):
            return _search(context, name)
        if name != words and named > len(name):
            return None
        if name != words and names.mentioned_deliverable(context.catalogue, name)[0]:
            return None
        if answer := _of(context, name, match):
            return answer
        if meeting := names.milestone_called(meetings, name):
            return _milestone(context, meeting)
    return None


def _fitting(context: Context, words: str) -> Outcome | None:
    """What fits words that a list is narrowed down by, and that hold a state or a mark."""
    chosen = read_filter(words, "list")
    if is_against(words) or isinstance(chosen, BadCommand) or not chosen.narrows_cards:
        return None
    answer = lists.listed(context, ListFiltered(chosen))
    return answer if isinstance(answer, ListShown) else None


def _in_many(context: Context, match: names.TopicMatch, name: str) -> bool:
    """Whether a sentence asks for what several topics hold: all of it is the answer."""
    return isinstance(match, names.SeveralTopics) and share_found(context.catalogue, name) >= 1


def _mentioned(context: Context, words: str) -> Outcome | None:
    """The topic, the deliverable in it or the meeting that a sentence names; the longest counts."""
    if leaves_out(words):
        return None
    catalogue = context.catalogue
    meetings = tuple(context.milestones.values())
    meeting, length = names.mentioned_milestone(meetings, words)
    topic, longest = names.mentioned(catalogue.topics, words)
    # What was said at a Council is about a topic.
    others = names.topics_named(catalogue.topics, words)
    at_council = meeting is not None and names.is_council(meeting) and len(others) == 1
    if at_council:
        topic = names.OneTopic(others[0])
    if meeting and length > longest and not at_council:
        return _milestone(context, meeting)
    id, long = names.mentioned_deliverable(catalogue, words)
    one = catalogue.deliverable_by_id.get(id or "")
    within = [each.code for each in names.topics_of(topic)]
    if one and long >= longest and within in ([], [one.topic]):
        return _deliverable(context, one)
    return _of(context, subject(words) or words, topic)


def _misspelt(context: Context, words: str) -> Outcome | None:
    """The topic or the meeting whose name the words may be a slip of."""
    name = subject(words) or words
    match = names.misspelt(context.catalogue.topics, name)
    if answer := _of(context, name, match):
        return answer
    meeting = context.milestone(name)
    return _milestone(context, meeting) if meeting else None


def _held(context: Context, words: str) -> Outcome | None:
    """What the statement holds of the words, if that is most of what is asked.

    What is left of a question that no rule knows is a guess.
    """
    name = subject(words) or words
    telling = without_parties(name)
    only_asks = name == words and " " in words and not subject(words)
    if leaves_out(words) or only_asks or (not telling and name != words):
        return None
    if share_found(context.catalogue, telling or name) < _MOST:
        return None
    if len(name.split()) == len(words.split()):
        return _search(context, words)
    found = _search(context, name)
    return found if asked(words) is not None else replace(found, guessed=True)


def _referred(context: Context, words: str) -> Outcome | None:
    """The sentence whose reference stands in the words."""
    found = find_reference(words)
    return show(context, Show(found[0])) if found else None


def _not_understood(context: Context, words: str) -> NotFound:
    """That it was not understood, and the three nearest things."""
    hits = search(context.catalogue, subject(words), NEAREST)
    match, _ = names.mentioned(context.catalogue.topics, words)
    near = [
        *(topic.code for topic in names.topics_of(match)),
        *(hit.deliverable_id for hit in hits if hit.deliverable_id),
        *(each for each in readings(words) if not read_view(each)),
        *_nearest(context, words),
        *_FIRST,
    ]
    return NotFound(words, tuple(dict.fromkeys(near))[:NEAREST])


def _topic(context: Context, topic: Topic, others: Sequence[Topic]) -> TopicShown:
    catalogue = context.catalogue
    progress = _progress(context, topic)
    dates = agenda(
        {m.id: m for card in progress.cards for m in card.milestones}.values(), context.now
    )
    return TopicShown(
        catalogue.statement,
        progress,
        catalogue.sentences_of(topic),
        dates.ahead[0] if dates.ahead else None,
        tuple(others),
        context.cards(catalogue.watched_of(topic.code)),
        *_became(context, topic),
    )


def _became(
    context: Context, topic: Topic
) -> tuple[Statement | None, Mapping[Decision | None, int], tuple[Deliverable, ...]]:
    """The statement before, what became of its promises on a topic, and those that ended."""
    series = context.catalogue
    if not series.several:
        return None, {}, ()
    decided = [e.decision for e in series.earlier if e.id.rpartition("-")[0] == topic.code]
    ended = tuple(each for each in series.ended if each.topic == topic.code)
    return series.statements[1], Counter[Decision | None](decided), ended


def _progress(context: Context, topic: Topic) -> TopicProgress:
    return TopicProgress(topic, context.cards(context.catalogue.deliverables_of(topic.code)))


def _deliverable(context: Context, deliverable: Deliverable) -> DeliverableShown:
    catalogue = context.catalogue
    refs: dict[str, Sentence] = {}
    for ref in deliverable.sentences:
        sentence = catalogue.sentence_by_ref[ref]
        if sentence.needs:
            refs[sentence.needs] = catalogue.sentence_by_ref[sentence.needs]
        refs[ref] = sentence
    return DeliverableShown(
        catalogue.statement,
        context.card(deliverable),
        catalogue.topic_by_code[deliverable.topic],
        tuple(refs.values()),
        tuple(evidence.of(context.conn, context.team, deliverable.id)),
        catalogue.lives.get(deliverable.id, ()) if catalogue.several else (),
    )


def _milestone(context: Context, meeting: Milestone) -> MilestoneShown:
    catalogue = context.catalogue
    cards, set_here = due_at(context, meeting)
    return MilestoneShown(
        catalogue.statement,
        meeting,
        is_over(meeting, context.now),
        tuple(catalogue.sentence_by_ref[ref] for ref in meeting.sentences),
        (*cards, *set_here),
        _told_otherwise(context, meeting),
    )


def _told_otherwise(context: Context, meeting: Milestone) -> Milestone | None:
    """The meeting as a later statement tells it, where that cannot be what is recorded here."""
    series = context.catalogue
    if not series.several:
        return None
    stated = next((each for each in series.milestones if each.id == meeting.id), None)
    return stated if stated and contradicts(meeting, stated) else None


def _sentence(context: Context, sentence: Sentence) -> SentenceShown:
    catalogue = context.catalogue
    return SentenceShown(
        catalogue.statement,
        sentence,
        catalogue.topic_of(sentence),
        catalogue.sentence_by_ref[sentence.needs] if sentence.needs else None,
        context.cards_of(
            id
            for id, promise in catalogue.deliverable_by_id.items()
            if sentence.ref in promise.sentences
            or any(sentence in each.sentences for each in catalogue.lives.get(id, ()))
        ),
    )


def _search(context: Context, words: str) -> Outcome:
    catalogue = context.catalogue
    hits = search(catalogue, words)
    if not hits:
        return NotFound(words, _nearest(context, words))
    by_id, by_ref = catalogue.deliverable_by_id, catalogue.sentence_by_ref
    ids = [hit.deliverable_id for hit in hits if hit.deliverable_id]
    refs = [hit.sentence_ref for hit in hits if hit.sentence_ref]
    refs += [ref for id in ids for ref in by_id[id].sentences]
    return Searched(
        catalogue.statement,
        words,
        hits,
        {ref: by_ref[ref] for ref in refs},
        {id: context.card(by_id[id]) for id in ids},
    )


def _nearest(context: Context, said: str) -> tuple[str, ...]:
    ids = names.nearest_ids([*context.catalogue.deliverable_by_id, *context.milestones], said)
    return (*ids, *nearest_commands(said))
