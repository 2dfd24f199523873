"""The first answer, and how to use the bot."""

from __future__ import annotations

from bot.domain.commands.menu import MENU
from bot.domain.outcomes.help import CommandsShown, HelpShown, StartShown
from bot.render.kit.blocks import Piece, Words, bold, code, filled, headline, paragraph, small
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked
from bot.render.kit.message import Block
from bot.render.kit.milestones import with_date
from bot.render.kit.pages import Draft
from bot.render.lists import amount, nothing_led
from bot.render.usages import ASK, GROUPS, USAGES, purpose

HOW = marked(
    "Type a command after /dpc, or after a mention of me in a channel or a thread. "
    "In a direct message the command alone is enough."
)


@draw.register
def start(shown: StartShown, view: View) -> Draft:
    """Three lines: what is next, what is mine, what one can ask; and three buttons at most."""
    mine, way = _mine(shown, view)
    topics = look(_("Topics"), "topics")  # which may be the way to a beginning, too
    return Draft(
        headline(_("EU–Japan Digital Partnership")),
        [
            paragraph(bold(_("Next:")), f" {_next(shown)}"),
            paragraph(bold(_("Yours:")), f" {mine}"),
            paragraph(_(ASK)),
        ],
        buttons=[*([] if way == topics else [topics]), way, look(_("All commands"), "help")],
    )


@draw.register
def commands(_shown: CommandsShown, _view: View) -> Draft:
    """All commands by what they are about, a line a group, and how to learn of one."""
    return Draft(
        headline(_("All commands")),
        [
            *(_group(title, list(group)) for title, group in GROUPS.items()),
            paragraph(_("What one of them does:"), " ", code("help claim")),
            small(_(HOW)),
        ],
        buttons=[look(_("Topics"), "topics")],
    )


@draw.register
def usage(shown: HelpShown, _view: View) -> Draft:
    """How to use one command."""
    item = next(item for item in MENU if item.name == shown.command)
    about = USAGES[item.name]
    return Draft(
        headline(item.name),
        [
            paragraph(purpose(item.name)),
            paragraph(
                *filled(_("Write: {usage}"), usage=code(item.usage)),
                "\n",
                *filled(_("For example: {example}"), example=code(about.example)),
            ),
        ],
        buttons=[look(_("All commands"), "help")],
    )


def _next(shown: StartShown) -> str:
    """The next meeting and when it is."""
    if not shown.next.ahead:
        return _("No upcoming meeting is known.")
    first = shown.next.ahead[0]
    return with_date(first)


def _mine(shown: StartShown, view: View) -> tuple[str, Block]:
    """How much the reader leads or helps with, and the way to it, or to a beginning."""
    if not shown.mine:
        return nothing_led(shown.side, shown.rule)
    return amount(shown.mine, view, shown.today), look(_("What I lead"), "mine")


def _group(title: str, names: list[str]) -> Piece:
    parted: list[Words] = [word for name in names for word in (" · ", code(name))]
    return paragraph(bold(_("{group}:").format(group=_(title))), " ", *parted[1:])
