"""What this database alone knows: made with it, and kept by its back-ups."""

from __future__ import annotations

from sqlalchemy import Connection, select

from storage.tables import Secret, table

_secret = table(Secret)
_NONCES = select(_secret.c.value).where(_secret.c.name == "nonces")


def for_nonces(connection: Connection) -> bytes:
    """The secret that nonces are worked out from, so that nobody else can."""
    return bytes.fromhex(connection.execute(_NONCES).scalar_one())
