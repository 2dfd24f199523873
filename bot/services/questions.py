"""What is answered to a sentence that is no command. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.commands.base import Question
from bot.domain.commands.deeds import Offer
from bot.domain.commands.guesses import Guess
from bot.domain.commands.help import Thank
from bot.domain.commands.milestones import ShowLast
from bot.domain.commands.press import meant
from bot.domain.commands.statement import Show
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound
from bot.domain.outcomes.questions import DeedOffered, Thanked
from bot.services import statement
from bot.services.context import Context
from bot.services.lookups import last_council
from bot.services.usecases import BY_COMMAND, confides, reads


@reads(Offer)
def offer(context: Context, command: Offer) -> Outcome:
    """The deed that somebody may have meant; what is of the id, where that is no deliverable."""
    if command.id in context.catalogue.deliverable_by_id:
        return DeedOffered(context.card_of(command.id), f"{command.deed} {command.note}".strip())
    return statement.show(context, Show(command.id))


@confides(Guess)
def guess(context: Context, command: Guess) -> Outcome:
    """The answer to what somebody may have meant, told as a guess; nothing is done on one."""
    question = meant(command.words)
    if not isinstance(question, Question):
        return NotFound(command.words)
    return replace(BY_COMMAND[type(question)].run(context, question), guessed=True)


@reads(Thank)
def thanked(_context: Context, _: Thank) -> Thanked:
    """Thanks are taken."""
    return Thanked()


@reads(ShowLast)
def last(context: Context, _: ShowLast) -> Outcome:
    """The newest of the Council's meetings that was held, or that is over."""
    council = last_council(context)
    return statement.show(context, Show(council.id)) if council else NotFound("last")
