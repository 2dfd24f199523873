"""What was not understood or not found: one sentence why, and a way on."""

from __future__ import annotations

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.menu import MENU
from bot.domain.dates import DateTrouble
from bot.domain.forms import Field
from bot.domain.outcomes.errors import Kind, Misunderstood, NotFound, Refused, WrongKind
from bot.domain.rules.rights import Rule
from bot.domain.rules.status import Status
from bot.render.kit.blocks import Piece, code, paragraph, rows
from bot.render.kit.buttons import View, do, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import listed, shorten
from bot.render.usages import ASK, USAGES

_RULES = {
    Rule.GUEST: "Guests can only read until an admin admits them.",
    Rule.FOREIGN: "People of a connected workspace can only read until an admin admits it.",
    Rule.UNKNOWN: "Slack did not tell me who you are, so nothing was changed. Please try again.",
    Rule.OTHER_SIDE: "Each side names only its own leads. To propose somebody to the other "
    "side, say: assign CYBER-2 @person {about}.",
    Rule.COORDINATOR: "Coordinators lead nothing themselves. No admin has named you coordinator. "
    "To lead something, choose a side first: side eu or side japan.",
    Rule.NAMED_COORDINATOR: "You coordinate your side, so you lead nothing yourself. Assign it to "
    "somebody: assign CYBER-2 @person.",
    Rule.NOT_NAMED: "You coordinate no side yet. An admin names you in settings.",
    Rule.NOT_YOURS: "Only its lead, those who help with it and the side's coordinator can do that.",
    Rule.NOT_A_MEMBER: "Slack does not list that person as an active member of this workspace, and "
    "only members can lead. Nothing has changed.",
    Rule.NOT_ADMITTED: "Guests and people of a connected workspace can only read. An admin can let "
    "them act for a side: settings admit @person {about}.",
    Rule.THEIR_SIDE: "That person coordinates or acts for the other side. Each side names only its "
    "own people as leads.",
    Rule.ADMITTED: "You were admitted for the other side.",
    Rule.COORDINATES: "You are the coordinator of a side. An admin must name somebody else in "
    "settings first.",
    Rule.ORGANISERS: "Milestones and reminders are set by coordinators and admins.",
    Rule.ADMINS: "Settings are for this workspace's admins.",
    Rule.NO_COORDINATOR: "The other side has no coordinator yet, so nobody can decide on a "
    "proposal.",
    Rule.HOLDS_SEATS: "A coordinator leads nothing. That person must first release {about}.",
    Rule.INSIDER: "Members need no admission. They choose their side themselves.",
    Rule.DECIDED: "That was already decided.",
    Rule.NO_THREAD: "Which deliverable? Without an id that works only in a thread about one. "
    "Say for example: {about} CYBER-2.",
    Rule.NAME_ONE: "Several deliverables are shown here. Name one, for example: evidence CYBER-2 "
    "https://example.org/report",
    Rule.PRIVATE_CONVERSATION: "That is a private conversation, or one that I cannot see. Both "
    "sides read evidence, so it was not recorded.",
    Rule.PAST_MEETING: "The date of {about} has passed. Name a date, or an upcoming meeting.",
    Rule.NOT_A_CHANNEL: "Reminders and digests are for channels. Say that in a channel.",
    Rule.BUSY: "The bot is busy just now, so nothing was saved. Please try again in a moment.",
    Rule.DATABASE_AWAY: "The bot cannot use its database just now, so nothing was saved. Please "
    "try again in a few minutes.",
    Rule.UNSURE: "The connection to the database was lost. Please check whether your change was "
    "saved before you make it again.",
    Rule.PAST_DAY: "That day is today or has passed. Name a later one.",
}


@draw.register
def refused(found: Refused, _view: View) -> Draft:
    """Why it is not allowed."""
    return Draft(paragraph(why(found.rule, found.about)))


def why(rule: Rule, about: str = "") -> str:
    """A rule in a sentence; some are `about` what was named."""
    return _RULES[rule].replace("{about}", about)


_DATES = {
    DateTrouble.UNREADABLE: "“{said}” is not a date that I can read.",
    DateTrouble.NO_SUCH_DAY: "“{said}” does not exist in the calendar.",
    DateTrouble.NO_YEAR: "“{said}” has no year.",
    DateTrouble.SHORT_YEAR: "Write the year in “{said}” with all four digits.",
    DateTrouble.YEAR_OUT_OF_RANGE: "The year in “{said}” must be between 1900 and 2199.",
    DateTrouble.BACKWARDS: "“{said}” ends before it begins.",
    DateTrouble.AMBIGUOUS: "“{said}” could be two different days. Write the month as a word.",
    DateTrouble.NO_SUCH_HOUR: "The hour in “{said}” does not exist on that day.",
    DateTrouble.NO_ZONE: "“{said}” has an hour but no time zone. Add Tokyo, Brussels or UTC.",
    DateTrouble.NO_SUCH_ZONE: "“{said}” has an hour in a time zone that I do not know.",
}
# In the order of progress; what ends it, and what takes a report back, come last.
_LAST = (Status.DROPPED, Status.NOT_REPORTED)
_STATES = (*(each for each in Status if each not in _LAST), *_LAST)
# What may be too long; the rest is what is typed at once.
_PARTS = {
    Field.NOTE: "A note", Field.TITLE: "A title", Field.PLACE: "A place", Field.LINK: "A link",
    Field.UNIT: "A unit's name", Field.WORDS: "A message to me",
}  # fmt: skip
_DATE_EXAMPLES = {
    DateTrouble.NO_ZONE: "12 May 2026 14:00 Tokyo",
    DateTrouble.NO_SUCH_HOUR: "12 May 2026 14:00 Tokyo",
    DateTrouble.NO_SUCH_ZONE: "12 May 2026 14:00 Tokyo",
    DateTrouble.BACKWARDS: "2-3 May 2026",
}
# The ids in the examples of how to use a command.
_EXAMPLES = {Kind.DELIVERABLE: "CYBER-2", Kind.MILESTONE: "DPC-3"}
_TROUBLES = {
    Trouble.UNKNOWN_COMMAND: "“{said}” is not a command.",
    Trouble.MISSING: "{asks}",
    Trouble.NOT_AN_ID: "“{said}” is not a valid id. An id looks like CYBER-2.",
    Trouble.SEVERAL_IDS: "“{said}” names several deliverables. Name one at a time.",
    Trouble.SEVERAL_SIDES: "“{said}” names two sides. Name one: eu or japan.",
    Trouble.NOT_A_SIDE: "“{said}” is not a valid side. Say {sides}.",
    Trouble.NOT_A_PERSON: "“{said}” is not a person whom Slack knows. {person}",
    Trouble.SEVERAL_PEOPLE: "A deliverable has one lead on each side. Name one person.",
    Trouble.NOT_A_TERM: "“{said}” is neither a date that I can read nor a meeting that I know.",
    Trouble.NOT_A_STATUS: "“{said}” is not a valid state. Which is closest?",
    Trouble.NOT_A_LINK: "“{said}” is not a valid link. A link looks like https://example.org.",
    Trouble.TOO_LONG: "That is too long for me to read.",
    Trouble.LEFT_OVER: "“{said}” does not belong there. Write: {usage}",
    Trouble.NOT_A_SETTING: "“{said}” is not a valid setting. Say coordinator, admit or dismiss.",
    Trouble.NOT_LEADS: "“{said}” are not valid days. Say how many days before, from 0 to 365.",
    Trouble.NOT_AN_HOUR: "“{said}” is not a valid hour. An hour looks like 08:30.",
    Trouble.NOT_A_FREQUENCY: "“{said}” is not a valid frequency. Say weekly, monthly or off.",
    Trouble.DATE_OR_MILESTONE: "Choose one of the two: a date, or a meeting.",
}
_PERSON = "Type @ and pick the person from the list."
_PERSON_OR_UNIT = f"{_PERSON} Or write the name of a unit in quotes."
_A = {
    Kind.COMMAND: "a command",
    Kind.TOPIC: "a topic",
    Kind.DELIVERABLE: "a deliverable",
    Kind.MILESTONE: "a milestone",
}
_ALL = look("All commands", "help")
_USAGES = {item.name: item.usage for item in MENU}


@draw.register
def not_found(found: NotFound, _view: View) -> Draft:
    """Nothing of that name; what comes nearest."""
    head = paragraph(f"I did not understand “{shorten(found.said)}”.")
    if not found.nearest:
        ways = [look("Topics", "topics"), look("Milestones", "milestones"), _ALL]
        return Draft(head, [paragraph(_(ASK)), *rows(ways)])
    nearest = list(dict.fromkeys(found.nearest))
    return Draft(head, rows([_way_to(each) for each in nearest], f"Nearest: {listed(nearest)}."))


@draw.register
def wrong_kind(found: WrongKind, _view: View) -> Draft:
    """What goes by that name is something else; a button that shows it."""
    words = f"“{shorten(found.said)}” is {_A[found.kind]}, not {_A[found.wanted]}."
    return Draft(paragraph(words), rows([_way_to(found.said)], f"See {found.said}."))


@draw.register
def misunderstood(found: Misunderstood, _view: View) -> Draft:
    """What was wrong with what was typed, one example that works, the nearest commands."""
    bad = found.command
    example = [paragraph("For example: ", code(_example(found)))] if bad.command in USAGES else []
    if bad.trouble is Trouble.NOT_A_STATUS:
        return Draft(paragraph(_sentence(bad)), [*_states(found), *example])
    nearest = [_way_to(each) for each in bad.suggestions] or [_help(bad)]
    words = f"Nearest: {listed(bad.suggestions, 'or')}." if bad.suggestions else ""
    return Draft(paragraph(_sentence(bad)), [*example, *rows(nearest, words)])


def _states(found: Misunderstood) -> list[Piece]:
    """The states: as buttons where it is known which deliverable is meant."""
    words = f"The states: {listed(_STATES)}."
    if found.kind is not Kind.DELIVERABLE:
        return [paragraph(words)]
    return rows([_report(each, str(found.id)) for each in _STATES], words)


def _report(state: Status, id: str) -> Block:
    """A button that reports a state, as somebody would type it."""
    label, spoken = str(state).capitalize(), f"Report {id} as {state}"
    return do(label, f"status {id} {state}", spoken=spoken)


def _sentence(bad: BadCommand) -> str:
    said = shorten(bad.said)
    if bad.trouble is Trouble.NOT_A_DATE:
        return _DATES[bad.reason or DateTrouble.UNREADABLE].replace("{said}", said)
    usage = _USAGES.get(str(bad.command))
    if bad.trouble is Trouble.MISSING and usage is None:  # a field of a form
        return "This is missing."
    if bad.part and bad.limit:
        return f"{_PARTS[bad.part]} can have at most {bad.limit:,} characters. This one has more."
    told = {
        "{usage}": usage or "",
        "{asks}": USAGES[bad.command].asks if bad.command in USAGES else "",
        "{sides}": "eu, japan or coordinator" if bad.command == "side" else "eu or japan",
        "{person}": _PERSON_OR_UNIT if _takes_unit(bad) else _PERSON,
        "{said}": said,
    }
    sentence = _TROUBLES[bad.trouble]
    for gap, words in told.items():
        sentence = sentence.replace(gap, words)
    return sentence


def _takes_unit(bad: BadCommand) -> bool:
    """Whether a unit may stand where a person does; a form's field says so itself."""
    return bad.command in (None, "assign")


def _example(found: Misunderstood) -> str:
    """An example of the command with the id that was named, and a date like the one meant."""
    bad = found.command
    example = USAGES[str(bad.command)].example
    if bad.reason in _DATE_EXAMPLES:
        example = example.replace("12 May 2026", _DATE_EXAMPLES[bad.reason])
    of_kind = _EXAMPLES.get(found.kind) if found.kind else None
    return example.replace(of_kind, str(found.id)) if of_kind else example


def _help(bad: BadCommand) -> Block:
    """A button that explains the command that was meant, or all of them."""
    return _way_to(str(bad.command)) if bad.command in _USAGES else _ALL


def _way_to(name: str) -> Block:
    """A button that shows an id or a topic, or how to use a command; it changes nothing."""
    return look(f"How to use {name}", f"help {name}") if name in _USAGES else look(name, name)
