"""Which of Slack's newest blocks a workspace takes, and the index by which boards are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table, empty until a message with such blocks is sent, and the index."""
    op.create_table(
        "blockkind",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("is_taken", sa.Boolean, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_shown_view", "shown", ["view", "team"])
