"""Words: what others typed made harmless, what the bot's own terms are called, and numbers.

The statement's own headings and our titles are English; what they are called in another language
stands beside each statement, `config/statements/<statement>/titles.<language>.po`, by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from bot.domain.people import NAME_LIMIT
from bot.domain.rules.status import FURTHEST_FIRST, Status
from bot.domain.sides import Side
from bot.domain.statement import Deliverable, Fate, Instrument, Milestone, Topic
from bot.domain.text import one_line
from bot.render.kit.language import Marked, _, enumerated, listed, marked, ngettext, pgettext
from bot.render.kit.mentions import readable

NAME = NAME_LIMIT  # to which names are cut

K = TypeVar("K")


class Terms(Mapping[K, str], Generic[K]):
    """What things are called, in the language that is being spoken when it is looked up."""

    def __init__(self, english: Mapping[K, Marked]) -> None:
        """Take the English of each."""
        self._english = english

    def __getitem__(self, key: K) -> str:
        """The word for one of them."""
        return _(self._english[key])

    def __iter__(self) -> Iterator[K]:
        """Go through the things, in their order."""
        return iter(self._english)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._english)


SIDES = Terms(
    {
        Side.EU: marked("EU"),
        Side.JAPAN: marked("Japan"),
        Side.COORDINATOR: marked("coordinator"),
    }
)
# Within a sentence.
THE = Terms({Side.EU: marked("the EU"), Side.JAPAN: marked("Japan")})
STATES = Terms(
    {
        Status.NOT_REPORTED: marked("not reported"),
        Status.DROPPED: marked("dropped"),
        Status.NOT_STARTED: marked("not started"),
        Status.IN_PROGRESS: marked("in progress"),
        Status.SUBSTANTIAL: marked("substantial"),
        Status.COMPLETE: marked("complete"),
    }
)
# In the order of progress, with what ends it last. What takes a report back is typed.
MEANINGS = Terms(
    {
        Status.NOT_STARTED: marked("No work has begun."),
        Status.IN_PROGRESS: marked("Work has begun."),
        Status.SUBSTANTIAL: marked("Most of it is done."),
        Status.COMPLETE: marked("All of it is done."),
        Status.DROPPED: marked("Your side will not do it."),
    }
)
FATES = Terms(
    {Fate.OPEN: marked("open"), Fate.HELD: marked("held"), Fate.CANCELLED: marked("cancelled")}
)

_RINGS = re.compile(r"@(?=here|channel|everyone|group)", re.IGNORECASE)
_HALF_A_TOKEN = re.compile(r"<[@#!][^<>]*$")
_WORD_JOINER = "\u2060"


def escape(text: str) -> str:
    """Make any text harmless in Slack's markup: nothing in it is a link, and nothing rings.

    Tokens of Slack's in what people typed are names; a channel of which Slack has not told the
    name is its id.
    """
    plain = readable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _RINGS.sub("@" + _WORD_JOINER, plain) if "@" in plain else plain


def shorten(text: str, limit: int = 80) -> str:
    """Put a text on one line of at most `limit` characters; a cut shows as an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return _HALF_A_TOKEN.sub("", line[: limit - 1]).rstrip() + "…"


def called(parties: Sequence[str]) -> str:
    """Who makes a promise or signs, in a list: as the text names them, in the language."""
    return listed([pgettext("party", each) for each in parties])


def aside(words: object) -> str:
    """What is said in brackets, to follow what it is about: " (3)"."""
    # Translators: brackets as the language writes them, with the space before them, if any.
    return _(" ({words})").format(words=words)


def title(thing: Topic | Deliverable | Milestone | Instrument) -> str:
    """What it is called; as it was written where nobody has translated it, or typed in Slack."""
    id = thing.code if isinstance(thing, Topic) else thing.id
    return pgettext(id, thing.title)


def fact(words: str) -> str:
    """One more fact, to follow others on a line."""
    return f" · {words}"


def sentence_case(words: str) -> str:
    """The same words as a sentence begins, in languages that begin one with a capital."""
    return words[:1].upper() + words[1:]


def states(counts: Mapping[Status, int]) -> str:
    """How many are in which state, the furthest first: "1 complete, 3 in progress"; no zeros."""
    known = [each for each in FURTHEST_FIRST if counts.get(each)]
    return enumerated([in_state(counts[each], STATES[each]) for each in known])


def in_state(number: int, state: str) -> str:
    """How many are in a state: "3 in progress", "8 stronger"."""
    return _("{count} {state}").format(count=number, state=state)


def state_of(word: str) -> str:
    """What a state is called, by the word under which it is kept; any other word as it is."""
    return STATES[Status(word)] if word in set(Status) else word


def deliverables(number: int) -> str:
    """Count deliverables: "1 deliverable", "3 deliverables", "no deliverables"."""
    if not number:
        return _("no deliverables")
    return ngettext("{count} deliverable", "{count} deliverables", number).format(count=number)
