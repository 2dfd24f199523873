"""What people ask is answered to the point (see tests/asked)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue.loader import shipped
from bot.domain.asking import respelt
from bot.domain.commands.deeds import Offer
from bot.domain.commands.hints import hinted
from bot.domain.commands.menu import MENU, VIEWS, parse
from bot.domain.commands.phrases_english import ENGLISH
from bot.domain.commands.phrases_japanese import JAPANESE
from tests.asked.tables import (
    NOT_UNDERSTOOD,
    TABLES,
    Asked,
    Bot,
    fresh_bot,
    in_sentences,
    names,
    table,
)


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot whose workspace nobody has used yet."""
    folder: Path = tmp_path_factory.mktemp("asked")
    with fresh_bot(folder) as fresh:
        yield fresh


@pytest.mark.parametrize("name", TABLES)
def test_what_people_ask(bot: Bot, name: str) -> None:
    """Hardly a question is not answered to the point, or with something else."""
    rows = table(name)
    missed = [row.said for row in rows if not bot.is_good(row)]
    wrong = [said for said in missed if bot.answer(said) != NOT_UNDERSTOOD]
    assert len(missed) <= len(rows) // 20, missed
    assert len(wrong) <= len(rows) // 50, wrong


def test_what_people_call_things(bot: Bot) -> None:
    """Names of the topics and of what they hold lead home, bare and inside a sentence."""
    lost = [name for name, code in names() if code not in bot.topics_shown(name)]
    assert lost == []
    within = [said for name, code in names() for said in in_sentences(name)
              if code not in bot.topics_shown(said)]  # fmt: skip
    assert within == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("what is late for the EU?", "overdue eu"),
        ("EUの遅れは？", "overdue eu"),
        ("what is late on net neutrality?", "overdue net neutrality"),
        ("neutralityで遅れているものは？", "overdue neutrality"),
        ("late for the EU and Japan?", "overdue"),
        ("日本とEUの未担当は？", "unclaimed"),
        ("what is unclaimed for Japan and Europe on AI?", "unclaimed ai"),
        ("anything late in pneumatics?", "overdue pneumatics"),
    ],
)
def test_the_side_in_a_question(said: str, meant: str) -> None:
    """A side is a word of its own; two of them are both."""
    assert parse(said) == parse(meant)


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        ("CYBER-1を来年3月までに完了できません", None),
        ("CYBER-1は達成していません", "status CYBER-1 in progress"),
        ("we haven't fully finished CYBER-1", "status CYBER-1 in progress"),
        ("CYBER-1 has not been delivered", "status CYBER-1 in progress"),
        ("CYBER-1は中止しません", None),
        ("CYBER-1は進んでいません", None),
        ("CYBER-1 was not dropped", None),
        ("CYBER-1 is not under way", None),
        ("we have not yet really completed CYBER-1", None),
        ("I did not claim CYBER-1", None),
        ("I lead CYBER-1", "claim CYBER-1"),
        ("CYBER-1は中止です", "status CYBER-1 dropped"),
    ],
)
def test_what_is_denied_is_not_offered(said: str, deed: str | None) -> None:
    """No button says the opposite of what somebody has said."""
    read = parse(said)
    assert (read.deed if isinstance(read, Offer) else None) == deed


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("what is not overdue?", NOT_UNDERSTOOD),
        ("what isn't due next month?", NOT_UNDERSTOOD),
        ("which ones are not dropped?", NOT_UNDERSTOOD),
        ("what did not change since last week?", NOT_UNDERSTOOD),
        ("what is due but not assigned?", NOT_UNDERSTOOD),
        ("everything except AI", NOT_UNDERSTOOD),
        ("what's open apart from cyber?", NOT_UNDERSTOOD),
        ("what is due between April and June?", NOT_UNDERSTOOD),
        ("what was due last week?", "overdue"),
        ("what was closed last week?", "changes since last week"),
        ("which commitments don't have a due date?", "list no date"),
        ("what doesn't have a lead?", "unclaimed"),
        ("what hasn't been updated?", "list silent"),
        ("isn't anything late?", "overdue"),
        ("is anything not on schedule?", "overdue"),
        ("予定どおりでないものは？", "overdue"),
        ("what didn't get done?", "list not reported, not started, in progress, substantial"),
        (
            "what has not been completed?",
            "list not reported, not started, in progress, substantial",
        ),
        (
            "what wasn't closed last week?",
            "list not reported, not started, in progress, substantial",
        ),
        ("what has not been started?", "list not started"),
        ("遅れていないものは？", NOT_UNDERSTOOD),
        ("今週期限ではないものは？", NOT_UNDERSTOOD),
        ("進行中でないもの", NOT_UNDERSTOOD),
        ("今週変わっていないものは？", NOT_UNDERSTOOD),
        ("AI以外のもの", NOT_UNDERSTOOD),
        ("サイバー以外で未完了のもの", NOT_UNDERSTOOD),
        ("4月から6月が期限のもの", NOT_UNDERSTOOD),
        ("昨日期限のものは？", "overdue"),
        ("先月完了したもの", "changes since last month"),
        ("期限がないものはどれですか", "list no date"),
        ("6Gについて新しいことはありますか", "topic 6G"),
        ("更新されていないものは？", "list silent"),
        ("完了していないものは？", "list not reported, not started, in progress, substantial"),
        ("遅れていませんか", "overdue"),
    ],
)
def test_what_turns_a_word_round(bot: Bot, said: str, good: str) -> None:
    """What leaves something out, or is over, is not answered with its opposite."""
    assert bot.is_good(Asked(said, (good,))), bot.answer(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("who is dragging their feet", "overdue"),
        ("success stories of Japan", "list japan complete"),
        ("what did we not achieve", "list not reported, not started, in progress, substantial"),
        ("赤信号のもの", "overdue"),
        ("what is not overdue", None),
        ("everything except the late ones", None),
        ("asdf", None),
    ],
)
def test_what_single_words_hint_at(said: str, meant: str | None) -> None:
    """The command that most words hint at, or its opposite where that is denied."""
    assert hinted(said) == meant


def test_no_word_of_the_statement_is_respelt() -> None:
    """Slips are put right in the words of questions alone."""
    assert respelt("what happend, is anyting overdu?") == "what happened, is anything overdue?"
    text = " ".join(sentence.exact for sentence in shipped().sentences).casefold()
    assert respelt(text) == text


def test_what_rules_end_in() -> None:
    """Each ends in a command that there is, or says nothing."""
    verbs = {item.name.split()[0] for item in MENU} | {view.verb for view in VIEWS}
    said = [says.split() for _, says in (*ENGLISH, *JAPANESE) if says]
    assert [words for words in said if words[0] not in verbs] == []


@pytest.mark.parametrize("words", ["how do i ", "what is which any ", "は", "誰が担当", "late on "])
def test_long_talk_is_no_question(words: str) -> None:
    """A text as long as Slack delivers is read in no time: no rule is tried on it."""
    parse((words * 2900)[:2900])
    begun = time.process_time()
    for length in (150, 600, 2900):
        parse((words * length)[:length] + words)
    assert time.process_time() - begun < 1
