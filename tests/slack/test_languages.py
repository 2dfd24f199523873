"""Each reader in their own language: answers, buttons, forms, direct messages, posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.local import run
from bot.simulator.faults import Fault
from tests.serving import Site
from tests.slack.conversation import play
from tests.slack.world import World, living, moved_in

SIDES = (
    ("marlies", "/dpc side eu", "private: EU"),
    ("minori", "/dpc side japan", "private: 所属を日本側に設定しました。"),
)


@pytest.fixture
def world(site: Site, tmp_path: Path, start: datetime) -> Iterator[World]:
    """The local workspace, in which Minori and Touko have their Slack in Japanese."""
    folder = moved_in(tmp_path, own_languages=True)
    with living(site, run.create(folder, site.url, start)) as world:
        yield world


def test_each_is_answered_in_theirs(world: World) -> None:
    """By command, button, form and direct message; others in the thread in that of who asked."""
    play(
        world,
        *SIDES,
        ("minori", "/dpc 海底ケーブル", "private: 海底ケーブル · §4 … 担当者未定 … 原文（英語）"),
        ("marlies", "/dpc cables", "private: Submarine cables · §4 … no lead … Joint Statement"),
        ("minori", "/dpc claim CABLES-1", "private: 日本側のCABLES-1 … の担当になりました。"),
        ("minori", "dm mine", "dm: 担当一覧（日本側） … CABLES-1 日欧を直接結ぶ海底ケーブル"),
        ("minori", "[報告する…]", "modal: CABLES-1の進捗報告 … 日本側の進捗"),
        ("minori", "submit status: in progress", "closed: ", "dm: 担当一覧 … 進行中"),
        ("minori", "@dpc show CABLES-1", "thread: CABLES-1 · 日欧を直接結ぶ … 進行中"),
        ("marlies", "@dpc show CABLES-1", "thread: CABLES-1 · Direct connectivity … In progress"),
    )


def test_a_direct_message_is_in_its_readers_language(world: World) -> None:
    """Whoever caused it."""
    play(
        world,
        *SIDES,
        (
            "tomek",
            "/dpc settings coordinator japan @minori",
            "private: HAYASEGAWA Minori coordinates Japan",
            "dm: HAYASEGAWA Minoriさんが日本側の取りまとめ役になりました。",
        ),
        (
            "marlies",
            "/dpc assign CYBER-2 @minori japan",
            "private: …",
        ),
    )


def test_a_language_is_chosen_and_kept(world: World) -> None:
    """For oneself; by anybody, even by whoever may change nothing else."""
    play(
        world,
        ("ingerid", "/dpc language", "private: I speak English with you, as your Slack is set."),
        ("ingerid", "/dpc language ja", "private: これからは日本語でお答えします。"),
        ("ingerid", "/dpc mine", "private: 担当する取組はありません。ゲストは"),
        ("ingerid", "/dpc 言語 自動", "private: I speak English with you, as your Slack is set."),
        ("ingerid", "/dpc mine", "private: You lead nothing. Guests can only read"),
        ("minori", "/dpc language english", "private: I speak English with you from now on."),
        ("minori", "home", "home: EU–Japan Digital Partnership"),
        ("minori", "/dpc language auto", "private: Slackの設定に合わせて", "home: 日EU"),
        ("minori", "/dpc language xx", "private: 「xx」という言語には対応していません。"),
        ("minori", "/dpc language klingon", "private: 「klingon」という言語には"),
    )


def test_a_change_in_slack_is_followed_in_mid_conversation(world: World) -> None:
    """From the next answer on; a tab that is open is drawn anew."""
    play(
        world,
        *SIDES,
        ("marlies", "home", "home: EU–Japan Digital Partnership"),
    )
    world.run(_sets_slack_to(world, "marlies", "ja-JP"))
    world.settle()
    play(world, ("marlies", "/dpc claim CYBER-1", "private: EU側のCYBER-1", "home: 日EU"))


async def _sets_slack_to(world: World, who: str, locale: str) -> None:
    world.local.slack.speak(world.person(who).id, locale)


def test_an_unknown_locale_is_english(world: World) -> None:
    """As is one that Slack does not tell; nothing breaks."""
    world.person("minori").locale = "xx-XX"
    play(world, ("minori", "/dpc next", "private: Next: OECD"))
    world.local.slack.faults.append(Fault("users.info", "500"))
    play(world, ("ingerid", "/dpc next", "private: Next: OECD"))


def test_a_channel_has_a_language_of_its_own(world: World) -> None:
    """That of whoever subscribes it, until another is chosen; what was posted keeps its own."""
    coordinator = (
        "tomek",
        "/dpc settings coordinator japan @minori",
        "private: HAYASEGAWA Minori",
        "dm: HAYASEGAWA Minori",
    )
    play(
        world,
        coordinator,
        ("minori", "/dpc subscribe", "private: これから … このチャンネルへの投稿は日本語です。"),
        ("tomek", "@dpc next", "thread: 次回：OECD閣僚理事会"),
        (
            "clock",
            "2024-05-01T09:30:00+02:00",
            "channel: 明日：OECD閣僚理事会 … 声明による",
            "dm: 2024年5月1日（水）：あなたの側 … 担当者未定：33件",
        ),
        ("tomek", "/dpc language here both", "private: Posts … in English and Japanese."),
        ("tomek", "@dpc reminders", "thread: This channel … \n\nこのチャンネルでは、"),
        ("marlies", "/dpc side eu", "private: EU"),
        (
            "marlies",
            "/dpc claim AI-2",
            "private: AI-2 … → release AI-2",
            "redrawn: 明日：OECD閣僚理事会 … Marlies Oosterveen",
        ),
        ("tomek", "/dpc subscribe in English", "private: From now on … are in English."),
        ("tomek", "@dpc next", "thread: Next: OECD"),
    )


def test_text_of_both_languages_is_kept_as_it_is(world: World) -> None:
    """What people type is nobody's to translate."""
    play(
        world,
        *SIDES,
        ("minori", "/dpc claim CYBER-3", "private: 日本側のCYBER-3"),
        (
            "minori",
            "/dpc status CYBER-3 in progress: 案を共有 draft shared",
            "private: … メモ：案を共有 draft shared",
        ),
        ("minori", "/dpc show CYBER-3", "private: … 日本側のメモ：案を共有 draft shared"),
    )
