"""Co-workers, coordinators, admissions, proposals, Home tabs, and the deletion of a workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

INSTANT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create what is new, and let history go with the workspace that it belongs to."""
    _coworkers()
    _coordinators()
    _admissions()
    _proposals()
    _homes()
    _purge()


def _coworkers() -> None:
    op.create_table(
        "coworker",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("deliverable", sa.String, primary_key=True),
        sa.Column("side", sa.String(16), primary_key=True),
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_coworker_side"),
    )


def _coordinators() -> None:
    op.create_table(
        "coordinator",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("side", sa.String(16), primary_key=True),
        sa.Column("user", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_coordinator_side"),
    )
    op.create_index("ix_coordinator_user", "coordinator", ["team", "user"], unique=True)


def _admissions() -> None:
    op.create_table(
        "admission",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_admission_side"),
    )


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("deliverables", sa.JSON, nullable=False),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("by_name", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("accepted", sa.Boolean),
        sa.Column("decided_by", sa.String),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_proposal_side"),
        sa.CheckConstraint("holder <> ''", name="ck_proposal_holder"),
        sa.CheckConstraint("(accepted IS NULL) = (decided_by IS NULL)", name="ck_proposal_decided"),
    )
    op.create_index("ix_proposal_side", "proposal", ["team", "side"])


def _homes() -> None:
    op.create_table(
        "home",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("drawn", sa.Integer, nullable=False),
        sa.Column("busy_until", INSTANT),
    )
    stale = sa.text("version > drawn")
    op.create_index(
        "ix_home_stale", "home", ["team", "user"], postgresql_where=stale, sqlite_where=stale
    )


def _purge() -> None:
    """History may be deleted of a workspace that stands in `purge`, and in no other way."""
    op.create_table("purge", sa.Column("team", sa.String, primary_key=True))
    if op.get_context().dialect.name == "sqlite":
        _guard_history_on_sqlite()
    else:
        _guard_history_on_postgresql()


def _guard_history_on_sqlite() -> None:
    op.execute("DROP TRIGGER history_no_delete")
    op.execute(
        "CREATE TRIGGER history_no_delete BEFORE DELETE ON history"
        " WHEN NOT EXISTS (SELECT 1 FROM purge WHERE team = OLD.team)"
        " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
    )
    # INSERT OR REPLACE deletes a row without asking the triggers that mind deletions.
    op.execute(
        "CREATE TRIGGER history_no_replace BEFORE INSERT ON history"
        " WHEN EXISTS (SELECT 1 FROM history WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
    )


def _guard_history_on_postgresql() -> None:
    op.execute("DROP TRIGGER history_append_only ON history")
    op.execute(
        "CREATE TRIGGER history_append_only BEFORE UPDATE OR TRUNCATE ON history"
        " FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()"
    )
    op.execute(
        "CREATE FUNCTION history_refuse_unless_purged() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN"
        " IF EXISTS (SELECT 1 FROM purge WHERE team = OLD.team) THEN RETURN OLD; END IF;"
        " RAISE EXCEPTION 'history is append-only';"
        " END $$"
    )
    op.execute(
        "CREATE TRIGGER history_no_delete BEFORE DELETE ON history"
        " FOR EACH ROW EXECUTE FUNCTION history_refuse_unless_purged()"
    )
