from __future__ import annotations

from bot.domain.commands.help import Help, ShowStart
from bot.domain.commands.milestones import ShowNext
from bot.domain.outcomes.help import HelpShown, StartShown
from bot.services.context import Context
from bot.services.lists import held, reads_only
from bot.services.statement import upcoming
from bot.services.usecases import confides


@confides(ShowStart)
def overview(context: Context, _: ShowStart) -> StartShown:
    """What is next, and what whoever asks leads or works along on."""
    actor, rule = context.actor, reads_only(context)
    return StartShown(upcoming(context, ShowNext()), held(context), actor.side, rule)


@confides(Help)
def usage(context: Context, command: Help) -> HelpShown | StartShown:
    """How to use one command; without one, what is said to those who say nothing."""
    return HelpShown(command.command) if command.command else overview(context, ShowStart())
