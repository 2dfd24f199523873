"""How often a digest comes is its frequency, in the table as in the code."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Rename the column; what it holds stays."""
    op.alter_column("digest", "rhythm", new_column_name="frequency")
