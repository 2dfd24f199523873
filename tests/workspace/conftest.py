from collections.abc import Iterator

import pytest

from tests.workspace.harness import Site, Workspace, served


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The one server of the run."""
    with served() as site:
        yield site


@pytest.fixture
def workspace(site: Site) -> Iterator[Workspace]:
    """A fresh workspace with an empty Bolt app in it."""
    with site.workspace() as workspace:
        yield workspace
