"""What to answer where nothing of the wanted kind goes by a name."""

from __future__ import annotations

from bot.domain.commands import BadCommand, named_id, nearest_commands, sole_id
from bot.domain.outcomes import Kind, Misunderstood, NotFound, WrongKind
from bot.services.context import Context


def missing(
    context: Context, said: str, wanted: Kind, nearest: tuple[str, ...] = ()
) -> NotFound | WrongKind:
    """That there is none of that kind: what it is instead, or else what comes nearest."""
    id = sole_id(said) or said
    if id in context.catalogue.deliverable_by_id:
        return WrongKind(id, Kind.DELIVERABLE, wanted)
    if id in context.milestones:
        return WrongKind(id, Kind.MILESTONE, wanted)
    if wanted is Kind.TOPIC and said.casefold() in nearest_commands(said):
        return WrongKind(said.casefold(), Kind.COMMAND, wanted)
    return NotFound(said, nearest)


def misunderstood(context: Context, command: BadCommand) -> Misunderstood:
    """The command that made no sense, with what it named, for an example that would."""
    id = named_id(context.request.said)
    if id in context.catalogue.deliverable_by_id:
        return Misunderstood(command, id, Kind.DELIVERABLE)
    if id in context.milestones:
        return Misunderstood(command, id, Kind.MILESTONE)
    return Misunderstood(command)
