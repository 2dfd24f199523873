"""Which kinds of changes a subject has had lately is told without reading them all."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """An index alone: it is made once, however long the history is."""
    op.create_index("ix_history_subject_what", "history", ["team", "subject", "what", "at"])
