"""The words of an official translation, where somebody has entered them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from bot.catalogue.loader import shipped
from bot.domain.outcomes.statement import TopicShown
from bot.domain.series import Series, joined
from bot.domain.statement import Document, Sentence, Translation
from bot.render.answer import answer
from bot.render.kit.language import speaking
from bot.render.kit.message import Message
from bot.render.kit.quotes import quote
from bot.render.report.document import document
from bot.render.report.table_csv import table_csv
from bot.render.report.tables import report
from tests.series.third import third

from .checks import assert_slack_takes
from .reports import CYBER_STOCKTAKE
from .samples import OUTCOMES

SOURCE = Document(
    language="ja",
    title="共同声明（架空の訳）",
    published=date(2024, 5, 1),
    link="https://example.org/ja",
)
WORDS = "両者は<専門家>の交流を強化する。"
INVENTED = Translation(source=SOURCE, sentences={"6.3": WORDS})
ORIGIN = "公式訳：共同声明（架空の訳）、2024年5月1日（水）"


def translated(*others: Translation, later: bool = False) -> Series:
    """The statement of 2024 with an invented translation of one sentence, and of `others`."""
    (brussels,) = shipped().originals
    with_words = brussels.model_copy(update={"translations": (INVENTED, *others)})
    return joined([with_words, third()] if later else [with_words])


def texts(sentence: Sentence) -> dict[str, str]:
    """How a sentence is quoted in each language."""
    told = {}
    for language in ("en", "ja"):
        with speaking(language):
            told[language] = quote(sentence).text
    return told


def test_beside_the_english_in_its_own_language_alone() -> None:
    """A reader in Japanese gets both; everybody else reads what they read before."""
    (known,), before = translated().referred("6.3"), shipped().sentence_by_ref["6.3"]
    told, bare = texts(known), texts(before)
    assert told["en"] == bare["en"]
    english, origin, japanese, reference = told["ja"].splitlines()
    assert [english, reference] == bare["ja"].splitlines()
    assert (origin, japanese) == (ORIGIN, "> 両者は&lt;専門家&gt;の交流を強化する。")


def test_a_sentence_that_nobody_entered() -> None:
    """It is the very same, and so is the whole where no translation is known."""
    assert translated().sentence_by_ref["6.4"] == shipped().sentence_by_ref["6.4"]
    assert joined(shipped().originals).sentences == shipped().sentences


def test_several_statements_and_languages() -> None:
    """The reference has the statement's name then; another language is not shown for Japanese."""
    french = SOURCE.model_copy(update={"language": "fr", "title": "Déclaration (inventée)"})
    other = Translation(source=french, sentences={"6.3": "Les deux parties…"})
    sentence = translated(other, later=True).sentence_by_ref["2024 §6.3"]
    assert [each.source.language for each in sentence.translated] == ["ja", "fr"]
    told = texts(sentence)
    assert ORIGIN in told["ja"]
    assert "Les deux" not in told["ja"] + told["en"]


@pytest.mark.parametrize("plainly", [False, True])
def test_in_a_box_that_opens(plainly: bool) -> None:
    """A topic's wording has it, with its source's address, in boxes and in plain blocks."""
    shown = next(each for each in OUTCOMES.values() if isinstance(each, TopicShown))
    known = translated().sentence_by_ref["6.3"]
    with speaking("ja"):
        message: Message = answer(replace(shown, sentences=(known,)), viewer="U1")
    assert_slack_takes(message)
    blocks = message.plain if plainly else message.blocks
    assert WORDS in repr(blocks)
    assert SOURCE.link in repr(blocks)


def test_in_the_files_for_the_council() -> None:
    """Below the English in the files of a reader in Japanese; nobody else's are different."""
    known = {**CYBER_STOCKTAKE.sentences, **translated().sentence_by_ref}
    told, before = replace(CYBER_STOCKTAKE, sentences=known), CYBER_STOCKTAKE
    assert table_csv(report(told)) == table_csv(report(before))
    with speaking("ja"):
        line = next(each for each in report(told).lines if "6.3" in each.wording[0][1])
        assert line.wording[1] == (WORDS, ORIGIN)
        assert f"\n{WORDS} ({ORIGIN})" in table_csv(report(told)).decode("utf-8-sig")
        letter = docx.Document(BytesIO(document(report(told), told.taken)))
    assert f"{WORDS} {ORIGIN}" in [paragraph.text for paragraph in letter.paragraphs]
