"""Which channels are reminded on the usual days, whatever these are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

# Until now the usual days were copied into each channel's row.
USUAL = "[30, 14, 7, 1, 0]"


def upgrade() -> None:
    """Add the days that were usual when a channel's were stored; it wants those if they are equal.

    So a channel that has just the days that were usual until now is taken to want the usual ones.
    Old code, which knows nothing of the column, goes on writing `lead_days`: they differ from the
    default here if they were chosen.
    """
    op.add_column("subscription", sa.Column("usual_days", sa.JSON, server_default=USUAL))
