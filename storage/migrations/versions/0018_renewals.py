"""What coordinators have leads asked after a new statement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the table; nobody has chosen anything yet."""
    op.create_table(
        "renewal",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("side", sa.String(16), primary_key=True),
        sa.Column("statement", sa.String, primary_key=True),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_renewal_side"),
    )
