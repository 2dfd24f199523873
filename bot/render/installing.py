"""The first words to whoever installed the app, and the last where it is installed no more."""

from __future__ import annotations

from bot.domain.outcomes import InstallerGreeted, NotInstalled
from bot.render.blocks import code, headline, linked, paragraph
from bot.render.buttons import View, look
from bot.render.guide import HOW
from bot.render.pages import Draft


def greeting(_: InstallerGreeted, __: View) -> Draft:
    """What the bot can do, and what is to be settled first."""
    return Draft(
        headline("EU–Japan Digital Partnership"),
        [
            paragraph(
                "Thank you for installing me. I know what the Digital Partnership Council agreed, "
                "word for word; I keep who leads each deliverable on each side and how far it is, "
                "and I say in time what comes due."
            ),
            paragraph(
                "First of all: who coordinates each side? An admin names them once.",
                beside=look("Settings", "settings"),
            ),
            paragraph(
                "Then invite me to the channels that should be reminded, and write ",
                code("/dpc subscribe"),
                f" there. {HOW}",
            ),
        ],
        buttons=[look("Topics", "topics"), look("All commands", "help")],
    )


def not_installed(found: NotInstalled, _: View) -> Draft:
    """Where somebody asks whom the bot can no longer serve."""
    words = "I am not installed in this workspace any more. "
    if not found.public_url:
        return Draft(paragraph(f"{words}Whoever runs me can tell how to install me again."))
    return Draft(linked(f"{words}Install me again: ", f"{found.public_url}/slack/install"))
