"""A running local workspace for each test, and what must hold at the end of every one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot import local
from tests.serving import Site
from tests.slack.rings import assert_nothing_rings
from tests.slack.world import World, living


@pytest.fixture
def start() -> datetime:
    """Where the workspace's clock starts; to be parametrised."""
    return local.MORNING


@pytest.fixture
def world(site: Site, tmp_path: Path, start: datetime) -> Iterator[World]:
    """The local workspace, running; in the end Slack would have taken all that the bot sent."""
    with living(site, local.create(tmp_path, site.url, start)) as world:
        yield world
    assert world.local.slack.problems == []
    assert_nothing_rings(world.local.slack.state)


@pytest.fixture(autouse=True)
def _nothing_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No test may leave an error in the log, whoever logged it."""
    yield
    errors = [each for each in caplog.get_records("call") if each.levelno >= logging.ERROR]
    assert [each.getMessage() for each in errors] == []
