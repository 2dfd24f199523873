"""What became of the promises from one Council to the next. Nothing here changes anything."""

from __future__ import annotations

from bot.domain.commands.series import Compare
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.series import Compared, CouncilsCompared
from bot.domain.statement import Deliverable
from bot.services import lookups
from bot.services.context import Context
from bot.services.usecases import reads


@reads(Compare, same_for_all=True)
def compare(context: Context, command: Compare) -> Outcome:
    """The newest statement against the one before it, promise by promise."""
    named = lookups.called(context, command.topics, "compare")
    if isinstance(named, Outcome):
        return named
    series, among = context.catalogue, named or context.catalogue.topics
    codes = {topic.code for topic in among}
    return CouncilsCompared(
        statement=series.statement,
        older=series.statements[1] if series.several else None,
        topics=among,
        whole=not named,
        rows=tuple(
            _compared(context, each)
            for each in series.told_of_newest
            if each.topic in codes and series.several
        ),
    )


def _compared(context: Context, deliverable: Deliverable) -> Compared:
    newest = context.catalogue.statement.slug
    told = context.catalogue.lives[deliverable.id]
    now = next((each for each in told if each.statement.slug == newest), None)
    before = next((w for w in told if w.deliverable and w.statement.slug != newest), None)
    return Compared(context.card(deliverable), now.decision if now else None, before, now)
