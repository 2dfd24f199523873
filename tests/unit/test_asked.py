"""What people ask is answered to the point (see tests/asked)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.asked.tables import NOT_UNDERSTOOD, TABLES, Bot, fresh_bot, in_sentences, names, table


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
