from collections.abc import Iterator

import pytest

from tests.serving import Site
from tests.workspace.harness import Workspace, opened


@pytest.fixture
def workspace(site: Site) -> Iterator[Workspace]:
    """A fresh workspace with an empty Bolt app in it."""
    with opened(site) as workspace:
        yield workspace
