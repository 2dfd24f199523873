"""What must agree whatever people do: the record, the posted messages, and the Home tabs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import select

from bot.domain.people import is_user_id
from bot.domain.sides import SEATS, Side
from bot.domain.state import Home, Posted
from storage import coordinators, history, people, shown, state, workspaces
from storage.tables import table
from storage.tables.messages import Shown, ShownDeliverable
from tests.slack.world import World

_shown, _item = table(Shown), table(ShownDeliverable)
_POSTED = (
    select(*(_shown.c[field.name] for field in fields(Posted)))
    .where(_shown.c.view != "", _shown.c.ts.in_(select(_item.c.ts)))
    .order_by(_shown.c.ts.desc())
    .limit(shown.NEWEST)
)


def version(world: World) -> int:
    """A number that is another after each change of the record."""
    with world.local.dpc.database.read() as connection:
        return workspaces.version(connection, world.local.slack.state.team_id)


def holders(world: World, deliverable: str) -> set[str]:
    """Who leads a deliverable or helps with it, on either side; who named the unit."""
    with world.local.dpc.database.read() as connection:
        known = state.load(connection, world.local.slack.state.team_id)
    users: set[str] = set()
    for side in SEATS:
        seat = known.seats.get((deliverable, side))
        users |= {seat.holder, seat.by} if seat else set()
        users |= {each.user for each in known.coworkers.get((deliverable, side), ())}
    return users


def stale_messages(world: World) -> Iterator[str]:
    """Posted messages that do not say what they would say if they were drawn now."""
    dpc, slack = world.local.dpc, world.local.slack
    with dpc.database.read() as connection:
        posted = [Posted(*row) for row in connection.execute(_POSTED)]
    for each in posted:
        said = next(m for m in world.messages if (m.channel, m.ts) == (each.channel, each.ts))
        fresh = dpc.composer.posted(each)
        if said.text != fresh.text:
            yield f"{slack.channel(each.channel).name}: {said.text!r} is now {fresh.text!r}"


def stale_homes(world: World, users: set[str]) -> Iterator[str]:
    """Those of these people's Home tabs that are not as they would be drawn now."""
    team = world.local.slack.state.team_id
    for user in users & world.local.slack.state.homes.keys():
        drawn = _words(world.local.slack.state.homes[user].blocks)
        fresh = _words(world.local.dpc.composer.home(Home(team, user, 0))["blocks"])
        if drawn != fresh:
            yield f"home of {user}: {drawn} is now {fresh}"


def broken_rules(world: World) -> Iterator[str]:
    """What the record must never hold."""
    team = world.local.slack.state.team_id
    with world.local.dpc.database.read() as connection:
        known = state.load(connection, team)
        named = coordinators.of_team(connection, team)
        for (id, side), seat in known.seats.items():
            last = [c.new for c in history.of(connection, team, id) if c.what == f"{side} lead"]
            if last[-1:] != [seat.holder]:
                yield f"the history of {id} says {last}, the seat {seat.holder}"
            if (
                is_user_id(seat.holder)
                and people.side_of(connection, team, seat.holder) is not side
            ):
                yield f"{seat.name} leads {id} for {side}, and does not act for it"
            if any(each.user == seat.holder for each in known.coworkers.get((id, side), ())):
                yield f"{seat.name} leads {id} and helps with it"
    leads = {seat.holder for seat in known.seats.values()}
    for coordinator in named.values():
        if coordinator.user in leads:
            yield f"{coordinator.name} coordinates and leads"


def acts_for(world: World, user: str) -> Side | None:
    """Whom somebody acts for, as it is kept."""
    with world.local.dpc.database.read() as connection:
        return people.side_of(connection, world.local.slack.state.team_id, user)


def _words(blocks: object) -> str:
    """All texts of blocks; ids of blocks differ each time."""
    if isinstance(blocks, dict):
        own = [blocks["text"]] if isinstance(blocks.get("text"), str) else []
        return " ".join([*own, *(_words(each) for each in blocks.values())]).strip()
    if isinstance(blocks, list):
        return " ".join(filter(None, (_words(each) for each in blocks)))
    return ""
