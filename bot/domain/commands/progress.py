"""What follows the commands that keep a deliverable's record true: one reader each.

As in `arguments`; `due` may be said of several deliverables, or of a topic's.
"""

from __future__ import annotations

import re

from bot.domain.commands.changes import AddEvidence, Done, SetDue, SetStatus
from bot.domain.commands.ids import several
from bot.domain.commands.model import BadCommand, Command, Trouble, too_long
from bot.domain.commands.questions import ShowHistory
from bot.domain.commands.statuses import leading_status, nearest_statuses
from bot.domain.commands.words import (
    LINK_LIMIT,
    after_separator,
    find_id,
    leading_id,
    leading_ids,
    sole_id,
    take_link,
    unquoted,
    whole_id,
)
from bot.domain.dates import BadDate, DateTrouble, find_when
from bot.domain.forms import Field
from bot.domain.statement import When

NOTE_LIMIT = 500
_NEVER = re.compile(r'(?:^| )"?(?:none|never|-+|なし)[" .!。]*$', re.IGNORECASE)
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
    note = after_separator(found[1])
    if len(note) > NOTE_LIMIT:
        return too_long(Field.NOTE, NOTE_LIMIT, "status")
    return SetStatus(id, found[0], note or None)


def done(rest: str) -> Command:
    """`done <ID> [note]`, or `done` alone; words without an id are talk ("done with it")."""
    if not rest:
        return Done()
    led = leading_id(rest)
    if not led or several(rest, "done"):
        return _no_id(rest, "done")
    note = after_separator(led[1])
    if len(note) > NOTE_LIMIT:
        return too_long(Field.NOTE, NOTE_LIMIT, "done")
    return Done(led[0], note or None)


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
    if len(link) > LINK_LIMIT:
        return too_long(Field.LINK, LINK_LIMIT, "evidence")
    if len(note) > NOTE_LIMIT:
        return too_long(Field.NOTE, NOTE_LIMIT, "evidence")
    return several(rest, "evidence") or AddEvidence(id, link, note or None)


def due(rest: str) -> Command:
    """`due <ID…|topic> <date|milestone>|none`."""
    if never := _NEVER.search(rest):
        return _set_due(rest[: never.start()])
    found = find_when(rest)
    if isinstance(found, BadDate):
        if found.trouble is DateTrouble.UNREADABLE:
            return _due_before(rest)
        return BadCommand(Trouble.NOT_A_DATE, found.words, "due", found.trouble)
    before, when, after = found
    of = _BY.sub(" ", before).strip()
    ids, words = leading_ids(of)
    if ids and (words or after):  # the year of a milestone's name: "council 2025"
        return SetDue(ids, milestone=unquoted(f"{words} {when.words} {after}"))
    if after:
        return BadCommand(Trouble.NOT_A_DATE, rest, "due", DateTrouble.UNREADABLE)
    return _set_due(of, when)


def _due_before(rest: str) -> Command:
    """Part what is due from a milestone: at "before", else after the ids, else at the last id."""
    of, *named = _BY.split(rest, maxsplit=1)
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
