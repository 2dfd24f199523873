"""The languages that people and channels chose, that of people's Slack, and that of each post."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table and the columns, empty: what was posted before is in English."""
    op.create_table(
        "language",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("place", sa.String, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("person", sa.Column("locale", sa.String))
    op.add_column("shown", sa.Column("language", sa.String))
