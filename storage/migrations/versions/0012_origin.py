"""Which database this is, and the indexes by which history and what is settled are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_SETTLED = sa.text("state IN ('sent', 'cancelled', 'superseded') AND look_at IS NULL")


def upgrade() -> None:
    """Make the table, empty until something is sent; two indexes go on in longer ones."""
    op.create_table(
        "origin",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_index("ix_history_at", "history", ["team", "at"])
    op.create_index("ix_history_subject_at", "history", ["team", "subject", "at"])
    op.drop_index("ix_history_subject", "history")
    op.create_index("ix_outbox_subject", "outbox", ["team", "kind", "state", "subject"])
    op.drop_index("ix_outbox_kind", "outbox")
    op.create_index(
        "ix_outbox_settled",
        "outbox",
        ["kind", "due_at"],
        postgresql_where=_SETTLED,
        sqlite_where=_SETTLED,
    )
    op.create_index("ix_shown_at", "shown", ["at"])
