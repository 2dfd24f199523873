"""Taking stock for the Council. Nothing here changes anything."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.commands.stocktake import Stocktake
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.state import Evidence
from bot.services import lookups
from bot.services.context import Context
from bot.services.usecases import reads
from storage import evidence, history


@reads(Stocktake)
def stocktake(context: Context, command: Stocktake) -> Outcome:
    """Every deliverable as it stands, of all topics or of those named."""
    named = lookups.called(context, command.topics, "stocktake")
    if isinstance(named, Outcome):
        return named
    catalogue = context.catalogue
    among = named or catalogue.topics
    return StocktakeShown(
        statement=catalogue.statement,
        topics=among,
        whole=not named,
        cards=context.cards(d for topic in among for d in catalogue.deliverables_of(topic.code)),
        sentences=catalogue.sentence_by_ref,
        evidence=_evidence(context),
        changed=history.last_changes(context.conn, context.team),
        taken=context.now,
        watched=context.cards(d for topic in among for d in catalogue.watched_of(topic.code)),
    )


def _evidence(context: Context) -> dict[str, tuple[Evidence, ...]]:
    """What was put forward for each deliverable, oldest first."""
    found: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for each in evidence.of_team(context.conn, context.team):
        found[each.deliverable] += (each,)
    return dict(found)
