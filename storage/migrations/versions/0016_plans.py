"""When each workspace was planned, from which version of its state, and when it is to be again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_CHANGED = sa.text("planned IS NULL OR planned <> version")


def upgrade() -> None:
    """Nothing counts as planned: whoever plans next begins with everything."""
    op.add_column("workspace", sa.Column("planned", sa.Integer))
    op.add_column("workspace", sa.Column("planned_at", sa.DateTime(timezone=True)))
    op.add_column("workspace", sa.Column("plan_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_workspace_changed",
        "workspace",
        ["team"],
        postgresql_where=_CHANGED,
        sqlite_where=_CHANGED,
    )
    op.create_index("ix_workspace_plan_at", "workspace", ["plan_at"])
    op.create_index("ix_workspace_planned_at", "workspace", ["planned_at"])
