"""The secret addresses of people's calendars, as fingerprints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table; nobody has a calendar yet."""
    op.create_table(
        "calendar",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name="ck_calendar_digest"),
    )
