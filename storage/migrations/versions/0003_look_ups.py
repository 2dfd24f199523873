"""What an unclear delivery is looked up by, and the index that is fair to every workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns and indexes; what was unclear or parked before is looked at again."""
    op.add_column("outbox", sa.Column("tried_at", INSTANT))
    op.add_column("outbox", sa.Column("look_at", INSTANT))
    doubled = sa.Column("doubled", sa.Integer, nullable=False, server_default="0")
    op.add_column("outbox", doubled)
    op.execute(
        "UPDATE outbox SET tried_at = created_at, look_at = CURRENT_TIMESTAMP"
        " WHERE state IN ('unclear', 'parked')"
    )
    _partial("ix_outbox_team_due", ["team", "due_at", "not_before"], "state = 'planned'")
    _partial("ix_outbox_look", ["look_at"], "look_at IS NOT NULL")
    _partial("ix_outbox_doubled", ["doubled"], "doubled > 0")


def _partial(name: str, columns: list[str], where: str) -> None:
    clause = sa.text(where)
    op.create_index(name, "outbox", columns, postgresql_where=clause, sqlite_where=clause)
