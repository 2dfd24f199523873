"""Statements that were published here, word for word; nothing changes them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create the table, and what refuses to change it."""
    op.create_table(
        "publication",
        sa.Column("slug", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("held", sa.Date, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("coding", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_context().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER publication_no_{action.lower()} BEFORE {action} ON publication"
                " BEGIN SELECT RAISE(ABORT, 'what was published stays'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION publication_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'what was published stays'; END $$"
    )
    op.execute(
        "CREATE TRIGGER publication_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON publication"
        " FOR EACH STATEMENT EXECUTE FUNCTION publication_refuse()"
    )
