"""What tests of several kinds stand on: a server, and a database of either kind that is new."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import settings

from storage.engine import POSTGRESQL, SQLITE, Database
from storage.migrate import upgrade
from tests import logbook, postgres
from tests.databases import compiled_once, up_to_date
from tests.patience import patient
from tests.serving import Site, served
from tests.simulator import browser as browsers

# What is tried by random inputs, at length: `pytest … --hypothesis-profile=long`.
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.register_profile("short", settings.default, max_examples=40, deadline=None)
settings.load_profile("short")

# Many small databases, none of which need outlive the run, come and go faster in memory.
_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made there)
if _MEMORY.is_dir() and disk_usage(_MEMORY).free > 4 << 30:
    tempfile.tempdir = os.environ["TMPDIR"] = str(_MEMORY)

gc.disable()  # while tests are collected: there is nothing to be found yet


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays for the whole run."""
    gc.freeze()
    gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many tests wait, and five on two took longer."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def _discreet() -> Iterator[None]:
    """Whatever a test does is logged at DEBUG, and gives nothing away."""
    logbook.begin()
    yield
    logbook.assert_untold(logbook.LOG.getvalue())


@pytest.fixture(autouse=True, scope="session")
def _logged() -> None:
    """What fixtures do before the first test is logged in the same way."""
    logbook.begin()


@pytest.fixture(autouse=True, scope="session")
def _patient() -> Iterator[None]:
    """What is tried is what comes of it, not how fast a machine is."""
    with patient():
        yield


@pytest.fixture(autouse=True, scope="session")
def _compiled_once() -> Iterator[None]:
    """A run has hundreds of databases."""
    with compiled_once():
        yield


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The one server of the run."""
    with served() as site:
        yield site


@pytest.fixture(scope="session")
def lent() -> Iterator[browsers.Lent]:
    """One browser for the whole run."""
    with browsers.lent() as lent:
        yield lent


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """One PostgreSQL for the whole run."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def template(server: postgres.Server) -> str:
    """A PostgreSQL database that is up to date, to be copied."""
    name = server.create()
    database = Database(server.url(name))
    upgrade(database)
    database.close()
    return name


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def dialect(request: pytest.FixtureRequest) -> str:
    """The kind of database that a test runs on."""
    return str(request.param)


@pytest.fixture
def empty_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database without tables."""
    if dialect == SQLITE:
        yield f"sqlite:///{tmp_path}/dpc.db"
        return
    server: postgres.Server = request.getfixturevalue("server")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database that is up to date."""
    if dialect == SQLITE:
        yield up_to_date(tmp_path / "dpc.db")
        return
    server: postgres.Server = request.getfixturevalue("server")
    template: str = request.getfixturevalue("template")
    name = server.lend(template)
    yield server.url(name)
    server.take_back(name, template)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A database that is up to date."""
    database = Database(url)
    yield database
    database.close()
