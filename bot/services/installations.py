"""Comings and goings: where the app is installed, and what becomes of workspaces that leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection

from bot.domain.installations import Installation
from bot.domain.outbox import Planned
from storage import changes, departures, installations, outbox, purge, seen, workspaces
from storage.engine import AT_LENGTH, Database
from storage.kit.sealing import Keyring

# How long what a workspace has set is kept after it has left; the documentation states it.
RETENTION = timedelta(days=30)
# What was seen before it is known of which workspace it is.
_NOWHERE = ""


def _finished(visit: str) -> str:
    return f"installed|{sha256(visit.encode()).hexdigest()}"


@dataclass(frozen=True)
class Installing:
    """Keeps what Slack grants, and lets go of it: `now` is the bot's clock, `real_now` real time.

    All that depends on how long Slack's tokens hold, or on what was promised, follows real time.
    """

    database: Database
    keyring: Keyring
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]

    def is_first(self, state: str) -> bool:
        """Whether the word that stands for one visit to Slack comes back for the first time."""
        key = f"oauth|{sha256(state.encode()).hexdigest()}"
        with self.database.write() as conn:
            return seen.first(conn, _NOWHERE, key, self.now())

    def finished(self, visit: str) -> None:
        """A visit to Slack, its state and its code, has ended in an installation."""
        with self.database.write() as conn:
            seen.first(conn, _NOWHERE, _finished(visit), self.now())

    def is_finished(self, visit: str) -> bool:
        """Whether this very visit has: a browser loads the last page once more."""
        with self.database.read() as conn:
            return seen.is_known(conn, _NOWHERE, _finished(visit))

    def installed(self, installation: Installation, greeting: Planned) -> None:
        """The app was installed, perhaps once more; whoever did it is greeted."""
        with self.database.write() as conn:
            workspaces.ensure(conn, installation.team, self.now())
            departures.come_back(conn, installation.team)
            installations.put(conn, self.keyring, installation)
            outbox.plan(conn, [greeting])
            changes.tell(conn)

    def ended(self, team: str, at: datetime) -> None:
        """What was installed in a workspace or an organisation `at` or before is no more.

        Its tokens are deleted at once, and what the workspaces have set after `RETENTION`.
        Twice changes nothing.
        """
        with self.database.write() as conn:
            teams = departures.served(conn, team)
            if installations.remove(conn, team, at):
                self._let_go(conn, teams)

    def withdrawn(self, team: str) -> None:
        """An organisation has taken the app from one of its workspaces."""
        with self.database.write() as conn:
            teams = departures.served(conn, team)
            if installations.part(conn, team):
                self._let_go(conn, teams)

    def joined(self, team: str, organisation: str) -> None:
        """A workspace acts by its organisation's installation, as it was seen to."""
        with self.database.write() as conn:
            workspaces.ensure(conn, team, self.now())
            installations.join(conn, team, organisation)
            departures.come_back(conn, team)

    def purge(self) -> None:
        """Delete what was set by those who left long enough ago and have not come back.

        What is served is never deleted, whoever took it for gone. The others are left in peace
        once more: another process may have gone on for a minute.
        """
        before = self.real_now() - RETENTION
        with self.database.read() as conn:
            teams = list(departures.away(conn))
        for team in teams:
            with self.database.write(AT_LENGTH) as conn:
                workspaces.ensure(conn, team, self.now())  # it may be coming back just now
                left_at = departures.away(conn).get(team)
                if installations.is_served(conn, team):
                    departures.come_back(conn, team)
                elif left_at and left_at <= before:
                    purge.workspace(conn, team)
                elif left_at:
                    departures.leave(conn, [team], left_at)

    def reseal(self) -> None:
        """Seal under the newest key what an older one has sealed."""
        with self.database.write() as conn:
            installations.reseal(conn, self.keyring)

    def _let_go(self, conn: Connection, teams: Sequence[str]) -> None:
        """Those of these workspaces that nothing serves any more have left.

        A workspace may have an installation of its own beside that of its organisation.
        """
        left = [team for team in teams if not installations.is_served(conn, team)]
        departures.leave(conn, left, self.real_now())
