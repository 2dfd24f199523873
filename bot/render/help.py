"""The overview, and how to use the bot."""

from __future__ import annotations

from bot.domain.commands.menu import MENU
from bot.domain.outcomes.help import HelpShown, StartShown
from bot.render.kit.blocks import Piece, Words, bold, code, headline, paragraph, small
from bot.render.kit.buttons import View, look
from bot.render.kit.cards import card
from bot.render.kit.dates import spell
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import source
from bot.render.kit.words import THE
from bot.render.lists import more, nothing_led
from bot.render.milestones import nothing_ahead
from bot.render.usages import FIRST, GROUPS, USAGES

MINE = 5  # the first of them: the commands below are to be seen, too
HOW = (
    "Type a command after /dpc, or after a mention of me in a channel or a thread. In a direct "
    "message the command alone is enough."
)


@draw.register
def overview(shown: StartShown, view: View) -> Draft:
    """What is next, what is mine, the commands that matter first, and the rest."""
    quoted = shown.next.sentence is not None and not shown.next.ahead
    return Draft(
        headline("EU–Japan Digital Partnership"),
        [
            *_next(shown),
            *_mine(shown, view),
            paragraph(bold("First commands"), *_lines()),
            *_rest(),
            small(HOW),
        ],
        buttons=[look("Topics", "topics")],
        foot=source(shown.next.statement) if quoted or shown.mine else None,
    )


@draw.register
def usage(shown: HelpShown, _: View) -> Draft:
    """How to use one command."""
    item = next(item for item in MENU if item.name == shown.command)
    about = USAGES[item.name]
    return Draft(
        headline(item.name),
        [
            paragraph(about.purpose),
            paragraph("Write: ", code(item.usage), "\nFor example: ", code(about.example)),
        ],
        buttons=[look("All commands", "help")],
    )


def _next(shown: StartShown) -> list[Piece]:
    if not shown.next.ahead:
        return [nothing_ahead(shown.next)]
    first = shown.next.ahead[0]
    beside = look("Details", f"show {first.id}", spoken=f"Details of {first.title}")
    words = f" {first.title}, {spell(first.when)}"
    return [paragraph(bold("Next:"), words, beside=beside)]


def _mine(shown: StartShown, view: View) -> list[Piece]:
    if shown.rule or shown.side is None or not shown.mine:
        words, way = nothing_led(shown.side, shown.rule)
        return [paragraph(bold("Mine:"), f" {words}", beside=way)]
    title = paragraph(bold("Mine:"), f" What you lead for {THE[shown.side]}.")
    left = more(len(shown.mine) - MINE, look("All of mine", "mine"))
    return [title, *(card(each, view) for each in shown.mine[:MINE]), *left]


def _lines() -> list[Words]:
    """A line for each of the first commands, as it is typed in an example, with what it is for."""
    lines: list[Words] = []
    for usage in (USAGES[name] for name in FIRST):
        # Its first sentence: the whole stands in the help on it.
        purpose = usage.purpose.partition(". ")[0].removesuffix(".")
        lines += ["\n", code(usage.example), f" – {purpose}."]
    return lines


def _rest() -> list[Piece]:
    """All other commands by what they are about, a line a group, and how to learn of one."""
    lines: list[Words] = []
    for title, group in GROUPS.items():
        names = [name for name in group if name not in (*FIRST, "help")]
        parted = [word for name in names for word in (" · ", code(name))][1:]
        lines += ["\n", bold(f"{title}:"), " ", *parted] if names else []
    return [paragraph(*lines[1:]), paragraph("What one of them does: ", code("help assign"))]
