"""The statements that the bot knows: those that ship with it, those of a folder, the published."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection

from bot.catalogue.checks.links import link_flaws
from bot.catalogue.checks.lives import life_flaws
from bot.catalogue.loader import CatalogueError, Problem
from bot.domain.publication import Publication, digest_of
from bot.domain.series import Series, joined
from bot.domain.statement import Catalogue
from storage import publications

_log = structlog.stdlib.get_logger(__name__)


class Library:
    """All statements; a published one counts over one of the same slug that came in a file."""

    def __init__(self, filed: Series) -> None:
        """Know the statements that came in files; what is published is read when it is asked."""
        self.filed = filed
        self._known = (0, filed)
        self._lock = Lock()

    def read(self, connection: Connection, edition: int | None = None) -> Series:
        """All statements as they are now; they are put together once for each edition.

        `edition` is that of the published ones where it is known already. What was tampered with
        is not taken over: what was known before stays, and the log says so.
        """
        if edition is None:
            edition = publications.edition(connection)
        known, series = self._known
        if known == edition:
            return series
        with self._lock:
            try:
                series = self.proven(connection)
            except CatalogueError as error:
                _log.error("statement_refused", problems=len(error.problems))
            self._known = (edition, series)
        return series

    def proven(self, connection: Connection) -> Series:
        """Like `read`, from the database each time.

        Raises:
            CatalogueError: where a published statement is not what was published, or does not
                follow from those before it.
        """
        found = publications.every(connection)
        return with_published(self.filed, found) if found else self.filed


def with_published(filed: Series, published: Iterable[Publication]) -> Series:
    """Put the published statements, of which the newest revisions count, among those of files.

    Raises:
        CatalogueError: as in `Library.proven`.
    """
    found = list(published)
    by_slug = {each.statement.slug: each for each in filed.originals}
    by_slug |= {each.slug: catalogue_of(each) for each in found}
    at = {each.slug: each.at for each in reversed(found)}  # corrections are no news
    in_order = sorted(by_slug.values(), key=lambda each: each.statement.held)
    series = joined(in_order[:1], at)
    for catalogue in in_order[1:]:
        flaws = [*link_flaws(catalogue, series), *life_flaws(catalogue, series)]
        if flaws:
            place = Path(catalogue.statement.slug)
            raise CatalogueError(*(Problem(place, 1, each.message) for each in flaws))
        series = joined([*series.originals, catalogue], at)
    return series


def catalogue_of(published: Publication) -> Catalogue:
    """The coding of a published statement.

    Raises:
        CatalogueError: where it is not what was published.
    """
    place = Path(f"{published.slug}, revision {published.revision}")
    if digest_of(published.source, published.coding) != published.digest:
        what = "was changed after it was published: put the database's back-up back"
        raise CatalogueError(Problem(place, 1, what))
    try:
        return Catalogue.model_validate_json(published.coding)
    except ValidationError as error:
        what = "was published by a later version of the bot: update this one"
        raise CatalogueError(Problem(place, 1, what)) from error
