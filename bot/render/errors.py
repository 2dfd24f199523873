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
from bot.render.kit.blocks import Piece, about_channel, code, filled, paragraph, rows
from bot.render.kit.buttons import View, do, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import Marked, _, listed, marked, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import MEANINGS, STATES, Terms, sentence_case, shorten
from bot.render.usages import ASK, USAGES

_RULES = Terms(
    {
        Rule.GUEST: marked("Guests can only read until an admin admits them."),
        Rule.FOREIGN: marked(
            "People of a connected workspace can only read until an admin admits it."
        ),
        Rule.UNKNOWN: marked(
            "Slack did not tell me who you are, so nothing was changed. Please try again."
        ),
        Rule.OTHER_SIDE: marked(
            "Each side names only its own leads. To propose somebody to the other "
            "side, say: assign CYBER-2 @person {about}."
        ),
        Rule.COORDINATOR: marked(
            "Coordinators lead nothing themselves. No admin has named you coordinator. "
            "To lead something, choose a side first: side eu or side japan."
        ),
        Rule.NAMED_COORDINATOR: marked(
            "You coordinate your side, so you lead nothing yourself. Assign it to "
            "somebody: assign CYBER-2 @person."
        ),
        Rule.NOT_NAMED: marked("You coordinate no side yet. An admin names you in settings."),
        Rule.NOT_YOURS: marked(
            "Only its lead, those who help with it and the side's coordinator can do that."
        ),
        Rule.NOT_A_MEMBER: marked(
            "Slack does not list that person as an active member of this workspace, and "
            "only members can lead. Nothing has changed."
        ),
        Rule.NOT_ADMITTED: marked(
            "Guests and people of a connected workspace can only read. An admin can let "
            "them act for a side: settings admit @person {about}."
        ),
        Rule.THEIR_SIDE: marked(
            "That person coordinates or acts for the other side. Each side names only its "
            "own people as leads."
        ),
        Rule.ADMITTED: marked("You were admitted for the other side."),
        Rule.COORDINATES: marked(
            "You are the coordinator of a side. An admin must name somebody else in settings first."
        ),
        Rule.ORGANISERS: marked("Milestones and reminders are set by coordinators and admins."),
        Rule.ADMINS: marked("Settings are for this workspace's admins."),
        Rule.NO_COORDINATOR: marked(
            "The other side has no coordinator yet, so nobody can decide on a proposal."
        ),
        Rule.HOLDS_SEATS: marked(
            "A coordinator leads nothing. That person must first release {about}."
        ),
        Rule.INSIDER: marked("Members need no admission. They choose their side themselves."),
        Rule.DECIDED: marked("That was already decided."),
        Rule.NO_THREAD: marked(
            "Which deliverable? Without an id that works only in a thread about one. "
            "Say for example: {about} CYBER-2."
        ),
        Rule.NAME_ONE: marked(
            "Several deliverables are shown here. Name one, for example: evidence CYBER-2 "
            "https://example.org/report"
        ),
        Rule.PRIVATE_CONVERSATION: marked(
            "That is a private conversation, or one that I cannot see. Both "
            "sides read evidence, so it was not recorded."
        ),
        Rule.PAST_MEETING: marked(
            "The date of {about} has passed. Name a date, or an upcoming meeting."
        ),
        Rule.NOT_A_CHANNEL: marked(
            "Reminders and digests are for channels. Say that in a channel."
        ),
        Rule.BUSY: marked(
            "The bot is busy just now, so nothing was saved. Please try again in a moment."
        ),
        Rule.DATABASE_AWAY: marked(
            "The bot cannot use its database just now, so nothing was saved. Please "
            "try again in a few minutes."
        ),
        Rule.UNSURE: marked(
            "The connection to the database was lost. Please check whether your change was "
            "saved before you make it again."
        ),
        Rule.NOT_THEIR_COORDINATOR: marked(
            "Each coordinator asks the people of their own side. You coordinate the other side."
        ),
        Rule.NOTHING_TO_UNDO: marked(
            "There is nothing to undo here. Only a lead, a state, a due date or a link can be "
            "undone. To undo the last change of one deliverable, say: undo CYBER-2."
        ),
        Rule.NOT_YOURS_TO_UNDO: marked(
            "Only the person who changed it, and the coordinator of that side, can undo it. "
            "Nothing has changed."
        ),
        Rule.TOO_OLD_TO_UNDO: marked(
            "That was changed more than a day ago, so it cannot be undone. Set it again instead."
        ),
        Rule.CANNOT_LEAD_AGAIN: marked(
            "The person who led it before no longer acts for that side. Nothing has changed. "
            "Assign it to somebody instead."
        ),
        Rule.COMING_DAY: marked("That day has not come yet. Name an earlier one."),
        Rule.PAST_DAY: marked("That day is today or has passed. Name a later one."),
    }
)


@draw.register
def refused(found: Refused, _view: View) -> Draft:
    """Why it is not allowed."""
    return Draft(paragraph(why(found.rule, found.about)))


def why(rule: Rule, about: str = "") -> str:
    """A rule in a sentence; some are `about` what was named."""
    return _RULES[rule].replace("{about}", about)


_DATES = Terms(
    {
        DateTrouble.UNREADABLE: marked("“{said}” is not a date that I can read."),
        DateTrouble.NO_SUCH_DAY: marked("“{said}” does not exist in the calendar."),
        DateTrouble.OTHER_WEEKDAY: marked("“{said}” is another day of the week."),
        DateTrouble.NO_YEAR: marked("“{said}” has no year."),
        DateTrouble.SHORT_YEAR: marked("Write the year in “{said}” with all four digits."),
        DateTrouble.YEAR_OUT_OF_RANGE: marked(
            "The year in “{said}” must be between 1900 and 2199."
        ),
        DateTrouble.BACKWARDS: marked("“{said}” ends before it begins."),
        DateTrouble.AMBIGUOUS: marked(
            "“{said}” could be two different days. Write the month as a word."
        ),
        DateTrouble.NO_SUCH_HOUR: marked("The hour in “{said}” does not exist on that day."),
        DateTrouble.NO_ZONE: marked(
            "“{said}” has an hour but no time zone. Add Tokyo, Brussels or UTC."
        ),
        DateTrouble.NO_SUCH_ZONE: marked("“{said}” has an hour in a time zone that I do not know."),
    }
)
# As the form has them; what takes a report back comes last.
_STATES = (*MEANINGS, Status.NOT_REPORTED)
# What may be too long; the rest is what is typed at once.
_PARTS = Terms(
    {
        Field.NOTE: marked("A note can have at most {limit} characters. This one has more."),
        Field.TITLE: marked("A title can have at most {limit} characters. This one has more."),
        Field.PLACE: marked("A place can have at most {limit} characters. This one has more."),
        Field.LINK: marked("A link can have at most {limit} characters. This one has more."),
        Field.UNIT: marked("A unit's name can have at most {limit} characters. This one has more."),
        Field.WORDS: marked(
            "A message to me can have at most {limit} characters. This one has more."
        ),
    }
)
_DATE_EXAMPLES = {
    DateTrouble.NO_ZONE: "12 May 2026 14:00 Tokyo",
    DateTrouble.NO_SUCH_HOUR: "12 May 2026 14:00 Tokyo",
    DateTrouble.NO_SUCH_ZONE: "12 May 2026 14:00 Tokyo",
    DateTrouble.BACKWARDS: "2-3 May 2026",
}
# The ids in the examples of how to use a command.
_EXAMPLES = {Kind.DELIVERABLE: "CYBER-2", Kind.MILESTONE: "DPC-3"}
_TROUBLES = Terms(
    {
        Trouble.UNKNOWN_COMMAND: marked("“{said}” is not a command."),
        Trouble.MISSING: Marked("{asks}"),  # there are no words to translate
        Trouble.NOT_AN_ID: marked("“{said}” is not a valid id. An id looks like CYBER-2."),
        Trouble.SEVERAL_IDS: marked("“{said}” names several deliverables. Name one at a time."),
        Trouble.SEVERAL_SIDES: marked("“{said}” names two sides. Name one: eu or japan."),
        Trouble.NOT_A_SIDE: marked("“{said}” is not a valid side. Say {sides}."),
        Trouble.NOT_A_PERSON: marked("“{said}” is not a person whom Slack knows. {person}"),
        Trouble.FOR_ANOTHER: marked(
            "You named somebody, and this is for your own seat. "
            "To give a deliverable to another person, use assign."
        ),
        Trouble.A_GROUP: marked("You named a group. Name one person. {person}"),
        Trouble.A_CHANNEL: marked("“{said}” is a channel. Name one person. {person}"),
        Trouble.NOT_A_TOPIC: marked("“{said}” is a channel, not a topic."),
        Trouble.OTHER_CHANNEL: marked(
            "What a channel is told, and how, is set in that channel. Say this in {channel}."
        ),
        Trouble.SEVERAL_PEOPLE: marked("A deliverable has one lead on each side. Name one person."),
        Trouble.NOT_A_TERM: marked(
            "“{said}” is neither a date that I can read nor a meeting that I know."
        ),
        Trouble.NOT_A_STATUS: marked("“{said}” is not a valid state. Which is closest?"),
        Trouble.NOT_A_LINK: marked(
            "“{said}” is not a valid link. A link looks like https://example.org."
        ),
        Trouble.TOO_LONG: marked("That is too long for me to read."),
        Trouble.LEFT_OVER: marked("“{said}” does not belong there. Write: {usage}"),
        Trouble.NOT_A_SETTING: marked(
            "“{said}” is not a valid setting. Say coordinator, admit or dismiss."
        ),
        Trouble.NOT_LEADS: marked(
            "“{said}” are not valid days. Say how many days before, from 0 to 365."
        ),
        Trouble.NOT_AN_HOUR: marked("“{said}” is not a valid hour. An hour looks like 08:30."),
        Trouble.NOT_A_FREQUENCY: marked(
            "“{said}” is not a valid frequency. Say weekly, monthly or off."
        ),
        Trouble.NOT_A_LANGUAGE: marked(
            "“{said}” is not a language that I speak. Say ja, en or auto."
        ),
        Trouble.DATE_OR_MILESTONE: marked("Choose one of the two: a date, or a meeting."),
    }
)
# What is said in a channel of it, where the usual example is of a person's own.
_THERE = {"language": "language here ja"}
_PERSON = marked("Type @ and pick the person from the list.")
_UNIT = marked("Or write the name of a unit in quotes.")
_A = Terms(
    {
        Kind.COMMAND: marked("a command"),
        Kind.TOPIC: marked("a topic"),
        Kind.DELIVERABLE: marked("a deliverable"),
        Kind.MILESTONE: marked("a milestone"),
    }
)
_USAGES = {item.name: item.usage for item in MENU}


@draw.register
def not_found(found: NotFound, _view: View) -> Draft:
    """Nothing of that name; what comes nearest."""
    head = paragraph(_("I did not understand “{said}”.").format(said=shorten(found.said)))
    if not found.nearest:
        ways = [look(_("Topics"), "topics"), look(_("Milestones"), "milestones"), _all()]
        return Draft(head, [paragraph(_(ASK)), *rows(ways)])
    nearest = list(dict.fromkeys(found.nearest))
    words = _("Nearest: {list}.").format(list=listed(nearest))
    return Draft(head, rows([_way_to(each) for each in nearest], words))


@draw.register
def pressed_too_late(_found: PressedTooLate, _view: View) -> Draft:
    """A modal that could not be opened in time."""
    return Draft(paragraph(_("That took too long for Slack, and nothing was opened. Press again.")))


@draw.register
def wrong_kind(found: WrongKind, _view: View) -> Draft:
    """What goes by that name is something else; a button that shows it."""
    words = _("“{said}” is {kind}, not {wanted}.").format(
        said=shorten(found.said), kind=_A[found.kind], wanted=_A[found.wanted]
    )
    see = _("See {id}.").format(id=found.said)
    return Draft(paragraph(words), rows([_way_to(found.said)], see))


@draw.register
def misunderstood(found: Misunderstood, _view: View) -> Draft:
    """What was wrong with what was typed, one example that works, the nearest commands."""
    bad = found.command
    example = []
    if bad.command in USAGES:
        words = filled(_("For example: {example}"), example=code(_example(found)))
        example = [paragraph(*words)]
    if bad.trouble is Trouble.NOT_A_STATUS:
        return Draft(paragraph(_sentence(bad)), [*_states(found), *example])
    nearest = [_way_to(each) for each in bad.suggestions] or [_help(bad)]
    said = listed(bad.suggestions, "or")
    spoken = _("Nearest: {list}.").format(list=said) if said else ""
    return Draft(_told(bad), [*example, *rows(nearest, spoken)])


def _told(bad: BadCommand) -> Piece:
    """What was wrong; a channel is named to those who may see it."""
    if bad.trouble is Trouble.OTHER_CHANNEL:
        id = bad.said.strip("<#>").partition("|")[0]
        return about_channel(_TROUBLES[bad.trouble], id)
    return paragraph(_sentence(bad))


def _states(found: Misunderstood) -> list[Piece]:
    """The states: as buttons where it is known which deliverable is meant."""
    states = [STATES[each] for each in _STATES]
    words = _("The states: {list}.").format(list=listed(states))
    if found.kind is not Kind.DELIVERABLE:
        return [paragraph(words)]
    return rows([_report(each, str(found.id)) for each in _STATES], words)


def _report(state: Status, id: str) -> Block:
    """A button that reports a state, as somebody would type it."""
    name = STATES[state]
    spoken = _("Report {id} as {state}").format(id=id, state=name)
    return do(sentence_case(name), f"status {id} {state}", spoken=spoken)


def _sentence(bad: BadCommand) -> str:
    said = shorten(bad.said)
    if bad.trouble is Trouble.NOT_A_DATE:
        return _DATES[bad.reason or DateTrouble.UNREADABLE].replace("{said}", said)
    usage = _USAGES.get(str(bad.command))
    if bad.trouble is Trouble.MISSING and usage is None:  # a field of a form
        return _("This is missing.")
    if bad.part and bad.limit:
        return _PARTS[bad.part].format(limit=f"{bad.limit:,}")
    told = {
        "{usage}": usage or "",
        "{asks}": _asks(bad),
        "{sides}": listed(
            ["eu", "japan", *(["coordinator"] if bad.command == "side" else [])], "or"
        ),
        "{person}": together(_(_PERSON), _(_UNIT) if _takes_unit(bad) else ""),
        "{said}": said,
    }
    sentence = _TROUBLES[bad.trouble]
    for gap, words in told.items():
        sentence = sentence.replace(gap, words)
    return sentence


def _asks(bad: BadCommand) -> str:
    """What to ask where words are missing after a command."""
    asks = USAGES[bad.command].asks if bad.command in USAGES else ""
    return _(asks) if asks else ""


def _takes_unit(bad: BadCommand) -> bool:
    """Whether a unit may stand where a person does; a form's field says so itself."""
    return bad.command in (None, "assign")


def _example(found: Misunderstood) -> str:
    """An example of the command with the id that was named, and a date like the one meant."""
    bad = found.command
    example = USAGES[str(bad.command)].example
    if bad.trouble is Trouble.OTHER_CHANNEL:
        return _THERE.get(str(bad.command), example)
    if bad.reason in _DATE_EXAMPLES:
        example = example.replace("12 May 2026", _DATE_EXAMPLES[bad.reason])
    of_kind = _EXAMPLES.get(found.kind) if found.kind else None
    return example.replace(of_kind, str(found.id)) if of_kind else example


def _help(bad: BadCommand) -> Block:
    """A button that explains the command that was meant, or all of them."""
    return _way_to(str(bad.command)) if bad.command in _USAGES else _all()


def _way_to(name: str) -> Block:
    """A button that shows an id or a topic, or how to use a command; it changes nothing."""
    if name not in _USAGES:
        return look(name, name)
    return look(_("How to use {command}").format(command=name), f"help {name}")


def _all() -> Block:
    return look(_("All commands"), "help")
