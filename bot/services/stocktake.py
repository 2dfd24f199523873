"""Taking stock for the Council. Nothing here changes anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands.stocktake import Stocktake
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.series import Series
from bot.domain.state import Evidence
from bot.services.context import Context
from bot.services.filters import narrowed
from bot.services.usecases import reads
from storage import evidence, history


@reads(Stocktake)
def stocktake(context: Context, command: Stocktake) -> Outcome:
    """Every deliverable as it stands, or those that fit a filter; of one Council or of all."""
    series = context.catalogue
    council, said = _council(series, command.filter.topics)
    spoken_of = series.statement_called(council)
    found = narrowed(
        context,
        replace(command.filter, topics=tuple(said)),
        f"stocktake {council}".strip(),
        among=series.promises_in(spoken_of) if spoken_of else None,
    )
    if isinstance(found, Outcome):
        return found
    chosen = found.filter
    there = {card.deliverable.topic for card in found.cards}
    among = found.topics or series.topics
    return StocktakeShown(
        statement=spoken_of.statement if spoken_of else series.statement,
        topics=tuple(t for t in among if t.code in there) if chosen.narrows_cards else among,
        cards=found.cards,
        sentences=series.sentence_by_ref,
        evidence=_evidence(context),
        changed=history.last_changes(context.conn, context.team),
        taken=context.now,
        watched=context.cards(
            () if chosen.narrows_cards else (d for t in among for d in series.watched_of(t.code))
        ),
        filter=chosen,
        names=found.names,
        council=council if series.several else "",
    )


def _council(series: Series, said: Sequence[str]) -> tuple[str, list[str]]:
    """The name of the statement among the words that somebody said, and the words without it."""
    words = [name.split() for name in said]
    known = set(series.names.values())
    council = next((word for name in words for word in name if word in known), "")
    rest = [" ".join(word for word in name if word != council) for name in words]
    return council, [name for name in rest if name]


def _evidence(context: Context) -> dict[str, tuple[Evidence, ...]]:
    """What was put forward for each deliverable, oldest first."""
    found: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for each in evidence.of_team(context.conn, context.team):
        found[each.deliverable] += (each,)
    return dict(found)
