"""A running local workspace for each test, and what must hold at the end of every one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot import local
from tests.serving import Site
from tests.slack.knocking import Knocker, beside
from tests.slack.world import World, living, moved_in


@pytest.fixture
def start() -> datetime:
    """Where the workspace's clock starts; to be parametrised."""
    return local.MORNING


@pytest.fixture
def world(site: Site, tmp_path: Path, start: datetime) -> Iterator[World]:
    """The local workspace, running."""
    with living(site, local.create(moved_in(tmp_path), site.url, start)) as world:
        yield world


@pytest.fixture
def door(world: World) -> Iterator[Knocker]:
    """The door of the running bot."""
    with beside(world) as knocker:
        yield knocker


@pytest.fixture(scope="module")
def shared_world(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all tests of a module: what one of them leaves behind the next must bear."""
    folder = tmp_path_factory.mktemp("shared")
    with living(site, local.create(moved_in(folder), site.url)) as world:
        yield world


@pytest.fixture(scope="module")
def shared_door(shared_world: World) -> Iterator[Knocker]:
    """The door of the shared bot."""
    with beside(shared_world) as knocker:
        yield knocker


@pytest.fixture(autouse=True)
def _nothing_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No test may leave an error in the log; but the SDK calls any failed call of Slack's one."""
    yield
    errors = [each for each in caplog.get_records("call") if each.levelno >= logging.ERROR]
    assert [each.getMessage() for each in errors if not each.name.startswith("slack_sdk")] == []
