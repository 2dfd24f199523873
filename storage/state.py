"""All that a workspace has set, as answers need it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import groupby
from threading import Lock
from typing import Any

from cachetools import LRUCache
from sqlalchemy import Connection, literal_column, select, union_all

from bot.domain.sides import Side
from bot.domain.state import Coworker, Seat, State
from storage import (
    coworkers,
    languages,
    milestones,
    people,
    progress,
    publications,
    seats,
    workspaces,
)

# Two of the same shape in one query: whoever asks first after a change waits for each.
_PEOPLE = union_all(
    *(
        select(literal_column(is_lead).label("is_lead"), *each.subquery().c)
        for is_lead, each in (("1", seats.OF_TEAM), ("0", coworkers.OF_TEAM))
    )
).order_by("deliverable", "side", "since", literal_column("4"))
# What was chosen comes last, and counts.
_LOCALES = union_all(people.LOCALES, languages.OF_TEAM)


def load(connection: Connection, team: str) -> State:
    """The seats, what the sides report, the milestones, the co-workers and the languages."""
    leads, along = _people(connection, team)
    return State(
        seats={(seat.deliverable, seat.side): seat for seat in leads},
        milestones={record.id: record for record in milestones.of_team(connection, team)},
        standings={
            (each.deliverable, each.side): each for each in progress.of_team(connection, team)
        },
        coworkers={seat: tuple(each) for seat, each in groupby(along, _seat)},
        locales=dict(connection.execute(_LOCALES, {"team": team}).all()),
    )


def _people(connection: Connection, team: str) -> tuple[list[Seat], list[Coworker]]:
    """Who leads and who works along, as `seats.of_team` and `coworkers.of_team` tell it."""
    leads: list[Seat] = []
    along: list[Coworker] = []
    for is_lead, *row in connection.execute(_PEOPLE, {"team": team}):
        if is_lead:
            leads.append(Seat(*row))
        else:
            along.append(Coworker(*row))
    return leads, along


def _seat(coworker: Coworker) -> tuple[str, Side]:
    return coworker.deliverable, coworker.side


@dataclass(frozen=True, slots=True)
class Remembered:
    """A state under its version, and room for what was worked out from it; both are shared.

    `edition` is that of the published statements: who publishes counts all versions up.
    """

    version: int
    state: State
    edition: int
    answers: dict[Hashable, Any] = field(default_factory=dict)


class States:
    """The states of workspaces, remembered for as long as their version stands.

    A version is read before the state that is remembered under it, and counted up by the
    transaction that changes the state; so what is remembered is never older than its version.
    """

    def __init__(self, size: int = 1000) -> None:
        """Remember at most so many workspaces, those asked for last."""
        self._known: LRUCache[str, Remembered] = LRUCache(size)
        self._lock = Lock()

    def read(self, connection: Connection, team: str) -> Remembered:
        """A workspace's state, mostly in one query; nobody may change it."""
        return self.at(connection, team, workspaces.version(connection, team))

    def at(self, connection: Connection, team: str, version: int) -> Remembered:
        """The same, where its present version is known."""
        if found := self.remembered(team, version):
            return found
        known = self._found(team)
        edition = publications.edition(connection)
        if known and (known.version, known.edition) == (version, edition):
            return known
        state = load(connection, team) if version else State({}, {})
        known = Remembered(version, state, edition)
        with self._lock:
            self._known[team] = known
        return known

    def remembered(self, team: str, version: int) -> Remembered | None:
        """What is remembered under this version; of a workspace never seen, without one, nothing.

        Who publishes statements counts up the versions of those alone that were seen.
        """
        known = self._found(team)
        return known if version and known and known.version == version else None

    def _found(self, team: str) -> Remembered | None:
        with self._lock:
            return self._known.get(team)
