from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.local import run
from tests.serving import Site
from tests.simulator import browser as browsers
from tests.simulator.harness import Workspace, opened
from tests.slack.world import living, moved_in


@pytest.fixture
def workspace(site: Site) -> Iterator[Workspace]:
    """A fresh workspace with an empty Bolt app in it."""
    with opened(site) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def browser(lent: browsers.Lent) -> Iterator[Browser]:
    """A browser for one module: meanwhile nothing else may run a loop in this thread."""
    with lent.at_hand() as browser:
        yield browser


@pytest.fixture
def windows(browser: Browser) -> Iterator[browsers.Windows]:
    """Windows in that browser, closed in the end."""
    windows = browsers.Windows(browser)
    yield windows
    windows.close()


@pytest.fixture
def url(site: Site, tmp_path: Path) -> Iterator[str]:
    """The address of a local workspace in which nobody has spoken yet."""
    with living(site, run.create(moved_in(tmp_path), site.url)):
        yield site.url


@pytest.fixture
def pictures(pytestconfig: pytest.Config) -> Path:
    """Where pictures of the page are kept."""
    return pytestconfig.rootpath / "artifacts"
