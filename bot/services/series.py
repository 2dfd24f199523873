"""What became of the promises from one Council to the next, and who goes on with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.commands.series import Compare, Renew, ShowPublished, ShowRenewal
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound, Refused
from bot.domain.outcomes.series import (
    Compared,
    CouncilsCompared,
    NothingToRenew,
    Published,
    RenewalAsked,
    Renewed,
)
from bot.domain.people import is_user_id
from bot.domain.rules.rights import Deed, refusal
from bot.domain.series import Series
from bot.domain.sides import Side
from bot.domain.state import Renewal
from bot.domain.statement import Deliverable, Topic
from bot.services import lookups
from bot.services.context import Context
from bot.services.usecases import reads, writes
from storage import coordinators, renewals, subscriptions


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


@writes(Renew)
def renew(context: Context, command: Renew) -> Outcome:
    """Have the leads of the coordinator's side asked whether they go on; or nobody."""
    series, side = context.catalogue, context.actor.coordinates
    if rule := refusal(context.actor, Deed.DECIDE, side):
        return Refused(rule)
    if side is None or not series.several:
        return NothingToRenew()
    named = () if command.topics is None else lookups.called(context, command.topics, "renew")
    if isinstance(named, Outcome):
        return named
    led = dict(_led(context, side))
    wanted = () if command.topics is None else named or tuple(led)
    topics = tuple(topic for topic in wanted if topic in led)
    slug, codes = series.statement.slug, tuple(topic.code for topic in topics)
    chosen = Renewal(side, slug, codes, context.user, context.now)
    renewals.put(context.conn, context.team, chosen)
    context.note(f"statement {slug}", f"{side} renewal", None, ", ".join(codes) or "nobody")
    context.concerned.update(
        seat.holder if is_user_id(seat.holder) else seat.by
        for seat in context.state.seats.values()
        if seat.side is side
    )
    whole = bool(topics) and len(topics) == len(led)
    return Renewed(side, topics, whole, sum(led[topic] for topic in topics))


@reads(ShowRenewal)
def renewal(context: Context, command: ShowRenewal) -> RenewalAsked | NotFound:
    """Whether leads are to be asked, for the coordinator of a side; what was chosen, once it is."""
    series = context.catalogue
    side = coordinators.side_of(context.conn, context.team, command.user)
    if side is None or series.statement.slug != command.slug:
        return NotFound(command.slug)
    chosen = renewals.after(context.conn, context.team, command.slug).get(side)
    led = tuple(_led(context, side))
    return RenewalAsked(command.user, side, series.statement, led, chosen)


def _led(context: Context, side: Side) -> Iterator[tuple[Topic, int]]:
    """The topics in which the side leads promises that are open, with how many."""
    for topic in context.catalogue.topics:
        promises = context.catalogue.deliverables_of(topic.code)
        if number := sum((each.id, side) in context.state.seats for each in promises):
            yield topic, number


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
