"""What keeps a deliverable's record true: the commands, and one reader each.

`due` may be said of several deliverables, or of a topic's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from bot.domain.commands.base import (
    BadCommand,
    Command,
    Dated,
    MenuItem,
    Question,
    Trouble,
    too_long,
)
from bot.domain.commands.filters import read_filter
from bot.domain.commands.lists import ListDue
from bot.domain.commands.words import (
    FULL_STOP,
    LINK_LIMIT,
    after_separator,
    find_id,
    ids_in,
    leading_id,
    leading_ids,
    several,
    sole_id,
    spelt,
    take_link,
    unquoted,
    whole_id,
)
from bot.domain.dates import BadDate, DateTrouble, find_when
from bot.domain.dates.forms import MONTH_NAMES
from bot.domain.forms import Field
from bot.domain.rules.status import STATUS_NAMES, Status
from bot.domain.statement import When
from bot.domain.text import Typed, fold


@dataclass(frozen=True)
class SetStatus(Command):
    """How far one's own side is with a deliverable, in a word of the scale, and a note."""

    id: str
    status: Status
    note: str | None = None


@dataclass(frozen=True)
class Done(Command):
    """A deliverable is complete on one's own side; without an id as in Claim, and asked first."""

    id: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class SetDue(Dated):
    """When one's own side means to be done: a date, or a milestone's id or name; None is never.

    Of several deliverables, or of all that one leads in the topic called `topic`.
    """

    name = "due"

    ids: tuple[str, ...] = ()
    topic: str | None = None
    when: When | None = None
    milestone: str | None = None


@dataclass(frozen=True)
class AddEvidence(Command):
    """A link that shows progress, with a note; without an id as in Claim."""

    id: str | None
    link: str
    note: str | None = None


@dataclass(frozen=True)
class WithdrawEvidence(Command):
    """A link of one's own side shows progress no more; without one, the only one there is."""

    id: str
    link: str | None = None


@dataclass(frozen=True)
class Report(Dated):
    """What a form reports at once: how far, when due, and a link; `seen` is what it had shown."""

    id: str
    status: Status
    note: str | None = None
    when: When | None = None
    milestone: str | None = None
    link: str | None = None
    remark: str | None = None
    seen: str = ""


@dataclass(frozen=True)
class ShowHistory(Question):
    """Who changed what of a deliverable or a milestone, and when."""

    id: str


# What a name adds to a shorter one belongs to a note that goes on with no mark between: of
# "mostly done with the draft" the note is "done with the draft".
_NEAR = 0.7
_WHOLE = r"(?= ?(?:[^\w\s]|$))"


def _pattern(status: Status, names: tuple[str, ...]) -> str:
    """One group of a status: its names, a space in them also a hyphen or missing."""
    longer = {name for name in names if any(name.startswith(f"{each} ") for each in names)}
    patterns = [spelt(name) + (_WHOLE if name in longer else "") for name in names]
    return f"(?P<{status.name}>{'|'.join(patterns)})"


_ANY = "|".join(_pattern(status, names) for status, names in STATUS_NAMES.items())
# What makes a sentence of a Japanese state.
_COPULA = r"(?:です|しました|した|だ|とします|にします)?"
_STATUS = re.compile(rf'(?:(?:is|to) )?"?(?:{_ANY}){_COPULA}(?!\w|-\w)"?', re.IGNORECASE)


_SPELT = [(name, str(status)) for status, names in STATUS_NAMES.items() for name in names]


def nearest_statuses(text: str) -> tuple[str, ...]:
    """Name the states that the first words may be a slip of, nearest first."""
    spoken = fold(text).split()
    said = [" ".join(spoken[:2]), *spoken[:1]]
    scores = [
        (max(OSA.normalized_similarity(each, name) for each in said), status)
        for name, status in _SPELT
    ]
    near = (status for score, status in sorted(scores, reverse=True) if score >= _NEAR)
    return tuple(dict.fromkeys(near))


def leading_status(text: str) -> tuple[Status, str] | None:
    """Take a state off the start of `text`: the state, and the words after it."""
    found = _STATUS.match(text)
    if not found or not found.lastgroup:
        return None
    return Status[found.lastgroup], text[found.end() :]


NOTE_LIMIT = 500
# A date takes the small word before it to itself: "by the end of May".
_UNTIL = re.compile(r"^(?:by|before|until|till|to)\b|まで|以内", re.IGNORECASE)
_NEVER = re.compile(r'(?:^| )"?(?:none|never|-+|なし)[" .!。]*$', re.IGNORECASE)
_WITHIN = {"", "in", "on", "within", "during", "the"}
_BY = re.compile(r"(?:^| )(?:by|before|until|to)(?: the)?(?: |$)", re.IGNORECASE)


def status(rest: str) -> Command:
    """`status <ID> <state> [note]`."""
    led = leading_id(rest)
    if not led:
        return _no_id(rest, "status")
    id, words = led[0], after_separator(led[1])
    if not words:
        return BadCommand(Trouble.MISSING, command="status")
    found = leading_status(words)
    if not found:
        near = nearest_statuses(words)
        return several(rest, "status") or BadCommand(
            Trouble.NOT_A_STATUS, words, "status", suggestions=near
        )
    return SetStatus(id, found[0], after_separator(found[1]) or None)


def done(rest: str) -> Command:
    """`done <ID> [note]`, or `done` alone; words without an id are talk ("done with it")."""
    if not rest:
        return Done()
    led = leading_id(rest)
    if not led or several(rest, "done"):
        return _no_id(rest, "done")
    return Done(led[0], after_separator(led[1]) or None)


def _keep_note(command: Command, typed: Typed, _: int) -> Command:
    """A state with its note as it was typed; it stands last."""
    if not isinstance(command, SetStatus | Done) or command.note is None:
        return command
    note = typed.last(command.note)
    if len(note) > NOTE_LIMIT:
        return too_long(Field.NOTE, NOTE_LIMIT, "done" if isinstance(command, Done) else "status")
    return replace(command, note=note or None)


def history(rest: str) -> Command:
    """`history <ID>`."""
    id = sole_id(rest)
    return ShowHistory(id) if id else _no_id(rest, "history")


def evidence(rest: str) -> Command:
    """`evidence <ID> <link> [note]`; the link may come first, and the id be missing."""
    link, words = take_link(rest)
    id, note = leading_id(words) or (None, words)
    note = after_separator(note)
    if not link:
        if note:
            return BadCommand(Trouble.NOT_A_LINK, note, "evidence")
        return BadCommand(Trouble.MISSING, command="evidence")
    return several(rest, "evidence") or AddEvidence(id, link, note or None)


def _keep_evidence(command: Command, typed: Typed, start: int) -> Command:
    """A link and a note as they were typed."""
    if not isinstance(command, AddEvidence):
        return command
    link, words = take_link(typed.between(start, len(typed.plain)))
    if link:
        around = Typed(words)
        id, note = leading_id(around.plain) or (command.id, around.plain)
        note = around.last(after_separator(note))
    else:  # in full-width letters it is no address
        id, link, note = command.id, command.link, typed.last(command.note or "")
    if len(link) > LINK_LIMIT:
        return too_long(Field.LINK, LINK_LIMIT, "evidence")
    if len(note) > NOTE_LIMIT:
        return too_long(Field.NOTE, NOTE_LIMIT, "evidence")
    return AddEvidence(id, link, note or None)


def evidence_withdraw(rest: str) -> Command:
    """`evidence withdraw <ID> [link]`, in either order."""
    link, words = take_link(rest)
    id = sole_id(words)
    if id:
        return WithdrawEvidence(id, link)
    return _no_id(words, "evidence withdraw")


_AHEAD = {"soon", "dates", "next", "coming up", "upcoming", "ahead", "list", "一覧"}
_SOON = re.compile(r"(?:soon|dates) ", re.IGNORECASE)

_MONTH = re.compile(
    rf"(?:in )?(?P<name>(?:{MONTH_NAMES})\b|\d{{1,2}}月(?![末上中下初]))(?! ?\d|日)[中の]?",
    re.IGNORECASE,
)


def _soon(rest: str) -> Command | None:
    """What has a date ahead, whatever that is: "soon", "soon AI"."""
    if rest.casefold() in _AHEAD:
        return ListDue()
    found = _SOON.match(rest)
    return _list_due(rest[found.end() :]) if found else None


def _in_month(rest: str) -> Command | None:
    """What is due in a month without a year, and without a day: "June", 6月; "in June japan"."""
    found = _MONTH.match(rest)
    if not found:
        return None
    month = f"in {found['name']}" if rest.isascii() else f"{found['name']}中"
    when = find_when(month)
    return None if isinstance(when, BadDate) else _list_due(rest[found.end() :], when[1])


def due(rest: str) -> Command:
    """`due <ID…|topic> <date|milestone>|none`; of nothing in particular it asks what is due."""
    rest = rest.rstrip(" ?!")
    if listed := _soon(rest) or _in_month(rest):
        return listed
    if never := _NEVER.search(rest):
        return _set_due(rest[: never.start()])
    found = find_when(rest)
    if isinstance(found, BadDate):
        if found.trouble is DateTrouble.UNREADABLE:
            return _due_before(rest)
        return BadCommand(Trouble.NOT_A_DATE, found.words, "due", found.trouble)
    before, when, after = found
    of = _BY.sub(" ", before).strip()
    if of.casefold() in _WITHIN and not ids_in(after):
        return _list_due(after, when, by=bool(_UNTIL.search(rest)))
    ids, words = leading_ids(of)
    if ids and (words or after):  # the year of a milestone's name: "council 2025"
        return SetDue(ids, milestone=unquoted(f"{words} {when.words} {after}"))
    if after:
        return BadCommand(Trouble.NOT_A_DATE, rest, "due", DateTrouble.UNREADABLE)
    return _set_due(of, when)


def _due_before(rest: str) -> Command:
    """Part what is due from a milestone: at "before", else after the ids, else at the last id."""
    of, *named = _BY.split(rest, maxsplit=1)
    if named and named[0] and not of:
        return _list_due_before(named[0])
    if named:
        return _set_due(of, milestone=whole_id(named[0]) or unquoted(named[0]))
    ids, words = leading_ids(rest)
    if ids and words:
        return SetDue(ids, milestone=unquoted(words))
    if len(ids) > 1:
        return SetDue(ids[:-1], milestone=ids[-1])
    if ids or not rest:
        return BadCommand(Trouble.MISSING, command="due")
    found = find_id(rest)
    if not found:
        return BadCommand(Trouble.NOT_A_DATE, rest, "due", DateTrouble.UNREADABLE)
    return _set_due(found[1], milestone=found[0])


def _list_due_before(words: str) -> Command:
    """What is due before a milestone: an id with a filter after it, or a name, for a side."""
    led = leading_id(words)
    if led and led[0] in (*ids_in(words), whole_id(words)):
        return _list_due(led[1], milestone=led[0])
    name, _, narrowed = words.rstrip(FULL_STOP).partition(" for ")
    return _list_due(narrowed, milestone=unquoted(name))


def _list_due(
    narrowed: str, when: When | None = None, *, by: bool = False, milestone: str | None = None
) -> Command:
    """What is due then, as far as it fits the filter after it."""
    chosen = read_filter(narrowed.strip(FULL_STOP), "due")
    if isinstance(chosen, BadCommand):
        return chosen
    return ListDue(when, by, milestone, chosen)


def _set_due(of: str, when: When | None = None, milestone: str | None = None) -> Command:
    """Of the ids, or of the topic, that `of` names."""
    ids, words = leading_ids(of)
    if ids and words:
        return BadCommand(Trouble.NOT_AN_ID, words, "due")
    if not (ids or words) or milestone == "":
        return BadCommand(Trouble.MISSING, command="due")
    return SetDue(ids, unquoted(words) or None, when, milestone)


def _no_id(rest: str, verb: str) -> BadCommand:
    trouble = Trouble.NOT_AN_ID if rest else Trouble.MISSING
    return several(rest, verb) or BadCommand(trouble, rest, verb)


MENU = (
    MenuItem("status", "status <ID> <state> [note]", status, ("状況", "状態"), _keep_note),
    MenuItem("done", "done <ID> [note]", done, ("完了", "完了しました", "完了です"), _keep_note),
    MenuItem("due", "due <ID…|topic> <date|milestone>|none", due, ("期限",)),
    MenuItem(
        "evidence",
        "evidence <ID> <link> [note]",
        evidence,
        ("証拠", "根拠", "エビデンス"),
        _keep_evidence,
    ),
    MenuItem(
        "evidence withdraw",
        "evidence withdraw <ID> [link]",
        evidence_withdraw,
        ("証拠取り下げ", "証拠取下げ"),
    ),
    MenuItem("history", "history <ID>", history, ("履歴",)),
)
