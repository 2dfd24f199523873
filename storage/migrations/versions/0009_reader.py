"""For whom alone a posted message was worded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; of what was posted before nobody knows, and it stays empty."""
    op.add_column("shown", sa.Column("reader", sa.String))
