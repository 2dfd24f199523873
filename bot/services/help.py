"""What is said to those who say nothing, and how to use the bot."""

from __future__ import annotations

from bot.domain.commands.help import Help, ShowStart
from bot.domain.commands.milestones import ShowNext
from bot.domain.outcomes.help import CommandsShown, HelpShown, StartShown
from bot.domain.rules.milestones import today
from bot.services.context import Context
from bot.services.lists import cannot_lead, held
from bot.services.statement import upcoming
from bot.services.usecases import confides


@confides(ShowStart)
def start(context: Context, _: ShowStart) -> StartShown:
    """What is next, and what the asker leads or helps with."""
    meetings, day = upcoming(context, ShowNext()), today(context.now)
    return StartShown(meetings, held(context), context.actor.side, day, cannot_lead(context))


@confides(Help)
def usage(_: Context, command: Help) -> HelpShown | CommandsShown:
    """How to use one command; without one, all of them."""
    return HelpShown(command.command) if command.command else CommandsShown()
