"""The statement and its coding: what was agreed, anchored word for word in its source.

Terms follow the G7/G20 Research Group (commitment, binding wording) and the W3C annotation
model (TextQuoteSelector, TextPositionSelector). Nothing here says who leads a deliverable:
the text names almost no owners.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")
_Said = Annotated[str, Field(pattern=r"\S")]  # words, at least one


class Record(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, but without the cached properties, which would tell of the old values."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(copied).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Kind(StrEnum):
    """What a sentence does; a compound sentence may do two things."""

    COMMITMENT = "commitment"
    WELCOME = "welcome"
    CONTEXT = "context"
    DONE = "done"


BOTH_SIDES = {"EU", "Japan"}  # as `parties` name them


class Strength(StrEnum):
    """How binding the wording of a commitment is, strongest first."""

    FIRM = "firm"
    CONTINUING = "continuing"
    EXPLORATORY = "exploratory"
    PERMISSIVE = "permissive"

    @property
    def rank(self) -> int:
        """Its place among all; 0 is the strongest."""
        return tuple(Strength).index(self)


class Decision(StrEnum):
    """What became of an earlier promise in a later statement, as a person has decided.

    `unclear`: the later text does not say; the promise goes on with its wording of before.
    """

    KEPT = "kept"
    STRONGER = "stronger"
    WEAKER = "weaker"
    FULFILLED = "fulfilled"
    DROPPED = "dropped"
    UNCLEAR = "unclear"

    @property
    def rewords(self) -> bool:
        """Whether the later statement has a wording of its own for the promise."""
        return self in (Decision.KEPT, Decision.STRONGER, Decision.WEAKER)

    @property
    def ends(self) -> bool:
        """Whether the promise is open no more."""
        return self in (Decision.FULFILLED, Decision.DROPPED)


class When(Record):
    """A date as far as it is known: EDTF, the words it came in, and its bounds for queries.

    `edtf` is None, and both bounds are, for what has no date ("upcoming"). `at` is set only
    where an hour was given, in the zone that was given with it.
    """

    edtf: str | None
    words: str
    earliest: date | None = None
    latest: date | None = None
    at: AwareDatetime | None = None
    zone: str | None = None

    @property
    def exact(self) -> bool:
        """Whether the day, or the range of days, is known: only then can one count days to it."""
        return self.edtf is not None and all(
            len(part) >= len("2024-05-02") and not {"~", "["} & {*part}
            for part in self.edtf.split("/")
        )

    @property
    def day(self) -> date | None:
        """The day, where the date is one whole day and no more: as a calendar's field shows it."""
        return (
            self.earliest if self.exact and self.earliest == self.latest and not self.at else None
        )


class Proposal(Record):
    """Why a sentence is coded as it is, as long as no person has decided: the rule that spoke.

    `sure` is false where people who code statements would disagree about such words.
    """

    rule: str
    sure: bool


class Document(Record):
    """Where an official translation stands: its language ("ja"), title, day and address."""

    language: str = Field(pattern=r"^[a-z]{2,3}$")
    title: _Said
    published: date
    link: str = Field(pattern=r"^https?://\S+$")


class Translation(Record):
    """An official translation of a statement, word for word, by the references of the sentences.

    It holds those sentences that somebody has entered; none of these words are ours.
    """

    source: Document
    sentences: dict[str, _Said]


class Translated(Record):
    """A sentence in the words of an official translation, and where these stand."""

    words: str
    source: Document


class Sentence(Record):
    """One sentence of the source, quoted to the letter.

    `ref` is its section and its place there ("6.3"; section 0 is the preamble); where there are
    several statements, after the one that it belongs to ("2024 §6.3"). `exact` stands
    in the source at code points `start` to `end`, between `prefix` and `suffix`. `needs` names
    the sentence without which this one cannot be understood ("This cooperation"). `topic` is its
    topic's code where sections are no topics; `dates` are the absolute dates that it names.
    `proposal` is gone once a person has decided. `translated` are its words in official
    translations, one of each language that has any; set where statements are joined.
    """

    ref: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    kinds: tuple[Kind, ...]
    strength: Strength | None = None
    parties: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    needs: str | None = None
    topic: str | None = None
    dates: tuple[When, ...] = ()
    proposal: Proposal | None = None
    translated: tuple[Translated, ...] = ()

    @property
    def promisers(self) -> tuple[str, ...]:
        """Who promises it, where that is not both sides; empty where it is, or nobody does."""
        return () if set(self.parties) == BOTH_SIDES else self.parties

    @property
    def section(self) -> int:
        """The number of the section that the sentence stands in."""
        return int(self.ref.rpartition("§")[2].partition(".")[0])


class Section(Record):
    """A heading of a statement whose sections are no topics; its place in the text is `number`."""

    number: int
    title: str


class Topic(Record):
    """What a statement is about: its stable code, its heading, and what people call it.

    `number` is the section that the topic is; 0 where no section is a topic. Where there are
    several statements, `sections` are those that it is, each after its statement, the newest
    first ("2024 §6").
    """

    code: str
    number: int
    title: str
    japanese: str
    aliases: tuple[str, ...]
    sections: tuple[str, ...] = ()


class Deliverable(Record):
    """What a person can own and finish; `title` is our reading, never the text's.

    One without a `strength` is watched: no sentence promises it, and somebody must follow it up.
    """

    id: str
    title: str
    sentences: tuple[str, ...]
    milestones: tuple[str, ...] = ()
    strength: Strength | None = None

    @property
    def topic(self) -> str:
        """The code of the topic that the deliverable belongs to."""
        return self.id.rpartition("-")[0]


class Fate(StrEnum):
    """What became of a meeting, as far as it is recorded here."""

    OPEN = "open"
    HELD = "held"
    CANCELLED = "cancelled"


class Milestone(Record):
    """An event that deliverables are due before, from the text or set in Slack.

    One from the text carries the sentences that name it; one set here carries `set_by`, the
    Slack user who last changed it. `revision` counts the changes of its date.
    """

    id: str
    title: str
    when: When
    place: str | None = None
    sentences: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    outcome: Fate = Fate.OPEN
    link: str | None = None
    revision: int = 0
    set_by: str | None = None
    set_at: datetime | None = None


class Instrument(Record):
    """A memorandum or an arrangement: parties, date and signatories only as the text says."""

    id: str
    title: str
    form: str
    state: str
    parties: tuple[str, ...]
    signed: When | None = None
    signatories: tuple[str, ...] = ()
    sentences: tuple[str, ...]


class Earlier(Record):
    """What became of a promise that was open before this statement.

    Where the decision rewords it, the statement's own deliverable of that `id` has the wording.
    `sentences` say that it is fulfilled, if any does.
    """

    id: str
    decision: Decision
    sentences: tuple[str, ...] = ()


class Statement(Record):
    """Where the words come from: the document and the fingerprint of its source.

    `before` are the days of the statements that it follows, as far as they are loaded, the newest
    first; set where statements are joined.
    """

    slug: str
    title: str
    meeting: str
    held: date
    place: str
    sha256: str
    before: tuple[date, ...] = ()


class Catalogue(Record):
    """One statement, coded: everything that the bot knows of it.

    `deliverables` are what is promised; `watched` is followed up, and counted apart. `sections`
    are the headings where these are no topics (pillars, unnumbered ones); `omitted` are the lines
    of the source that are left out on purpose, to the letter. `earlier` says what became of each
    promise that the statements before had left open. `called` are names that people use for
    deliverables, by id.
    """

    statement: Statement
    topics: tuple[Topic, ...]
    sentences: tuple[Sentence, ...]
    deliverables: tuple[Deliverable, ...]
    milestones: tuple[Milestone, ...]
    instruments: tuple[Instrument, ...]
    sections: tuple[Section, ...] = ()
    omitted: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    called: dict[str, tuple[str, ...]] = {}
    watched: tuple[Deliverable, ...] = ()
    translations: tuple[Translation, ...] = ()

    @cached_property
    def followed(self) -> tuple[Deliverable, ...]:
        """All that somebody can lead: what is promised, then what is watched."""
        return (*self.deliverables, *self.watched)

    def watched_of(self, code: str) -> tuple[Deliverable, ...]:
        """What is watched in a topic, by its code, in the order of the ids."""
        return self._watched_by_topic.get(code, ())

    @cached_property
    def topic_by_code(self) -> dict[str, Topic]:
        """Topics by their code."""
        return {topic.code: topic for topic in self.topics}

    @cached_property
    def sentence_by_ref(self) -> dict[str, Sentence]:
        """Sentences by their reference."""
        return {sentence.ref: sentence for sentence in self.sentences}

    @cached_property
    def deliverable_by_id(self) -> dict[str, Deliverable]:
        """All that somebody can lead, promised or watched, by its id."""
        return {deliverable.id: deliverable for deliverable in self.followed}

    @cached_property
    def _sentences_by_section(self) -> dict[int, tuple[Sentence, ...]]:
        return _grouped(self.sentences, lambda sentence: sentence.section)

    @cached_property
    def _sentences_by_topic(self) -> dict[str | None, tuple[Sentence, ...]]:
        return _grouped(self.sentences, lambda sentence: sentence.topic)

    @cached_property
    def _deliverables_by_topic(self) -> dict[str, tuple[Deliverable, ...]]:
        return _grouped(self.deliverables, lambda deliverable: deliverable.topic)

    @cached_property
    def _watched_by_topic(self) -> dict[str, tuple[Deliverable, ...]]:
        return _grouped(self.watched, lambda deliverable: deliverable.topic)

    @cached_property
    def _deliverables_by_milestone(self) -> dict[str, tuple[Deliverable, ...]]:
        named = [(id, each) for each in self.followed for id in each.milestones]
        found = _grouped(named, lambda pair: pair[0])
        return {id: tuple(each for _, each in pairs) for id, pairs in found.items()}

    def sentences_of(self, topic: Topic) -> tuple[Sentence, ...]:
        """All sentences of a topic, or of the section that it is, in the order of the text."""
        if self.sections:
            return self._sentences_by_topic.get(topic.code, ())
        return self._sentences_by_section.get(topic.number, ())

    def topic_of(self, sentence: Sentence) -> Topic | None:
        """The topic that a sentence is about: its own, or that of its section."""
        if self.sections or sentence.topic:
            return self.topic_by_code.get(sentence.topic or "")
        known = (topic for topic in self.topics if topic.number)
        return next((each for each in known if each.number == sentence.section), None)

    def deliverables_of(self, code: str) -> tuple[Deliverable, ...]:
        """All deliverables of a topic, by its code, in the order of their ids."""
        return self._deliverables_by_topic.get(code, ())

    def deliverables_before(self, milestone: str) -> tuple[Deliverable, ...]:
        """All deliverables for which the text names a milestone, by its id."""
        return self._deliverables_by_milestone.get(milestone, ())


def _grouped(
    records: Iterable[_Item], key: Callable[[_Item], _Key]
) -> dict[_Key, tuple[_Item, ...]]:
    """Records by a key of theirs, in order; in one pass, since there may be thousands."""
    found: dict[_Key, list[_Item]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return {each: tuple(those) for each, those in found.items()}
