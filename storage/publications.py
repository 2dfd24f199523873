"""The statements that were published into the database; none of it is ever changed."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from bot.domain.publication import Publication
from storage import tables
from storage.kit.records import columns_of, values_of

_publication = tables.table(tables.publications.Publication)
_ALL = select(*columns_of(Publication, _publication)).order_by(
    _publication.c.held, _publication.c.revision
)
_EDITION = select(func.count()).select_from(_publication)
_PUT = insert(_publication)


def edition(connection: Connection) -> int:
    """A number that grows with each publication; 0 before the first."""
    return connection.execute(_EDITION).scalar_one()


def every(connection: Connection) -> list[Publication]:
    """Every revision of the published statements, by their days and in order."""
    return [Publication(*row) for row in connection.execute(_ALL)]


def put(connection: Connection, publication: Publication) -> None:
    """Publish a statement; IntegrityError where another has published that revision."""
    connection.execute(_PUT, values_of(publication))
