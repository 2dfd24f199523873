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
from bot.domain.sides import SEATS
from bot.render.chase import ask_button, month, result, why_asked
from bot.render.kit import fields as f
from bot.render.kit import lateness
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, do, form_button
from bot.render.kit.card_buttons import (
    on_card,
    open_button,
    report_button,
    state_buttons,
    verb_button,
)
from bot.render.kit.cards import card, named, seats
from bot.render.kit.dates import in_days, spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, between, enumerated, listed, marked
from bot.render.kit.message import Block, Modal
from bot.render.kit.pages import Draft
from bot.render.kit.words import (
    NAME,
    STATES,
    THE,
    Terms,
    deliverables,
    fact,
    shorten,
    title,
)
from bot.render.series import change_of

_WORDS = Terms(
    {
        Until.TOMORROW: marked("Tomorrow, {day}"),
        Until.NEXT_WEEK: marked("Next week, {day}"),
    }
)


@draw.register
def nudge(shown: NudgeShown, view: View) -> Draft:
    """All that its reader is told that day: what is late or due on top, then what has no date."""
    asked = [each for each in shown.nudges if each.question and each.open]
    changed = [each for each in shown.nudges if each.changed and each not in asked]
    told = [*changed, *asked]
    renewed = [each for each in shown.nudges if each.asked and each.open and each not in told]
    plain = [each for each in shown.nudges if each not in told and each not in renewed]
    dated = [each for each in plain if each.term or not each.theirs]
    undated = [each for each in plain if each not in dated]
    body = _group(_("Changed by a new statement"), "", changed, shown, view)
    body += _asked(asked, shown, view)
    body += _group(_("Still yours?"), _(" Your coordinator asks."), renewed, shown, view)
    body += [_line(each, shown.today, view) for each in dated]
    doubted = [each for each in undated if each.open]
    answered = [each for each in undated if not each.open]
    body += _group(
        _("No date yet for these."),
        between() + _("Has anything changed?"),
        doubted,
        shown,
        view,
    )
    body += _group(_("Answered"), "", answered, shown, view)
    body += [piece for told in shown.results for piece in result(told)]
    body += month(shown.month) if shown.month else []
    ids = [each.card.deliverable.id for each in doubted]
    facts = [small(_facts(shown))] if shown.nudges else []
    sides = {told.side for told in (*shown.results, shown.month) if told}
    return Draft(
        headline(_title(shown)),
        [*facts, *body],
        buttons=[
            *([_still_true(ids, view)] if ids else []),
            *(ask_button(side) for side in SEATS if side in sides),
        ],
    )


@draw.register
def snoozed(done: Snoozed, _view: View) -> Draft:
    """From when on its reader is told of it again."""
    sentence = _("You will not be told about {what} before {date}.").format(
        what=named(done.card), date=spell_day(done.until)
    )
    return Draft(
        paragraph(sentence, shows=(done.card.deliverable.id,)),
        buttons=[open_button(done.card.deliverable.id)],
    )


@draw.register
def confirmed(done: Confirmed, _view: View) -> Draft:
    """That what is reported stays as it is."""
    ids = tuple(each.deliverable.id for each in done.cards)
    one = len(ids) == 1
    words = _("You confirmed {what} for {side}: nothing has changed.").format(
        what=named(done.cards[0]) if one else listed(ids), side=THE[done.side]
    )
    return Draft(
        paragraph(words, shows=ids),
        buttons=[open_button(done.cards[0].deliverable.id)] if one else [],
    )


def snooze_form(opened: SnoozeFormOpened) -> Modal:
    """Until when: in a word, or a day."""
    id = opened.card.deliverable.id
    words = {
        str(until): _WORDS[until].format(day=spell_day(day)) for until, day in opened.words.items()
    }
    until = f.choice(words, Until.TOMORROW)
    about = f"\n{title(opened.card.deliverable)}\n{seats(opened.card)}"
    return Modal(
        _("Snooze {id}").format(id=id),
        (
            *paragraph(bold(id), about).blocks,
            f.field(Field.UNTIL, _("Not before"), until),
            f.field(Field.DATE, _("Or not before another day"), f.day(), optional=True),
        ),
        submit=_("Snooze"),
    )


def _title(shown: NudgeShown) -> str:
    """What a unit leads is not called its coordinator's own."""
    day, count = spell_day(shown.day), deliverables(len(shown.nudges))
    if not shown.nudges:
        return _("{day}: your side").format(day=day)
    own = not any(_unit(each) for each in shown.nudges)
    return (
        _("{day}: {count} of yours").format(day=day, count=count)
        if own
        else _("{day}: {count} to look after").format(day=day, count=count)
    )


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
    heading: str, words: str, nudges: Sequence[Nudge], shown: NudgeShown, view: View
) -> list[Piece]:
    """Deliverables under a title, which stays with the first of them."""
    if not nudges:
        return []
    first, *others = [_line(each, shown.today, view) for each in nudges]
    return [joined(paragraph(bold(heading), words), first), *others]


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
    asked, due = len(left) - len(rest), len(rest) - late - undated
    told = (
        (asked, _("{count} to answer").format(count=asked)),
        (late, lateness.counted(late)),
        (due, _("{count} due soon").format(count=due)),
        (undated, _("{count} without a date").format(count=undated)),
    )
    return listed([words for count, words in told if count]) or _("Nothing is left to do")


def _line(told: Nudge, today: date, view: View) -> Piece:
    """A deliverable with what its reader can do about it; without that, once it is dealt with."""
    shown = told.card
    unit = fact(_("led by {name}").format(name=_unit(told))) if _unit(told) else ""
    drawn = card(
        shown,
        view,
        note=unit + _note(told, today),
        beside=open_button(shown.deliverable.id),
        today=today,
    )
    return joined(drawn, *rows(_ways(told, view))) if told.open else drawn


def _note(told: Nudge, today: date) -> str:
    """What is to be said of it now, to follow its title: " · due tomorrow"."""
    if told.changed:
        confirmed = fact(_("confirmed")) if told.confirmed else ""
        return f"{fact(change_of(told.changed))}{_inquiry(told)}{confirmed}"
    return _state(told, today)


def _state(told: Nudge, today: date) -> str:
    """How it stands, or what is asked of it."""
    status, term = told.card.status(told.side), told.term
    if told.question and (told.open or told.question.answered):
        return _inquiry(told)
    if status.settled:
        return fact(STATES[status])
    if told.snoozed:
        return fact(_("snoozed until {date}").format(date=spell_day(told.snoozed)))
    if told.confirmed:
        return fact(_("confirmed"))
    if term is None:
        return ""
    if term.last < today:
        return fact(_(lateness.MARK))
    days = (term.counted - today).days if term.counted else 0
    return fact(_("due {day}").format(day=in_days(days)) if days >= 0 else _("due now"))


def _inquiry(told: Nudge) -> str:
    """Why a coordinator asks about it, or what was answered; empty where neither is to be said."""
    if told.question and told.open:
        return fact(why_asked(told.question.reasons)) if told.question.reasons else ""
    if told.question and told.question.answered:
        state = STATES[told.card.status(told.side)]
        return fact(_("answered: {state}").format(state=state))
    return ""


def _ways(told: Nudge, view: View) -> list[Block]:
    """The buttons under an open line."""
    id = told.card.deliverable.id
    report = report_button(told.card, view)
    if told.question:
        return _answers(told, report, view)
    if told.asked:
        return [_still_mine(id, view), report, verb_button("release", id, view)]
    if told.term is None:
        return [report]  # that nothing has changed is said of all at once
    snooze = form_button(
        _("Snooze…"), Form.SNOOZE, id, view=view, spoken=_("Snooze {id}…").format(id=id)
    )
    done = verb_button("done", id, view)
    if told.leads:
        return [report, done, snooze, verb_button("release", id, view)]
    return [report, done, snooze, verb_button("leave", id, view)]


def _still_mine(id: str, view: View) -> Block:
    """The button that says of one deliverable that it is still its reader's."""
    return on_card(_("Still mine"), spell_view(Confirm((id,))), id, view)


def _answers(told: Nudge, report: Block, view: View) -> list[Block]:
    """What answers a coordinator's question: a state, that it is as it was, or another lead."""
    id, status = told.card.deliverable.id, told.card.status(told.side)
    if not told.leads:
        return [verb_button("claim", id, view), verb_button("leave", id, view)]
    still = [_still_true([id], view)] if status is not Status.NOT_REPORTED else []
    return [*still, *state_buttons(id, status, view), report, verb_button("release", id, view)]


def _still_true(ids: Sequence[str], view: View) -> Block:
    """The button that says of all that was asked about that nothing has changed."""
    label = _("Still true") if len(ids) == 1 else _("All still true")
    command = spell_view(Confirm(tuple(ids)))
    return do(
        label,
        command,
        view=view.back,
        page=view.page,
        spoken=_("{label}: {id}").format(label=label, id=enumerated(ids)),
    )
