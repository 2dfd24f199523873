"""What is left of a private answer once it stands in the channel."""

from __future__ import annotations

from bot.domain.outcomes.posted import Posted
from bot.render.kit.blocks import paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.pages import Draft


@draw.register
def posted(shown: Posted, _view: View) -> Draft:
    """One line, and the way back to the answer."""
    new, old = _("Posted in this channel."), _("This was already posted in this channel.")
    again = look(_("Show it again"), shown.command, page=shown.page)
    return Draft(paragraph(old if shown.before else new, beside=again))
