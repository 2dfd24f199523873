"""What those who organise are asked by direct message: held, moved, when?"""

from __future__ import annotations

from bot.domain.forms import Form
from bot.domain.outcomes import AftermathAsked, VagueAsked
from bot.domain.statement import Milestone, Outcome
from bot.render.blocks import bold, headline, paragraph
from bot.render.buttons import View, form_button, look
from bot.render.dates import spell
from bot.render.fates import origin
from bot.render.meetings import record_when_held
from bot.render.message import Block
from bot.render.pages import Draft


def aftermath(shown: AftermathAsked, view: View) -> Draft:
    """The day after: held, or moved? Or what was recorded since."""
    here = shown.milestone
    title = f"{here.title}, {spell(here.when)}"
    if shown.over:
        stands = "lies ahead" if here.outcome is Outcome.OPEN else f"is recorded as {here.outcome}"
        open_it = look("Open", f"show {here.id}", spoken=f"Open {here.title}")
        return Draft(paragraph(f"{title}: it {stands}."), buttons=[open_it])
    return Draft(
        headline(f"Held? Moved? {title}"),
        [paragraph("Its date has passed, and its outcome is not recorded.")],
        buttons=[record_when_held(here, view), _move(here, view)],
    )


def vague(shown: VagueAsked, view: View) -> Draft:
    """Once a quarter: which meetings lack a day."""
    if shown.over:
        return Draft(paragraph("Every meeting ahead has its day."))
    return Draft(
        headline("Is there a date by now?"),
        [
            paragraph(
                bold(each.id),
                f" {each.title}\n{spell(each.when)} · {origin(each)}",
                beside=_move(each, view),
            )
            for each in shown.milestones
        ],
    )


def _move(milestone: Milestone, view: View) -> Block:
    spoken = f"Move {milestone.title}…"
    return form_button("Move…", Form.MOVE, milestone.id, view=view, spoken=spoken)
