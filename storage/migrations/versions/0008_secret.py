"""A secret of the database's own, from which the ids of its messages are worked out."""

from __future__ import annotations

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, and the secret."""
    secret = op.create_table(
        "secret",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.bulk_insert(secret, [{"name": "nonces", "value": token_hex(32)}])
