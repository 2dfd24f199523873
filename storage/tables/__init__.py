"""Every table, as SQLModel classes in files; the checks and triggers stand in the migrations.

Every table but those of the bot itself and of the statements carries the id of the workspace,
`team`, since one bot can serve many.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel

from storage.tables import channels as channels
from storage.tables import installations as installations
from storage.tables import internal as internal
from storage.tables import messages as messages
from storage.tables import origins as origins
from storage.tables import people as people
from storage.tables import progress as progress
from storage.tables import publications as publications


def table(model: type[SQLModel]) -> Table:
    """The Core table behind a model, for statements that are built once."""
    return model.metadata.tables[model.__name__.lower()]
