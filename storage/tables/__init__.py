"""Every table, as SQLModel classes; the checks and triggers stand in the migrations.

Every table but those of the bot itself and of the statements carries the id of the workspace,
`team`, since one bot can serve many.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel

from storage.tables.channels import Calendar, Digest, Mute, Subscription
from storage.tables.installations import Departure, Installation, Membership, Purge, Workspace
from storage.tables.internal import Heartbeat, Secret, Seen
from storage.tables.messages import BlockKind, Home, Outbox, Shown, ShownDeliverable, Slot
from storage.tables.origins import Origin
from storage.tables.people import (
    Admission,
    Coordinator,
    Coworker,
    Language,
    Person,
    Proposal,
    Seat,
)
from storage.tables.progress import Ask, Evidence, History, Milestone, Snooze, Standing
from storage.tables.publications import Publication, Renewal

__all__ = [
    "Admission",
    "Ask",
    "BlockKind",
    "Calendar",
    "Coordinator",
    "Coworker",
    "Departure",
    "Digest",
    "Evidence",
    "Heartbeat",
    "History",
    "Home",
    "Installation",
    "Language",
    "Membership",
    "Milestone",
    "Mute",
    "Origin",
    "Outbox",
    "Person",
    "Proposal",
    "Publication",
    "Purge",
    "Renewal",
    "Seat",
    "Secret",
    "Seen",
    "Shown",
    "ShownDeliverable",
    "Slot",
    "Snooze",
    "Standing",
    "Subscription",
    "Workspace",
    "table",
]


def table(model: type[SQLModel]) -> Table:
    """The Core table behind a model, for statements that are built once."""
    return model.metadata.tables[model.__name__.lower()]
