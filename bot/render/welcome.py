"""What is said in a channel that the bot was let into."""

from __future__ import annotations

from bot.domain.outcomes import WelcomeShown
from bot.render.blocks import Piece, Words, code, headline, paragraph, small
from bot.render.buttons import View, do, look
from bot.render.channels import described
from bot.render.guide import HOW
from bot.render.message import Block
from bot.render.pages import Draft
from bot.render.usages import USAGES

KNOWS = "I know what the Council agreed, who leads it, and what comes due. For example:"
EXAMPLES = ("topic", "claim", "next")


def welcome(shown: WelcomeShown, view: View) -> Draft:
    """What the bot can do, in three examples, and the way to reminders if there are none."""
    return Draft(
        headline("The EU–Japan Digital Partnership, in this channel"),
        [paragraph(KNOWS, *_examples()), small(HOW), _reminders(shown)],
        buttons=[*_offer(shown, view), look("All commands", "help")],
    )


def _examples() -> list[Words]:
    lines: list[Words] = []
    for name in EXAMPLES:
        lines += ["\n", code(f"/dpc {USAGES[name].example}"), f" – {USAGES[name].purpose}"]
    return lines


def _reminders(shown: WelcomeShown) -> Piece:
    if shown.subscription:
        what = described(shown.subscription, shown.topics)
        return paragraph(f"This channel is reminded of {what}")
    return paragraph(
        "I post nothing here unless I am asked. A coordinator or an admin can have this channel "
        "reminded of the meetings."
    )


def _offer(shown: WelcomeShown, view: View) -> list[Block]:
    if shown.subscription:
        return [look("How to change that", "help subscribe")]
    return [do("Post reminders here", "subscribe", view=view.command)]
