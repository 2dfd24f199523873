"""People's zones, when due dates were set, and what is snoozed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns, and take from the history when each due date was last changed."""
    op.add_column("person", sa.Column("zone", sa.String))
    op.add_column("standing", sa.Column("due_set", INSTANT))
    op.execute(
        "UPDATE standing SET due_set = (SELECT max(history.at) FROM history"
        " WHERE history.team = standing.team AND history.subject = standing.deliverable"
        " AND history.what = standing.side || ' due')"
    )
    op.create_table(
        "snooze",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("deliverable", sa.String, primary_key=True),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
