"""What the bot explains of itself."""

from __future__ import annotations

from bot.domain.commands.explanations import Explain
from bot.domain.outcomes.explanations import Explained
from bot.services.context import Context
from bot.services.usecases import reads


@reads(Explain, same_for_all=True)
def explain(_context: Context, command: Explain) -> Explained:
    """What there is to say on a subject, whoever asks."""
    return Explained(command.subject)
