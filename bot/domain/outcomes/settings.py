from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.commands.menu import spell_view
from bot.domain.commands.settings import ShowCoordinator
from bot.domain.outcomes.base import Private
from bot.domain.sides import Side
from bot.domain.state import Admission, Coordinator


@dataclass(frozen=True, eq=False)
class SettingsShown(Private):
    """Who coordinates each side, and who was admitted."""

    coordinators: Mapping[Side, Coordinator]
    admissions: tuple[Admission, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "settings"


@dataclass(frozen=True, eq=False)
class CoordinatorsShown(Private):
    """Who coordinates each side, for somebody who may not change it."""

    coordinators: Mapping[Side, Coordinator]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "settings"


@dataclass(frozen=True, eq=False)
class CoordinatorNamed(Private):
    """Somebody, called `name`, looks after a side's seats; None is nobody. `was` it so before?"""

    side: Side
    name: str | None
    was: bool = False

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowCoordinator(self.side))


@dataclass(frozen=True, eq=False)
class Admitted(Private):
    """A guest acts for a side, or a whole `workspace` does; `was` it so before?"""

    admission: Admission
    workspace: bool
    was: bool = False


@dataclass(frozen=True, eq=False)
class Dismissed(Private):
    """A guest, or the workspace of somebody called `name`, reads only; `was` they admitted?"""

    name: str
    workspace: bool
    was: bool
