"""Databases for runs that do worse to them than other tests may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine import POSTGRESQL, Database
from storage.migrate import upgrade
from tests import postgres
from tests.databases import up_to_date


@pytest.fixture
def own_server() -> Iterator[postgres.Server]:
    """A PostgreSQL that nobody else uses, so that it can be restarted."""
    with postgres.running() as server:
        yield server


@pytest.fixture
def new_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Makes databases of one kind, each up to date and with a name of its own."""
    if dialect == POSTGRESQL:
        server: postgres.Server = request.getfixturevalue("server")
        template: str = request.getfixturevalue("template")
        return lambda _: server.url(server.create(template))
    return lambda name: up_to_date(tmp_path / f"{name}.db")


@pytest.fixture
def urls(own_server: postgres.Server, tmp_path: Path) -> list[str]:
    """A database of each kind, up to date."""
    url = own_server.url(own_server.create())
    with closing(Database(url)) as database:
        upgrade(database)
    return [up_to_date(tmp_path / "dpc.db"), url]
