"""What was not understood or not found: one sentence why, and a way on."""

from __future__ import annotations

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.menu import MENU
from bot.domain.dates import DateTrouble
from bot.domain.forms import Field
from bot.domain.outcomes.errors import (
    Kind,
    Misunderstood,
    NotFound,
    PressedTooLate,
    Refused,
    WrongKind,
)
from bot.domain.rules.rights import Rule
from bot.domain.rules.status import Status
from bot.render.kit.blocks import code, paragraph, rows
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import listed, shorten
from bot.render.usages import USAGES

_RULES = {
    Rule.GUEST: "Guests read only until an admin admits them.",
    Rule.FOREIGN: "People of a connected workspace read only until an admin admits it.",
    Rule.UNKNOWN: "Slack did not tell me who you are, so nothing was changed. Please try again.",
    Rule.OTHER_SIDE: "Each side sets its own seats only: this one is the other side's. To propose "
    "somebody, say: assign CYBER-2 @person {about}.",
    Rule.COORDINATOR: "Coordinators hold no seats. Nobody named you one: choose a side first, "
    "side eu or side japan.",
    Rule.NAMED_COORDINATOR: "You look after all seats of your side, and hold none yourself. Give "
    "it to somebody: assign CYBER-2 @person.",
    Rule.NOT_NAMED: "You coordinate no side yet: an admin names you in settings.",
    Rule.NOT_YOURS: "Only who leads it, works along on it, or coordinates the side can do that.",
    Rule.NOT_A_MEMBER: "Slack does not name that person as an active member of this workspace, "
    "and only members can lead. Nothing was changed.",
    Rule.NOT_ADMITTED: "Guests and people of a connected workspace read only. An admin can let "
    "them act for a side: settings admit @person {about}.",
    Rule.THEIR_SIDE: "Whoever you named coordinates or acts for the other side, and each side "
    "gives seats to its own people only.",
    Rule.ADMITTED: "You were admitted for the other side.",
    Rule.COORDINATES: "You were named coordinator of a side: an admin names somebody else in "
    "settings first.",
    Rule.ORGANISERS: "Milestones and reminders are set by coordinators and admins.",
    Rule.ADMINS: "Settings are for this workspace's admins.",
    Rule.NO_COORDINATOR: "The other side has no coordinator yet, so there is nobody to decide on "
    "a proposal.",
    Rule.HOLDS_SEATS: "Whoever coordinates holds no seats: they give back what they lead first: "
    "{about}.",
    Rule.INSIDER: "Members need no admission: they choose their side themselves.",
    Rule.DECIDED: "That was decided already.",
    Rule.NO_THREAD: "Which deliverable? Without an id that works only in a thread about one: "
    "{about} CYBER-2.",
    Rule.NAME_ONE: "Several deliverables are shown here: name the one, as in “evidence CYBER-2 "
    "https://…”.",
    Rule.PRIVATE_CONVERSATION: "That is a private conversation, or one that I cannot see: it is "
    "not recorded as evidence. Both sides read evidence.",
    Rule.PAST_MEETING: "{about} is over: its date has passed. Name a date, or a meeting that lies "
    "ahead.",
    Rule.NOT_A_CHANNEL: "Reminders and digests are for channels: say that in one.",
    Rule.BUSY: "The bot is busy just now: nothing was saved. Please try again in a moment.",
    Rule.DATABASE_AWAY: "The bot cannot use its database just now: nothing was saved. Please try "
    "again in a few minutes.",
    Rule.UNSURE: "The connection to the database was lost just then. Please look whether your "
    "change was saved before you make it again.",
    Rule.PAST_DAY: "That day is over, or today: name one that lies ahead.",
}


@draw.register
def refused(found: Refused, _view: View) -> Draft:
    """Why it is not allowed."""
    return Draft(paragraph(why(found.rule, found.about)))


def why(rule: Rule, about: str = "") -> str:
    """A rule in a sentence; some are `about` what was named."""
    return _RULES[rule].replace("{about}", about)


_DATES = {
    DateTrouble.UNREADABLE: "“{said}” is no date that I can read.",
    DateTrouble.NO_SUCH_DAY: "“{said}”: there is no such day.",
    DateTrouble.NO_YEAR: "“{said}” has no year.",
    DateTrouble.SHORT_YEAR: "“{said}”: write the year with all four digits.",
    DateTrouble.YEAR_OUT_OF_RANGE: "“{said}”: a year must lie between 1900 and 2199.",
    DateTrouble.BACKWARDS: "“{said}” ends before it begins.",
    DateTrouble.AMBIGUOUS: "“{said}” could be two different days: write the month as a word.",
    DateTrouble.NO_SUCH_HOUR: "“{said}”: there is no such hour on that day.",
    DateTrouble.NO_ZONE: "“{said}” has an hour but no place: add Tokyo, Brussels or UTC.",
    DateTrouble.NO_SUCH_ZONE: "“{said}” has an hour in a zone that I do not know.",
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
    Trouble.UNKNOWN_COMMAND: "“{said}” is no command.",
    Trouble.NOT_UNDERSTOOD: "I did not understand “{said}”. I know what the Council's statement "
    "says, who leads what, how far it is, and when it is due.",
    Trouble.MISSING: "Something is missing: the whole is “{usage}”.",
    Trouble.NOT_AN_ID: "“{said}” is no id: ids look like CYBER-2.",
    Trouble.SEVERAL_IDS: "“{said}”: one at a time.",
    Trouble.SEVERAL_SIDES: "“{said}”: each side has its own seat, name one side.",
    Trouble.NOT_A_SIDE: "“{said}” is no side: there are {sides}.",
    Trouble.NOT_A_PERSON: "“{said}” is nobody whom Slack knows: type @ and pick the person from "
    "the list{or_unit}.",
    Trouble.A_GROUP: "“{said}” is a group: name one person{or_unit}.",
    Trouble.A_CHANNEL: "“{said}” is a channel: name one person{or_unit}.",
    Trouble.OTHER_CHANNEL: "Reminders and digests are set in the channel that they are for: say "
    "that in {said}.",
    Trouble.SEVERAL_PEOPLE: "A seat has one lead: name one person.",
    Trouble.NOT_A_TERM: "“{said}” is no date that I can read, and no meeting that I know.",
    Trouble.NOT_A_STATUS: f"“{{said}}” is no state. The states: {listed(_STATES)}.",
    Trouble.NOT_A_LINK: "“{said}” is no link that can be opened: it must begin with https://.",
    Trouble.TOO_LONG: "That is too long for me to read.",
    Trouble.LEFT_OVER: "“{said}” does not belong there: the whole is “{usage}”.",
    Trouble.NOT_A_SETTING: "“{said}” is no setting: there are coordinator, admit and dismiss.",
    Trouble.NOT_LEADS: "“{said}” are no lead days: write how many days ahead, from 0 to 365.",
    Trouble.NOT_AN_HOUR: "“{said}” is no hour of the day: write it like 08:30.",
    Trouble.NOT_A_FREQUENCY: "“{said}” is not a valid frequency. Say weekly, monthly or off.",
    Trouble.DATE_OR_MILESTONE: "It is due by a date or before a meeting: choose one of the two.",
}
_ALL = look("All commands", "help")
_USAGES = {item.name: item.usage for item in MENU}


@draw.register
def not_found(found: NotFound, _: View) -> Draft:
    """Nothing of that name; what comes nearest."""
    head = paragraph(f"Nothing here is called “{shorten(found.said)}”.")
    if not found.nearest:
        ways = [look("Topics", "topics"), look("Milestones", "milestones"), _ALL]
        return Draft(head, rows(ways, "Try: topics, milestones, search standards, or help."))
    nearest = list(dict.fromkeys(found.nearest))
    return Draft(head, rows([_way_to(each) for each in nearest], f"Nearest: {listed(nearest)}."))


@draw.register
def pressed_too_late(_found: PressedTooLate, _view: View) -> Draft:
    """A modal that could not be opened in time."""
    return Draft(paragraph(_("That took too long for Slack, and nothing was opened. Press again.")))


@draw.register
def wrong_kind(found: WrongKind, _: View) -> Draft:
    """What goes by that name is something else; a button that shows it."""
    words = f"“{shorten(found.said)}” is a {found.kind}, no {found.wanted}."
    return Draft(paragraph(words), rows([_way_to(found.said)], f"See {found.said}."))


@draw.register
def misunderstood(found: Misunderstood, _: View) -> Draft:
    """What was wrong with what was typed, one example that works, the nearest commands."""
    bad = found.command
    example = [paragraph("For example: ", code(_example(found)))] if bad.command in USAGES else []
    states = bad.trouble is Trouble.NOT_A_STATUS
    ways = () if states else bad.suggestions
    nearest = [_way_to(each) for each in ways] or [_help(bad)]
    words = f"Nearest: {listed(bad.suggestions, 'or')}." if bad.suggestions else ""
    return Draft(paragraph(_sentence(bad)), [*example, *rows(nearest, words)])


def _sentence(bad: BadCommand) -> str:
    said = shorten(bad.said)
    if bad.trouble is Trouble.NOT_A_DATE:
        return _DATES[bad.reason or DateTrouble.UNREADABLE].replace("{said}", said)
    usage = _USAGES.get(str(bad.command))
    if bad.trouble is Trouble.MISSING and usage is None:  # a field of a form
        return "This is missing."
    if bad.part and bad.limit:
        return f"{_PARTS[bad.part]} may have {bad.limit:,} characters at most, and this has more."
    told = {
        "{usage}": usage or "",
        "{sides}": "eu, japan and coordinator" if bad.command == "side" else "eu and japan",
        "{or_unit}": ", or write a unit's name in quotes" if _takes_unit(bad) else "",
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
