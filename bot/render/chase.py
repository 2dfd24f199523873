"""Chasing: who would be asked about what, that they are asked, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.chase import (
    Answered,
    Behind,
    Chased,
    ChasePreviewed,
    ChaseResult,
    MonthOfSide,
)
from bot.domain.rules.chase import PATIENCE, Reason
from bot.domain.sides import Side
from bot.render.filters import in_words
from bot.render.kit import lateness
from bot.render.kit.blocks import Piece, bold, joined, paragraph, small
from bot.render.kit.buttons import View, do, look
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, marked, ngettext
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, Terms, shorten, title
from bot.render.progress import change_in_words

_SHOWN = 10  # ids in one line; the list behind the button has all


@draw.register
def previewed(shown: ChasePreviewed, view: View) -> Draft:
    """Each person with what they would be asked; nobody is asked before the button."""
    scope = in_words(shown.topics, shown.filter, {})
    rest = [
        *_group(_("Nobody answers for these yet:"), shown.nobody),
        *_group(_("Asked already, not answered yet:"), shown.waiting),
    ]
    if not shown.asked:
        head = _("There is nobody to ask ({scope}).").format(scope=scope)
        return Draft(paragraph(head), rest, buttons=_ways(shown))
    number = len(shown.asked)
    head = ngettext(
        "Ask {number} person ({scope})?", "Ask {number} people ({scope})?", number
    ).format(number=number, scope=scope)
    wait = ngettext("{days} working day", "{days} working days", PATIENCE).format(days=PATIENCE)
    told = _(
        "Each gets one direct message, on a day on which they get no other. "
        "You hear what came of it after {wait}. Nothing is sent yet."
    ).format(wait=wait)
    send = ngettext("Ask {number} person", "Ask {number} people", number).format(number=number)
    button = do(send, view.command, confirmed=0)
    people = [_person(shown.names.get(user, user), those) for user, those in shown.asked.items()]
    return Draft(
        paragraph(head),
        [*people, *rest, small(told)],
        buttons=[button | {"style": "primary"}, *_ways(shown)],
    )


@draw.register
def chased(done: Chased, _view: View) -> Draft:
    """That they are asked, and when it is told what came of it."""
    people = ngettext("{number} person is", "{number} people are", done.people)
    about = ngettext("{number} deliverable", "{number} deliverables", done.deliverables)
    sentence = _("{people} asked about {about}. You hear what came of it on {day}.").format(
        people=people.format(number=done.people),
        about=about.format(number=done.deliverables),
        day=spell_day(done.day),
    )
    return Draft(paragraph(sentence))


def result(told: ChaseResult) -> list[Piece]:
    """How many have answered, then who has not, then the answers."""
    silent = [line for line in told.lines if line.answer is None]
    answered = [line for line in told.lines if line.answer]
    head = _("What you asked on {day}: {answered} of {all} answered").format(
        day=spell_day(min(line.ask.day for line in told.lines)),
        answered=len(answered),
        all=len(told.lines),
    )
    first = joined(paragraph(bold(head)), *_lines(_("No answer:"), silent))
    return [first, *(_answer(line) for line in answered)]


def month(told: MonthOfSide) -> list[Piece]:
    """What is behind on a side, each with the way to the list of it."""
    side = SIDES[told.side]
    since = told.since.isoformat()
    groups = (
        (_(lateness.LABEL), told.late, f"list {told.side} late"),
        (_("Silent for 60 days"), told.silent, f"list {told.side} silent"),
        (_("No lead"), told.no_lead, f"unclaimed {told.side}"),
        (_("Changed"), told.changed, f"changes {told.side} since {since}"),
    )
    heading = _("{side} since {day}").format(side=side, day=spell_day(told.since))
    first, *others = [_count(label, cards, way) for label, cards, way in groups]
    return [joined(paragraph(bold(heading)), first), *others]


def ask_button(side: Side) -> Block:
    """The button that shows whom of a side one could ask."""
    return do(_("Ask about what is behind…"), f"chase {side}")


_REASONS = Terms(
    {
        Reason.NO_LEAD: marked("no lead"),
        Reason.LATE: lateness.MARK,
        Reason.NOT_REPORTED: marked("not reported"),
        Reason.SILENT: marked("silent"),
    }
)


def why_asked(reasons: Sequence[Reason]) -> str:
    """Why it is asked about: "late, silent"."""
    return enumerated([_REASONS[each] for each in reasons])


def _count(label: str, cards: Sequence[Card], way: str) -> Piece:
    ids = [card.deliverable.id for card in cards]
    words = _("{label}: {number}").format(label=label, number=len(ids))
    if not ids:
        return paragraph(words)
    more = ", …" if len(ids) > _SHOWN else ""
    named = f" · {', '.join(ids[:_SHOWN])}{more}"
    return paragraph(
        words,
        named,
        beside=look(_("Show"), way, spoken=_("{label}: {id}").format(label=label, id=_("Show"))),
    )


def _person(name: str, those: Sequence[Behind]) -> Piece:
    lines = "".join(f"\n{_behind(each)}" for each in those)
    ids = tuple(each.card.deliverable.id for each in those)
    return paragraph(bold(shorten(name, NAME)), lines, shows=ids)


def _behind(behind: Behind) -> str:
    what = behind.card.deliverable
    return f"{what.id} {title(what)} · {why_asked(behind.reasons)}"


def _group(heading: str, those: Sequence[Behind]) -> list[Piece]:
    if not those:
        return []
    lines = "".join(f"\n{_behind(each)}" for each in those)
    return [paragraph(bold(heading), lines)]


def _ways(shown: ChasePreviewed) -> list[Block]:
    """Where nobody leads, nobody can be asked: the way to what to give to somebody."""
    return [look(_("Without a lead"), f"unclaimed {shown.side}")] if shown.nobody else []


def _lines(heading: str, those: Sequence[Answered]) -> list[Piece]:
    if not those:
        return []
    lines = (
        f"\n{each.card.deliverable.id} {title(each.card.deliverable)} · {shorten(each.name, NAME)}"
        for each in those
    )
    return [paragraph(heading, "".join(lines))]


def _answer(line: Answered) -> Piece:
    what = line.card.deliverable
    words = change_in_words(line.answer, {line.ask.user: line.name}) if line.answer else ""
    return paragraph(bold(what.id), f" {title(what)} · {shorten(line.name, NAME)}\n{words}")
