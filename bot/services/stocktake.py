"""Taking stock for the Council. Nothing here changes anything."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.commands.stocktake import Stocktake
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.state import Evidence
from bot.services.context import Context
from bot.services.filters import narrowed
from bot.services.usecases import reads
from storage import evidence, history, people


@reads(Stocktake)
def stocktake(context: Context, command: Stocktake) -> Outcome:
    """Every deliverable as it stands, or those that fit a filter."""
    found = narrowed(context, command.filter, "stocktake")
    if isinstance(found, Outcome):
        return found
    catalogue, chosen = context.catalogue, found.filter
    there = {card.deliverable.topic for card in found.cards}
    among = found.topics or catalogue.topics
    return StocktakeShown(
        statement=catalogue.statement,
        topics=tuple(t for t in among if t.code in there) if chosen.narrows_cards else among,
        cards=found.cards,
        sentences=catalogue.sentence_by_ref,
        evidence=_evidence(context),
        changed=history.last_changes(context.conn, context.team),
        taken=context.now,
        watched=context.cards(
            () if chosen.narrows_cards else (d for t in among for d in catalogue.watched_of(t.code))
        ),
        filter=chosen,
        names={user: people.name_of(context.conn, context.team, user) for user in chosen.users},
    )


def _evidence(context: Context) -> dict[str, tuple[Evidence, ...]]:
    """What was put forward for each deliverable, oldest first."""
    found: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for each in evidence.of_team(context.conn, context.team):
        found[each.deliverable] += (each,)
    return dict(found)
