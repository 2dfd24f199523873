"""What those who organise are asked by direct message: held, moved, when?"""

from __future__ import annotations

from bot.domain.forms import Form
from bot.domain.outcomes import AftermathAsked, VagueAsked
from bot.domain.statement import Milestone, Outcome
from bot.render.blocks import Piece, bold, headline, joined, paragraph, rows
from bot.render.buttons import View, do, form_button, look
from bot.render.dates import spell
from bot.render.fates import facts
from bot.render.meetings import record_when_held
from bot.render.message import Block
from bot.render.pages import Draft

_BECAME = "Held? Moved? Cancelled?"


def aftermath(shown: AftermathAsked, view: View) -> Draft:
    """The day after: held, or moved? Or what was recorded since."""
    here = shown.milestone
    title = f"{here.title}, {spell(here.when)}"
    if shown.over:
        stands = "lies ahead" if here.outcome is Outcome.OPEN else f"is recorded as {here.outcome}"
        open_it = look("Open", f"show {here.id}", spoken=f"Open {here.title}")
        return Draft(paragraph(f"{title}: it {stands}."), buttons=[open_it])
    return Draft(
        headline(f"{_BECAME} {title}"),
        [paragraph("Its date has passed, and its outcome is not recorded.")],
        buttons=_answers(here, view),
    )


def vague(shown: VagueAsked, view: View) -> Draft:
    """Once a quarter: which meetings lack a day, and which an outcome."""
    if shown.over:
        return Draft(paragraph("Every meeting has its day, and its outcome once that has passed."))
    undated = [
        paragraph(bold(each.id), f" {each.title}\n{facts(each)}", beside=_move(each, view))
        for each in shown.milestones
    ]
    passed = [_passed(each, view) for each in shown.passed]
    if not undated:
        return Draft(headline(_BECAME), passed)
    title = paragraph(bold(_BECAME))
    waiting = [joined(title, passed[0]), *passed[1:]] if passed else []
    return Draft(headline("Is there a date by now?"), [*undated, *waiting])


def _passed(milestone: Milestone, view: View) -> Piece:
    told = paragraph(bold(milestone.id), f" {milestone.title}\n{facts(milestone, passed=True)}")
    return joined(told, *rows(_answers(milestone, view)))


def _answers(milestone: Milestone, view: View) -> list[Block]:
    """What can have become of a meeting; each is shown once more before it is saved."""
    spoken, command = f"Cancelled: {milestone.title}…", f"milestone cancel {milestone.id}"
    cancelled = do("Cancelled…", command, spoken=spoken)
    return [record_when_held(milestone, view), _move(milestone, view), cancelled]


def _move(milestone: Milestone, view: View) -> Block:
    spoken = f"Move {milestone.title}…"
    return form_button("Move…", Form.MOVE, milestone.id, view=view, spoken=spoken)
