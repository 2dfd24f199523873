"""How much of what a Japanese reader is told is Japanese: `python -m tests.japanese`.

Letters are counted; quotations of the statement, names, ids, links, commands and what the reader
typed themselves are not. Besides, what a topic costs in Japanese against English, in one run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.domain.commands.menu import MENU, parse
from bot.domain.languages import ENGLISH, JAPANESE
from bot.domain.people import Profile, Role
from bot.render.answer import answer
from bot.render.kit.language import speaking
from bot.render.kit.message import Message
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.simulator.block_kit import elements
from storage.engine import Database
from tests.databases import up_to_date

AIM = 0.92
NAME = "HAYASEGAWA Minori"
USER = "U0MINORI"
NOW = datetime(2024, 5, 1, 7, tzinfo=UTC)
INPUTS = (
    "", "help", "ヘルプ", "help claim", "help assign", "使い方", "分野", "topics",
    "トピック一覧", "海底ケーブル", "サイバーセキュリティ", "半導体", "データ流通", "人工知能",
    "量子", "6G", "topic cyber", "オンラインプラットフォーム", "次", "次回", "次の会合はいつ",
    "会合", "会合一覧", "日程", "覚書", "CYBER-2", "AI-2", "show DFFT-1", "show DPC-3",
    "show OECD-2024", "表示 CABLES-1", "show 6.3", "検索 海底", "検索 標準", "search standards",
    "立場", "side japan", "所属 日本", "担当する CABLES-1", "claim CYBER-3", "引き受け AI-2",
    "担当", "mine", "私の担当", "状況 CABLES-1 進行中", "status CYBER-3 substantial",
    "期限 CABLES-1 2026年5月12日", "due CYBER-3 DPC-3", "期限 CYBER-3 なし",
    "根拠 CABLES-1 https://example.jp/a", "履歴 CABLES-1", "history CYBER-3", "完了 CYBER-3",
    "スヌーズ CABLES-1 来週", "未担当", "unclaimed ai", "遅れ", "overdue cyber", "進捗",
    "進捗一覧 cyber", "stocktake", "overview", "リマインダー", "通知", "言語", "設定",
    "返上 AI-2", "release CYBER-3", "担当者は誰", "進捗を教えて", "何が遅れていますか",
    "ありがとう", "こんにちは", "nonsense", "claim", "claim CYBER-99", "status CYBER-2",
    "due CYBER-2 12/5/2026", "status CABLES-1 すごい", "参加 CYBER-2",
)  # fmt: skip
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆ー]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_NAMES = r"\b(?:EU|Slack|OECD|AI|DFFT|IAP|HPC|IoT|3GPP|ID|5G|6G|Beyond 5G|CNECT.B1)\b"
_CODES = "|".join(rf"\b{topic.code}\b" for topic in shipped().topics)
_LINKS_AND_IDS = r"https?://\S+|<#\w+>|\b[A-Z0-9]*\d?[A-Z]+-\d+\b|§[\d.]+|@\w+"
_QUOTED = r"“[^”]*”|「[A-Za-z][^」]*」"
_NOT_OURS = re.compile(f"{_LINKS_AND_IDS}|{_QUOTED}|{_CODES}|{_NAMES}|/?@?\\bdpc\\b", re.ASCII)


class Told(NamedTuple):
    """How many letters of an answer are Japanese, and how many are not."""

    said: str
    japanese: int
    other: int

    @property
    def share(self) -> float:
        """Of all letters, those that are Japanese; 1 where there are none."""
        return self.japanese / ((self.japanese + self.other) or 1)


class People:
    """A directory of one: an officer in Tokyo."""

    def profile(self, team: str, user: str) -> Profile:
        """As Slack would tell of her."""
        return Profile(NAME, "Asia/Tokyo", Role.ADMIN, locale="ja-JP")

    def locale(self, team: str, user: str) -> str:
        """Her language."""
        return "ja-JP"

    def is_public(self, team: str, channel: str) -> bool:
        """Everybody reads along."""
        return True


@contextmanager
def asking() -> Iterator[Callable[..., Message]]:
    """What says something to the bot, one after the other, and gives the answer."""
    with (
        TemporaryDirectory() as folder,
        closing(Database(up_to_date(Path(folder, "dpc.db")))) as database,
    ):
        yield _ask(database)


def _ask(database: Database) -> Callable[..., Message]:
    people, both = People(), (ENGLISH, JAPANESE)
    dispatcher = Dispatcher(Library(shipped()), database, people, lambda: NOW, languages=both)

    def ask(said: str, locale: str = "") -> Message:
        request = Request("T1", USER, parse(said), "C0DESK", said=said)
        outcome = dispatcher.ask(request)
        with speaking(locale or dispatcher.locale("T1", USER)):
            return answer(outcome, viewer=USER, postable=True)

    return ask


def measured(inputs: Sequence[str] = INPUTS) -> Iterator[Told]:
    """Ask all, in this order, and count the letters of the answers and their buttons."""
    with asking() as ask:
        for said in inputs:
            japanese, other = _letters(ask(said), said)
            yield Told(said, japanese, other)


def share(told: Sequence[Told]) -> float:
    """Of all letters of all answers, those that are Japanese."""
    japanese = sum(each.japanese for each in told)
    return japanese / (japanese + sum(each.other for each in told))


def cost(rounds: int = 300) -> float:
    """What a topic takes in Japanese as a share of what it takes in English, taken in turns."""
    with asking() as ask:
        took = {ENGLISH: 0.0, JAPANESE: 0.0}
        for number in range(2 * rounds):
            language = (ENGLISH, JAPANESE)[number % 2]
            began = perf_counter()
            ask("topic cyber", language)
            if number > rounds // 10:  # by then all is warm
                took[language] += perf_counter() - began
        return took[JAPANESE] / took[ENGLISH]


def _letters(message: Message, said: str) -> tuple[int, int]:
    """The letters that are Japanese, and those that are not, of what is the bot's own to word."""
    lines = [line for line in message.text.splitlines() if not line.startswith("&gt; ")]
    lines = [line for line in lines if not line.startswith("> ")]
    labels = [button["text"]["text"] for block in message.blocks for button in elements(block)]
    words = "\n".join([*lines, *labels]).replace(NAME, "")
    for command in _COMMANDS:
        words = words.replace(command, "")
    if said:
        words = words.replace(said, "")
    words = _NOT_OURS.sub("", words)
    return len(_JAPANESE.findall(words)), len(_LATIN.findall(words))


# The commands as they are typed, with their examples: they are code, not words.
_COMMANDS = sorted(
    {item.usage for item in MENU} | {item.name for item in MENU}, key=len, reverse=True
)


def main() -> int:
    """Print each answer's share, the whole, and what a topic costs; 1 if an aim is missed."""
    told = list(measured())
    for each in sorted(told, key=lambda each: each.share):
        print(f"{each.share:6.1%}  {each.japanese:5} {each.other:5}  {each.said}")
    whole, ratio = share(told), cost()
    print(f"{len(told)} inputs: {whole:.1%} of the letters are Japanese (aim {AIM:.0%})")
    print(f"topic in Japanese against English: {ratio:.2f} (aim 1.05)")
    return 0 if whole >= AIM and ratio <= 1.05 else 1


if __name__ == "__main__":
    sys.exit(main())
