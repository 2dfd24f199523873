"""People whom others name: whether they may be given something, and whom they act for then."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from bot.domain.sides import Side
from bot.services.context import Context
from storage import people


def unfit(context: Context, user: str, side: Side) -> Rule | None:
    """Why somebody cannot be given a seat of a side; None where they can."""
    them = context.actor_of(user, context.assignee)
    if not them.may_write:
        return Rule.NOT_ADMITTED if them.role.is_outside else Rule.NOT_A_MEMBER
    return Rule.THEIR_SIDE if them.coordinates or them.side not in (None, side) else None


def introduce(context: Context, user: str, side: Side) -> None:
    """Whoever is given something of a side acts for that side from then on."""
    conn, team = context.conn, context.team
    profile = context.profile_of(user)
    if people.side_of(conn, team, user) is side:
        context.rename(user, profile.name)
    else:
        people.set_side(conn, team, user, profile.name, side, context.now)
        context.note(f"person {user}", "side", None, side)
    context.locate(user, profile)
