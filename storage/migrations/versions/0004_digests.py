"""Digests, muted milestones, and when a channel was first reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

INSTANT = sa.DateTime(timezone=True)
EPOCH = "1970-01-01 00:00:00+00:00"  # only until the next statement


def upgrade() -> None:
    """Add them; a channel that is reminded has been so since it last chose its reminders."""
    begun = sa.Column("begun", INSTANT, nullable=False, server_default=EPOCH)
    op.add_column("subscription", begun)
    op.execute("UPDATE subscription SET begun = since")
    op.create_table(
        "digest",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("rhythm", sa.String(16), nullable=False),
        sa.Column("hour", sa.Time, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.CheckConstraint("rhythm IN ('weekly', 'monthly')", name="ck_digest_rhythm"),
    )
    op.create_table(
        "mute",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("milestone", sa.String, primary_key=True),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
