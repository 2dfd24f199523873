"""What a list is narrowed down to: read from words in any order, and said in words again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.people import find_people, no_topic, typed_person
from bot.domain.commands.words import spelt, take_seats, topic_names
from bot.domain.rules.status import STATUS_NAMES, UNSETTLED, Status
from bot.domain.sides import Side
from bot.domain.statement import Strength


class Mark(StrEnum):
    """What may be wrong with a deliverable on one side."""

    LATE = "late"
    SILENT = "silent"
    NO_LEAD = "no lead"
    NO_EVIDENCE = "no evidence"
    NO_DATE = "no date"


@dataclass(frozen=True)
class Filter:
    """Which deliverables a list holds: those of which all parts are true on one and the same side.

    Without a part all are. Of `topics` (names, or codes once they are looked up), `users`,
    `statuses` and `strengths` one suffices; all `marks` must fit.
    """

    topics: tuple[str, ...] = ()
    side: Side | None = None
    users: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    marks: tuple[Mark, ...] = ()
    strengths: tuple[Strength, ...] = ()

    @property
    def narrows_cards(self) -> bool:
        """Whether it leaves out some of the deliverables of its topics."""
        return bool(self.users or self.statuses or self.marks or self.strengths)


EVERYTHING = Filter()
_MARK_NAMES = {
    Mark.LATE: ("late", "overdue", "delayed", "期限超過", "期限切れ", "遅延", "遅れ"),
    Mark.SILENT: ("silent", "quiet", "音沙汰なし", "動きなし"),
    Mark.NO_LEAD: (
        "no lead", "no leads", "without a lead", "without lead", "unclaimed", "unassigned",
        "open seat", "open seats", "担当なし", "担当者なし", "未担当",
        "担当未定", "担当者未定", "空席",
    ),
    Mark.NO_EVIDENCE: (
        "no evidence", "without evidence", "unproven", "証拠なし", "根拠なし", "根拠資料なし",
        "エビデンスなし",
    ),
    Mark.NO_DATE: (
        "no date", "no due date", "without a date", "without date", "undated", "期限なし",
        "期限未定", "日付なし",
    ),
}  # fmt: skip
_STRENGTH_NAMES = {
    Strength.FIRM: ("firm", "明確"),
    Strength.CONTINUING: ("continuing", "継続"),
    Strength.EXPLORATORY: ("exploratory", "検討"),
    Strength.PERMISSIVE: ("permissive", "可能性"),
}
# Words that say something else in a list: what is "open" has no lead, "none" is no state.
_NO_STATES = {"open", "none", "to do", "started"}


def _group(kind: StrEnum, names: tuple[str, ...]) -> str:
    return f"(?P<{kind.name}>{'|'.join(map(spelt, sorted(names, key=len, reverse=True)))})"


# What a list takes for a state.
STATES = {
    status: tuple(name for name in (str(status), *names) if name not in _NO_STATES)
    for status, names in STATUS_NAMES.items()
}
_NAMED: tuple[tuple[Mark | Status | Strength, tuple[str, ...]], ...] = (
    *_MARK_NAMES.items(),
    *STATES.items(),
    *_STRENGTH_NAMES.items(),
)
# A longer name stands before one that it holds: "not reported" is no date, "no date" no state.
_QUOTED = '"[^"]*"'
_QUOTES = re.compile(f"({_QUOTED})")
_TELLING = re.compile(
    rf"(?P<quoted>{_QUOTED})|(?<![\w-])(?:"
    + "|".join(_group(kind, names) for kind, names in _NAMED)
    + r")(?![\w-])",
    re.IGNORECASE,
)
_KINDS = {kind.name: kind for kind, _ in _NAMED}
# What stands between the parts, in any list of them.
_BETWEEN = (
    r"to|of|on|in|for|by|with|from|and|the|that|which|are|is|has|have|led|all|everything"
    r"|topics?|deliverables?|me|us|what|who|does|leads?"
)
# What is written before a part to say which it is: "side:eu", "status: open", 状態：完了.
_OPEN = re.compile(r"(?<![\w-])(?:status|state) ?: ?open\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<![\w-])(?:side|topics?|status|state|person|lead|側|分野|状態|状況|担当) ?: ?",
    re.IGNORECASE,
)
_STILL_OPEN = ", ".join(UNSETTLED)
_LOOSE = re.compile(rf"^(?:(?:{_BETWEEN})\b[ ,、]*|[,、;:?!.。] ?)+", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:[ ,、]*\b(?:{_BETWEEN})|[ ,、;:?!.。]+)+$", re.IGNORECASE)


def read_filter(text: str, command: str) -> Filter | BadCommand:
    """Read what a list is narrowed down to, in any order; what is nothing else names a topic.

    A person must have been picked from Slack's list; of one that was typed out it is said what is
    wrong with the `command`. What stands in quotes is the name of a topic.
    """
    users, words = find_people(text)
    if typed := typed_person(words):
        return BadCommand(Trouble.NOT_A_PERSON, typed, command)
    if bad := no_topic(words, command):
        return bad
    kinds: list[Mark | Status | Strength] = []

    def take(found: re.Match[str]) -> str:
        if found["quoted"]:
            return found["quoted"]
        kinds.append(_KINDS[str(found.lastgroup)])
        return ","

    unlabelled = _LABEL.sub(", ", _OPEN.sub(_STILL_OPEN, words))
    sides, names = _take_sides(_TELLING.sub(take, unlabelled))
    return Filter(
        tuple(each for name in topic_names(_tidy(names)) if (each := _tidy(name))),
        sides.pop() if len(sides) == 1 else None,
        users,
        tuple(each for each in Status if each in kinds),
        tuple(each for each in Mark if each in kinds),
        tuple(each for each in Strength if each in kinds),
    )


def spell_filter(chosen: Filter) -> str:
    """The same in words, which `read_filter` reads back; topics must be codes by then."""
    return " ".join(
        [
            ", ".join(chosen.topics),
            *([chosen.side] if chosen.side else []),
            *(f"<@{user}>" for user in chosen.users),
            *chosen.statuses,
            *chosen.marks,
            *chosen.strengths,
        ]
    ).strip()


def _take_sides(text: str) -> tuple[set[Side], str]:
    """Take the sides out of what is not in quotes."""
    sides: set[Side] = set()
    parts = []
    for part in _QUOTES.split(text):
        found, rest = ((), part) if part.startswith('"') else take_seats(part)
        sides.update(found)
        parts.append(rest)
    return sides, " ".join(parts)


def _tidy(names: str) -> str:
    return _TRAILING.sub("", _LOOSE.sub("", names.strip()))
