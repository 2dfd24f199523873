"""What an officer in Tokyo sees, whose Slack is Japanese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.local import run
from tests.serving import Site
from tests.simulator.browser import Windows
from tests.slack.world import living, moved_in


@pytest.fixture
def url(site: Site, tmp_path: Path) -> Iterator[str]:
    """The address of a local workspace in which everybody reads their own language."""
    with living(site, run.create(moved_in(tmp_path, own_languages=True), site.url)):
        yield site.url


def test_a_day_in_tokyo(url: str, windows: Windows, pictures: Path) -> None:
    """Asked, taken on and reported in Japanese; the Home tab says the same."""
    minori = windows.open(url, "HAYASEGAWA")
    minori.ask("/dpc side japan", "日本側")
    shown = minori.ask("/dpc 海底ケーブル", "CABLES-2")
    minori.keep(pictures / "topic.ja.png", shown)
    minori.ask("/dpc 担当する CABLES-1", "担当になりました")
    offered = minori.ask("/dpc CABLES-1を進めています", "まだ何も変更していません。")
    minori.ask("/dpc 期限 CABLES-1 来年3月末", "期限：2025年3月末")
    minori.ask("/dpc 状況 CABLES-1 進行中 候補ルートを調査中", "「進行中」と報告しました")
    minori.keep(pictures / "report.ja.png", offered)
    minori.go("Home")
    expect(minori.page.get_by_text("あなたの担当")).to_be_visible()
    minori.keep(pictures / "home.ja.png")
