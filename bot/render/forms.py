"""The forms as people fill them in, and answers shown where forms are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.forms import Field
from bot.domain.outcomes.forms import (
    AddFormOpened,
    AdmitFormOpened,
    AssignFormOpened,
    CoordinatorFormOpened,
    EvidenceFormOpened,
    FindFormOpened,
    FormOpened,
    HeldFormOpened,
    MoveFormOpened,
    ReportFormOpened,
    SnoozeFormOpened,
)
from bot.render import assignments, milestones, nudges, progress, settings
from bot.render.kit import fields
from bot.render.kit.language import _
from bot.render.kit.message import Block, Message, Modal

SEARCH_LIMIT = 200


def form(opened: FormOpened) -> Modal:
    """Draw a form with what is known already; one with nothing to choose from says what to do."""
    return _FORMS[type(opened)](opened)


def in_modal(message: Message) -> Modal:
    """Show an answer in a modal, with nothing to submit."""
    # A modal holds neither tables nor charts.
    return Modal("dpc", message.plainly.blocks, close=_("Close"))


def home_view(message: Message) -> Block:
    """Make the view that Slack publishes as somebody's Home tab."""
    return {"type": "home", "blocks": list(message.plainly.blocks)}


def _find(_shown: FindFormOpened) -> Modal:
    """Words to look up."""
    hint = _("A topic, an id such as CYBER-2, or words of the statement, in English or Japanese.")
    words = fields.field(Field.WORDS, _("Words"), fields.text(SEARCH_LIMIT), hint=hint)
    return Modal(_("Find a commitment"), (words,), submit=_("Find"))


_FORMS: dict[type[FormOpened], Callable[[Any], Modal]] = {
    ReportFormOpened: progress.report,
    AssignFormOpened: assignments.assign,
    EvidenceFormOpened: progress.evidence,
    HeldFormOpened: milestones.held,
    AddFormOpened: milestones.add,
    MoveFormOpened: milestones.move,
    CoordinatorFormOpened: settings.coordinator,
    AdmitFormOpened: settings.admit,
    SnoozeFormOpened: nudges.snooze_form,
    FindFormOpened: _find,
}
