"""Reminders of meetings, and what those who organise are asked: has it taken place, and when?"""

from __future__ import annotations

from bot.domain.forms import Form
from bot.domain.outcomes.reminders import AftermathAsked, ReminderDue, VagueAsked
from bot.domain.statement import Fate, Milestone
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, do, form_button
from bot.render.kit.card_tables import meeting_table
from bot.render.kit.cards import leads_missing, open_seats, wanted
from bot.render.kit.dates import away
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked, together
from bot.render.kit.message import Block
from bot.render.kit.milestones import facts, whereabouts, with_date
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import folded, source
from bot.render.kit.tables import Table
from bot.render.kit.words import deliverables, title
from bot.render.milestones import details, record_when_held


@draw.register
def due(shown: ReminderDue, view: View) -> Draft:
    """A meeting is near: what the statement wants from it, who leads, what nobody has taken."""
    here = shown.milestone
    sentences = tuple(shown.sentences.values())
    everything = (*shown.cards, *shown.set_here)
    hint = next((c.deliverable.id for c in everything if open_seats([c])), None)
    reply = [small(_("Reply “claim {id}” in this thread.").format(id=hint))] if hint else []
    return Draft(
        headline(
            _("{away}: {meeting}").format(
                away=away(here.when, shown.today), meeting=with_date(here)
            )
        ),
        [
            small(whereabouts(here)),
            paragraph(_wanted(shown)),
            *_tables(shown, view),
            *folded(_("Wording of the statement"), sentences),
            *reply,
        ],
        buttons=_mute(shown, view),
        foot=source(shown.statement) if sentences else None,
    )


def _wanted(shown: ReminderDue) -> str:
    """For how many deliverables it matters; in a reply, how many of them are news."""
    everything = (*shown.cards, *shown.set_here)
    if not shown.since:
        return wanted(everything)
    news = deliverables(len(everything))
    told = _("Without a lead, or changed since the last reminder: {news}.").format(news=news)
    return together(told, leads_missing(everything))


def _tables(shown: ReminderDue, view: View) -> list[Table]:
    """What is due by then: as the text says, and as a side has set it. Both are told apart."""
    groups = (_("From the statement"), shown.cards), (_("Set in Slack"), shown.set_here)
    filled = [(heading, cards) for heading, cards in groups if cards]
    return [
        meeting_table(heading, cards, view, heading if len(filled) > 1 else "")
        for heading, cards in filled
    ]


def _mute(shown: ReminderDue, view: View) -> list[Block]:
    """As long as there may be another reminder of it."""
    here, last = shown.milestone, shown.milestone.when.latest
    if here.outcome is not Fate.OPEN or (last and last < shown.today):
        return []
    spoken = _("Mute {title} in this channel").format(title=title(here))
    return [do(_("Mute this meeting"), f"mute {here.id}", view=view.command, spoken=spoken)]


_BECAME = marked("Did the meeting take place?")
_OUTCOMES = {
    Fate.OPEN: marked("{meeting}, is still to come."),
    Fate.HELD: marked("{meeting}, is recorded as held."),
    Fate.CANCELLED: marked("{meeting}, is recorded as cancelled."),
}


@draw.register
def aftermath(shown: AftermathAsked, view: View) -> Draft:
    """The day after: held, or moved? Or what was recorded since."""
    here = shown.milestone
    if shown.over:
        became = _(_OUTCOMES[here.outcome]).format(meeting=with_date(here))
        return Draft(paragraph(became), buttons=[details(here)])
    return Draft(
        headline(together(_(_BECAME), with_date(here))),
        [paragraph(_("Its date has passed. Nobody has recorded whether it took place."))],
        buttons=_answers(here, view),
    )


@draw.register
def vague(shown: VagueAsked, view: View) -> Draft:
    """Once a quarter: which meetings lack a day, and which an outcome."""
    if shown.over:
        return Draft(paragraph(_("Every meeting has a date, and every past one its outcome.")))
    undated = [
        paragraph(bold(each.id), f" {title(each)}\n{facts(each)}", beside=_move(each, view))
        for each in shown.milestones
    ]
    passed = [_passed(each, view) for each in shown.passed]
    if not undated:
        return Draft(headline(_(_BECAME)), passed)
    heading = paragraph(bold(_(_BECAME)))
    waiting = [joined(heading, passed[0]), *passed[1:]] if passed else []
    return Draft(headline(_("Is there a date for these meetings now?")), [*undated, *waiting])


def _passed(milestone: Milestone, view: View) -> Piece:
    told = paragraph(bold(milestone.id), f" {title(milestone)}\n{facts(milestone, passed=True)}")
    return joined(told, *rows(_answers(milestone, view)))


def _answers(milestone: Milestone, view: View) -> list[Block]:
    """What can have happened to a meeting; each is shown once more before it is saved."""
    spoken, command = (
        _("Cancelled: {title}…").format(title=title(milestone)),
        f"milestone cancel {milestone.id}",
    )
    cancelled = do(_("Cancelled…"), command, spoken=spoken)
    return [record_when_held(milestone, view), _move(milestone, view), cancelled]


def _move(milestone: Milestone, view: View) -> Block:
    spoken = _("Move {title}…").format(title=title(milestone))
    return form_button(_("Move…"), Form.MOVE, milestone.id, view=view, spoken=spoken)
