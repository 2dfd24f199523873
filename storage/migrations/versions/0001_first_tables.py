"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table, its checks and its indexes."""
    _people()
    _commitments()
    _subscriptions()
    _outbox()
    _conversation()
    _history()


def _people() -> None:
    op.create_table(
        "workspace",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("installed_at", INSTANT, nullable=False),
        sa.Column("milestones", sa.Integer, nullable=False, server_default="0"),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_table(
        "person",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("user", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan', 'coordinator')", name="ck_person_side"),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
    )


def _commitments() -> None:
    op.create_table(
        "seat",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("deliverable", sa.String, primary_key=True),
        sa.Column("side", sa.String(16), primary_key=True),
        sa.Column("holder", sa.String),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_seat_side"),
        sa.CheckConstraint("holder <> ''", name="ck_seat_holder"),
    )
    op.create_index("ix_seat_holder", "seat", ["team", "holder"])
    op.create_table(
        "standing",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("deliverable", sa.String, primary_key=True),
        sa.Column("side", sa.String(16), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("note", sa.String),
        sa.Column("due", sa.JSON(none_as_null=True)),
        sa.Column("milestone", sa.String),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_standing_side"),
        sa.CheckConstraint(
            "status IN ('not reported', 'dropped', 'not started',"
            " 'in progress', 'substantial', 'complete')",
            name="ck_standing_status",
        ),
        sa.CheckConstraint("due IS NULL OR milestone IS NULL", name="ck_standing_due"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("deliverable", sa.String, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("link", sa.String, nullable=False),
        sa.Column("note", sa.String),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("side IN ('eu', 'japan')", name="ck_evidence_side"),
    )
    op.create_index("ix_evidence_deliverable", "evidence", ["team", "deliverable"])
    op.create_table(
        "milestone",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("when", sa.JSON, nullable=False),
        sa.Column("place", sa.String),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.Column("aliases", sa.JSON, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("link", sa.String),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("set_by", sa.String),
        sa.Column("set_at", INSTANT),
        sa.CheckConstraint("outcome IN ('open', 'held', 'cancelled')", name="ck_milestone_outcome"),
        sa.CheckConstraint("revision >= 0", name="ck_milestone_revision"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("lead_days", sa.JSON, nullable=False),
        sa.Column("hour", sa.Time, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("destination", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_date", sa.Date),
        sa.Column("lead", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("state", sa.String(16), nullable=False, server_default="planned"),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("not_before", INSTANT),
        sa.Column("fence", sa.Integer, nullable=False, server_default="0"),
        sa.Column("leased_until", INSTANT),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("nonce", sa.String, nullable=False),
        sa.Column("ts", sa.String),
        sa.Column("error", sa.String),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False, server_default=sa.func.now()),
        sa.Column("sent_at", INSTANT),
        sa.CheckConstraint(
            "state IN ('planned', 'leased', 'sending', 'unclear',"
            " 'sent', 'cancelled', 'superseded', 'parked')",
            name="ck_outbox_state",
        ),
        sa.CheckConstraint(
            "(leased_until IS NOT NULL) = (state IN ('leased', 'sending'))", name="ck_outbox_lease"
        ),
        sa.CheckConstraint(
            "(ts IS NOT NULL) = (state = 'sent') AND (sent_at IS NOT NULL) = (state = 'sent')",
            name="ck_outbox_sent",
        ),
    )
    planned, leased = sa.text("state = 'planned'"), sa.text("leased_until IS NOT NULL")
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["due_at", "not_before"],
        postgresql_where=planned,
        sqlite_where=planned,
    )
    op.create_index(
        "ix_outbox_leased",
        "outbox",
        ["leased_until"],
        postgresql_where=leased,
        sqlite_where=leased,
    )
    op.create_index("ix_outbox_kind", "outbox", ["team", "kind", "state"])
    op.create_table(
        "slot",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("destination", sa.String, primary_key=True),
        sa.Column("free_at", sa.BigInteger, nullable=False),
    )


def _conversation() -> None:
    op.create_table(
        "shown",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("ts", sa.String, primary_key=True),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("view", sa.String, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("drawn", sa.Integer, nullable=False, server_default="0"),
        sa.Column("busy_until", INSTANT),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_shown_thread", "shown", ["team", "channel", "thread", "ts"])
    stale = sa.text("version > drawn")
    op.create_index(
        "ix_shown_stale",
        "shown",
        ["team", "channel", "ts"],
        postgresql_where=stale,
        sqlite_where=stale,
    )
    op.create_table(
        "showndeliverable",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("ts", sa.String, primary_key=True),
        sa.Column("deliverable", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_index(
        "ix_showndeliverable", "showndeliverable", ["team", "deliverable", "channel", "ts"]
    )
    op.create_table(
        "seen",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_index("ix_seen_at", "seen", ["at"])


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("old", sa.String),
        sa.Column("new", sa.String),
        sa.Column("note", sa.String),
    )
    op.create_index("ix_history_subject", "history", ["team", "subject"])
    if op.get_context().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER history_no_{action.lower()} BEFORE {action} ON history"
                " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON history"
        " FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()"
    )
