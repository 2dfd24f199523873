"""Lists of words that the database repeated in a CHECK: a new word would have been refused."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

# Those alone that only repeat an enumeration: which sides have seats is a rule, and stays.
_REPEATED = {
    "person": "ck_person_side",
    "standing": "ck_standing_status",
    "milestone": "ck_milestone_outcome",
    "digest": "ck_digest_rhythm",
    "outbox": "ck_outbox_state",
}


def upgrade() -> None:
    """Drop the checks. PostgreSQL does so at once; SQLite writes these tables anew.

    That took 3 s of processor time for 300,000 deliveries; other writers wait, for 10 s at most.
    """
    for table, check in _REPEATED.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(check, type_="check")
