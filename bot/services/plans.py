"""When a workspace is planned: once it has changed, and when what is wanted becomes another.

So planning costs what changes, however many workspaces there are. What is planned is the matter
of `reminders`, `digests` and `nudges`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.series import Series
from bot.services import digests, nudges, overview, reminders
from bot.services.context import Library
from storage import plans, state, workspaces
from storage.engine import Database

# However sure it is that nothing changes: so often everything is planned anew.
SAFETY = timedelta(days=1)

IsDue = Callable[[Connection, str, datetime], bool]


class Planner:
    """Plans for one process; `now` is the bot's clock."""

    def __init__(self, database: Database, library: Library, now: Callable[[], datetime]) -> None:
        self._database = database
        self._library = library
        self._now = now
        self._has_begun = False

    def plan(self) -> None:
        """Plan the workspaces for which it is time; at first all of them.

        For whoever planned before may have been of another version, or have known other days off.
        """
        if not self._has_begun:
            self.plan_all()
            return
        with self._database.read() as conn:
            teams = plans.due(conn, self._now())
        for team in teams:
            self._plan(team, plans.is_due)  # nobody else may have planned it meanwhile

    def plan_all(self) -> None:
        """Plan every workspace, whenever that was done last."""
        with self._database.read() as conn:
            teams = plans.every(conn)
        for team in teams:
            self._plan(team)
        self._has_begun = True

    def _plan(self, team: str, is_due: IsDue = lambda *_: True) -> None:
        with self._database.write(whose=team) as conn:
            workspaces.ensure(conn, team, self._now())
            now = self._now()  # it was waited for: what another has planned is older
            if is_due(conn, team, now):
                replan(conn, self._library.read(conn), team, now)


def replan(conn: Connection, catalogue: Series, team: str, now: datetime) -> None:
    """Bring the outbox of one workspace, which is locked, in line with what should be."""
    known = state.load(conn, team)
    turns = [
        *reminders.replan(conn, catalogue, team, known, now),
        *digests.replan(conn, team, now),
        *nudges.replan(conn, catalogue, team, known, now),
        *overview.replan(conn, team, now),
    ]
    plans.planned(conn, team, now, _next(turns, now))


def _next(turns: Iterable[datetime], now: datetime) -> datetime:
    return min([*(at for at in turns if at > now), now + SAFETY])
