"""A running local workspace for each test, and what must hold at the end of every one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.local import run
from config.settings import Settings
from tests.serving import Site
from tests.slack.knocking import Knocker, beside
from tests.slack.world import World, living, moved_in


@pytest.fixture
def start() -> datetime:
    """Where the workspace's clock starts; to be parametrised."""
    return run.MORNING


@pytest.fixture
def world(site: Site, tmp_path: Path, start: datetime) -> Iterator[World]:
    """The local workspace, running."""
    with living(site, run.create(moved_in(tmp_path), site.url, start)) as world:
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
    with living(site, run.create(moved_in(folder), site.url)) as world:
        yield world


@pytest.fixture(scope="module")
def shared_door(shared_world: World) -> Iterator[Knocker]:
    """The door of the shared bot."""
    with beside(shared_world) as knocker:
        yield knocker


@pytest.fixture
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment in which nothing of ours is set, and a home of its own."""
    for name in [*Settings.model_fields, "slack_client_id", "slack_client_secret"]:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _nothing_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No test may leave an error in the log."""
    yield
    records = caplog.get_records("call")
    assert [each.getMessage() for each in records if each.levelno >= logging.ERROR] == []
