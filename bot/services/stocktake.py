"""Taking stock for the Council. Nothing here changes anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.commands.stocktake import Stocktake
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.series import Series
from bot.domain.state import Evidence
from bot.services import lookups
from bot.services.context import Context
from bot.services.usecases import reads
from storage import evidence, history


@reads(Stocktake)
def stocktake(context: Context, command: Stocktake) -> Outcome:
    """Every deliverable as it stands, of all topics or of those named, of one Council or of all."""
    council, said = _council(context.catalogue, command.topics)
    named = lookups.called(context, said, f"stocktake {council},".rstrip(" ,"))
    if isinstance(named, Outcome):
        return named
    catalogue = context.catalogue
    spoken_of = catalogue.statement_called(council)
    among = named or catalogue.topics
    return StocktakeShown(
        statement=spoken_of.statement if spoken_of else catalogue.statement,
        topics=among,
        whole=not named,
        cards=context.cards(
            each for topic in among for each in catalogue.promises_of(topic.code, spoken_of)
        ),
        sentences=catalogue.sentence_by_ref,
        evidence=_evidence(context),
        changed=history.last_changes(context.conn, context.team),
        taken=context.now,
        watched=context.cards(d for topic in among for d in catalogue.watched_of(topic.code)),
        council=council if catalogue.several else "",
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
