"""What an officer in Tokyo sees, whose Slack is Japanese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.local import run
from tests.serving import Site
from tests.simulator.browser import Window, Windows, holds
from tests.slack.world import living, moved_in

MINORI = "U06RHJ9T3QD"
PHONE = {"width": 390, "height": 844}
# The words of what is shown in the bar, and reaches beyond it or the screen.
CUT = """bar => [...bar.querySelectorAll("*")]
    .filter(each => each.checkVisibility() && !each.closest(".unseen"))
    .filter(each => each.getBoundingClientRect().right > innerWidth
        || each.scrollWidth > Math.ceil(each.clientWidth) && each.clientWidth > 0
            && getComputedStyle(each).display !== "inline")
    .map(each => each.outerHTML)"""


@pytest.fixture
def url(site: Site, tmp_path: Path) -> Iterator[str]:
    """The address of a local workspace in which everybody reads their own language."""
    with living(site, run.create(moved_in(tmp_path, own_languages=True), site.url)):
        yield site.url


def framed(minori: Window) -> None:
    """What stands around the messages is in Japanese, marked as such, and the rest is not."""
    page = minori.page
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("#next-reminder")).to_contain_text("次のお知らせ")
    expect(page.locator("#clock")).to_contain_text("東京2024年4月30日（火）16:00")
    expect(page.locator(".message-head").last).to_have_attribute("lang", "ja")
    expect(page.locator("article .private-mark").last).to_contain_text(
        "あなただけに表示されています"
    )
    expect(page.locator("#composer")).to_have_attribute(
        "placeholder", "#digital-partnershipへのメッセージ"
    )
    page.get_by_role("button", name="通信を見る").click()
    page.locator("#inside summary").first.click()
    page.get_by_role("button", name="コピー").first.click()
    expect(page.locator("#copied")).to_have_text("リクエストをコピーしました")
    page.get_by_role("button", name="通信の内容を閉じる").click()


def left(minori: Window) -> None:
    """Whoever reads another language gets the whole page in that one, to its top."""
    expect(minori.page.locator(".honest")).to_contain_text("Slackではありません")
    minori.be("Marlies")
    expect(minori.page.locator("html")).to_have_attribute("lang", "en")
    expect(minori.page.locator(".honest")).to_contain_text("and not Slack")
    expect(minori.page.locator("#clock")).to_contain_text("Tue 30 Apr 2024, 09:00")


def test_on_a_phone_all_fits(url: str, windows: Windows, pictures: Path) -> None:
    """Nothing of the top bar is cut off, nor is the page wider than the screen."""
    minori = windows.open(f"{url}/?as={MINORI}", viewport=PHONE)
    minori.ask("/dpc 海底ケーブル", "CABLES-2")
    minori.keep(pictures / "phone.ja.png")
    minori.page.locator("#controls-button").click()
    assert minori.page.locator("#topbar").evaluate(CUT) == []
    minori.page.emulate_media(color_scheme="dark")
    minori.keep(pictures / "phone.ja.dark.png")


def test_a_day_in_tokyo(url: str, windows: Windows, pictures: Path) -> None:
    """Asked, taken on and reported in Japanese; the Home tab says the same."""
    minori = windows.open(url, "HAYASEGAWA")
    minori.ask("/dpc side japan", "日本側")
    shown = minori.ask("/dpc 海底ケーブル", "CABLES-2")
    minori.keep(pictures / "topic.ja.png", shown)
    minori.ask("/dpc 担当する CABLES-1", "→ release CABLES-1")
    offered = minori.ask("/dpc CABLES-1を進めています", "→ status CABLES-1")
    minori.ask("/dpc 期限 CABLES-1 来年3月末", "2025年3月末")
    minori.ask("/dpc 状況 CABLES-1 進行中 候補ルートを調査中", "進行中", "→ show CABLES-1")
    minori.keep(pictures / "report.ja.png", offered)
    framed(minori)
    minori.go("ホーム")
    holds(minori.page.locator(".home"), "→ form report CABLES-1")
    minori.keep(pictures / "home.ja.png")
    left(minori)
