"""What coordinators have asked people of their side."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; nobody was asked yet."""
    op.create_table(
        "ask",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("deliverable", sa.String, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_ask_side"),
    )
    op.create_index("ix_ask_at", "ask", ["team", "at"])
