"""The one direct message a day: what is due from its reader, or late, and what is still true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.commands.menu import spell_view
from bot.domain.commands.nudges import Confirm
from bot.domain.forms import Field, Form
from bot.domain.outcomes.forms import SnoozeFormOpened
from bot.domain.outcomes.nudges import Confirmed, Nudge, NudgeShown, Snoozed
from bot.domain.people import is_user_id
from bot.domain.rules.snoozes import Until
from bot.domain.rules.status import Status
from bot.render.chase import month, result
from bot.render.kit import fields as f
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, do, form_button
from bot.render.kit.card_buttons import open_button, report_button, verb_button
from bot.render.kit.cards import card, named, seats
from bot.render.kit.dates import in_days, spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.message import Block, Modal
from bot.render.kit.pages import Draft
from bot.render.kit.words import FOR, NAME, counted, listed, shorten

_WORDS = {Until.TOMORROW: "Tomorrow", Until.NEXT_WEEK: "Next week"}


@draw.register
def nudge(shown: NudgeShown, view: View) -> Draft:
    """All that its reader is told that day: what is late or due on top, then what has no date."""
    asked = [each for each in shown.nudges if each.question and each.open]
    plain = [each for each in shown.nudges if each not in asked]
    dated = [each for each in plain if each.term or not each.theirs]
    undated = [each for each in plain if each not in dated]
    body = [_line(each, shown.today, view) for each in dated]
    doubted = [each for each in undated if each.open]
    answered = [each for each in undated if not each.open]
    body = [*_asked(asked, shown, view), *body]
    body += _group("Still true?", " Your side has set no date for these.", doubted, shown, view)
    body += _group("Dealt with", "", answered, shown, view)
    for told in shown.results:
        body += result(told)
    body += month(shown.month) if shown.month else []
    facts = [small(_facts(shown))] if shown.nudges else []
    return Draft(headline(_title(shown)), [*facts, *body])


@draw.register
def snoozed(done: Snoozed, _: View) -> Draft:
    """From when on its reader is told of it again."""
    sentence = f"You are not told about {named(done.card)} before {spell_day(done.until)}."
    return Draft(
        paragraph(sentence, shows=(done.card.deliverable.id,)), buttons=[open_button(done.card)]
    )


@draw.register
def confirmed(done: Confirmed, _: View) -> Draft:
    """That what is reported stays as it is."""
    sentence = f"You confirmed {named(done.card)} as it stands {FOR[done.side]}."
    return Draft(
        paragraph(sentence, shows=(done.card.deliverable.id,)), buttons=[open_button(done.card)]
    )


def snooze_form(opened: SnoozeFormOpened) -> Modal:
    """Until when: in a word, or a day."""
    id = opened.card.deliverable.id
    words = {
        str(until): f"{_WORDS[until]}, {spell_day(day)}" for until, day in opened.words.items()
    }
    until = f.choice(words, Until.TOMORROW)
    title = f"\n{opened.card.deliverable.title}\n{seats(opened.card)}"
    return Modal(
        f"Snooze {id}",
        (
            *paragraph(bold(id), title).blocks,
            f.field(Field.UNTIL, "Not before", until),
            f.field(Field.DATE, "Or not before another day", f.day(), optional=True),
        ),
        submit="Snooze",
    )


def _title(shown: NudgeShown) -> str:
    """What a unit leads is not called its coordinator's own."""
    if not shown.nudges:
        return _("{day}: your side").format(day=spell_day(shown.day))
    own = not any(_unit(each) for each in shown.nudges)
    whose = "of yours" if own else "to look after"
    return f"{spell_day(shown.day)}: {counted(len(shown.nudges), 'deliverable')} {whose}"


def _asked(nudges: Sequence[Nudge], shown: NudgeShown, view: View) -> list[Piece]:
    """What coordinators ask, under the name of each."""
    names = dict.fromkeys(each.question.by for each in nudges if each.question)
    return [
        piece
        for name in names
        for piece in _group(
            _("{name} asks how these stand.").format(name=shorten(name, NAME)),
            "",
            [each for each in nudges if each.question and each.question.by == name],
            shown,
            view,
        )
    ]


def _group(
    title: str, words: str, nudges: Sequence[Nudge], shown: NudgeShown, view: View
) -> list[Piece]:
    """Deliverables under a title, which stays with the first of them."""
    if not nudges:
        return []
    first, *others = [_line(each, shown.today, view) for each in nudges]
    return [joined(paragraph(bold(title), words), first), *others]


def _unit(told: Nudge) -> str:
    """The unit that leads a deliverable, for which its reader answers; empty for their own."""
    seat = told.card.seat(told.side)
    looked_after = told.leads and seat is not None and not is_user_id(seat.holder)
    return shorten(seat.name, NAME) if seat and looked_after else ""


def _facts(shown: NudgeShown) -> str:
    """How many are late, due, and without a date, of those that are open."""
    left = [each for each in shown.nudges if each.open]
    rest = [each for each in left if not each.question]
    late = sum(1 for each in rest if each.term and each.term.last < shown.today)
    undated = sum(1 for each in rest if each.term is None)
    due = len(rest) - late - undated
    numbers = (
        (len(left) - len(rest), "to answer"),
        (late, "late"),
        (due, "due soon"),
        (undated, "without a date"),
    )
    facts = [f"{number} {what}" for number, what in numbers if number]
    return listed(facts) or "Nothing is left to do"


def _line(told: Nudge, today: date, view: View) -> Piece:
    """A deliverable with what its reader can do about it; without that, once it is dealt with."""
    shown = told.card
    unit = f" · led by {_unit(told)}" if _unit(told) else ""
    drawn = card(
        shown, view, note=unit + _note(told, today), beside=open_button(shown), today=today
    )
    return joined(drawn, *rows(_ways(told, view))) if told.open else drawn


def _note(told: Nudge, today: date) -> str:
    """What is to be said of it now, to follow its title: " · due tomorrow"."""
    status, term = told.card.status(told.side), told.term
    if told.question and told.open:
        return f" · {', '.join(told.question.reasons)}" if told.question.reasons else ""
    if told.question and told.question.answered:
        return f" · answered: {status}"
    if status.settled:
        return f" · {status}"
    if told.snoozed:
        return f" · snoozed until {spell_day(told.snoozed)}"
    if told.confirmed:
        return " · confirmed"
    if term is None:
        return ""
    if term.last < today:
        return " · late"
    days = (term.counted - today).days if term.counted else 0
    return f" · due {in_days(days)}" if days >= 0 else " · due now"


def _ways(told: Nudge, view: View) -> list[Block]:
    """The buttons under an open line."""
    id = told.card.deliverable.id
    report = report_button(told.card, view)
    if told.question:
        return _answers(told, report, view)
    if told.term is None:
        return [_do("Still true", spell_view(Confirm(id)), id, view), report]
    snooze = form_button("Snooze…", Form.SNOOZE, id, view=view, spoken=f"Snooze {id}…")
    done = _do("Done", f"done {id}", id, view)
    if told.leads:
        return [report, done, snooze, _do("Hand back", f"release {id}", id, view)]
    return [report, done, snooze, verb_button("leave", id, view)]


def _answers(told: Nudge, report: Block, view: View) -> list[Block]:
    """What answers a coordinator's question: a state, that it is as it was, or another lead."""
    id, status = told.card.deliverable.id, told.card.status(told.side)
    if not told.leads:
        return [_do(_("Claim"), f"claim {id}", id, view), verb_button("leave", id, view)]
    states = [
        _do(str(each).capitalize(), f"status {id} {each}", id, view)
        for each in (Status.IN_PROGRESS, Status.SUBSTANTIAL, Status.COMPLETE)
        if each is not status
    ]
    reported = status is not Status.NOT_REPORTED
    still = [_do("Still true", spell_view(Confirm(id)), id, view)] if reported else []
    return [*still, *states, report, _do("Hand back", f"release {id}", id, view)]


def _do(label: str, command: str, id: str, view: View) -> Block:
    back = view.command if view.fits else ""
    return do(label, command, view=back, page=view.page, spoken=f"{label}: {id}")
