"""Where the app is installed, with its sealed tokens, and which workspaces have left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables; nobody has installed the app, or left, yet."""
    op.create_table(
        "installation",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("is_organisation", sa.Boolean, nullable=False),
        sa.Column("bot_user", sa.String, nullable=False),
        sa.Column("bot_id", sa.String, nullable=False),
        # Of no certain length: what is sealed is longer than what Slack gives.
        sa.Column("token", sa.String, nullable=False),
        sa.Column("refresh_token", sa.String),
        sa.Column("expires_at", INSTANT),
        sa.Column("busy_until", INSTANT),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        # A sealed one begins so: no token can be stored as it is.
        sa.CheckConstraint("token LIKE 'gAAAA%'", name="ck_installation_token"),
        sa.CheckConstraint("refresh_token LIKE 'gAAAA%'", name="ck_installation_refresh_token"),
        sa.CheckConstraint(
            "(refresh_token IS NULL) = (expires_at IS NULL)", name="ck_installation_expires"
        ),
    )
    op.create_table(
        "membership",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("organisation", sa.String, nullable=False),
    )
    op.create_index("ix_membership_organisation", "membership", ["organisation"])
    op.create_table(
        "departure",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
    )
