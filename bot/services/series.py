"""What became of the promises from one Council to the next. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands.series import Compare, ShowPublished
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound
from bot.domain.outcomes.series import Compared, CouncilsCompared, Published
from bot.domain.series import Series
from bot.domain.statement import Deliverable, Topic
from bot.services import lookups
from bot.services.context import Context
from bot.services.usecases import reads
from storage import subscriptions


@reads(Compare, same_for_all=True)
def compare(context: Context, command: Compare) -> Outcome:
    """The newest statement against the one before it, promise by promise."""
    named = lookups.called(context, command.topics, "compare")
    if isinstance(named, Outcome):
        return named
    return _councils(context, context.catalogue, named)


@reads(ShowPublished)
def published(context: Context, command: ShowPublished) -> Published | NotFound:
    """What a published statement changes in the topics that the channel is reminded of."""
    series = context.catalogue.until(command.slug)
    if series is None:
        return NotFound(command.slug)
    channel = subscriptions.of_channel(context.conn, context.team, context.request.channel)
    chosen = set(channel.topics if channel else ())
    named = tuple(topic for topic in series.topics if topic.code in chosen)
    return Published(_councils(context, series, named))


def _councils(context: Context, series: Series, named: Sequence[Topic]) -> CouncilsCompared:
    """The newest statement of a series against the one before, on some topics or on all."""
    among = tuple(named) or series.topics
    codes = {topic.code for topic in among}
    told = series.told_of_newest if series.several else ()
    return CouncilsCompared(
        statement=series.statement,
        older=series.statements[1] if series.several else None,
        topics=among,
        whole=not named,
        rows=tuple(_compared(context, series, each) for each in told if each.topic in codes),
    )


def _compared(context: Context, series: Series, deliverable: Deliverable) -> Compared:
    newest, told = series.statement.slug, series.lives[deliverable.id]
    now = next((each for each in told if each.statement.slug == newest), None)
    before = next((w for w in told if w.deliverable and w.statement.slug != newest), None)
    return Compared(context.card(deliverable), now.decision if now else None, before, now)
