"""Every message and form in Japanese, and in a language that is longer than any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.languages import BOTH, JAPANESE
from bot.domain.outcomes.statement import TopicShown
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.render.forms import form
from bot.render.kit import language
from bot.render.kit.language import speaking
from bot.simulator.block_kit import validate_view

from . import pseudo
from .checks import assert_slack_takes, buttons_of
from .readable import OneFile, compact, readable_form
from .samples import OUTCOMES, REMINDER
from .test_answers import NOUNS
from .test_forms import FORMS
from .world import CLARA, topic

HOUR = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日（[月火水木金土日]）")


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of catalogues in which there is the language that nobody speaks."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo.write(folder)
    return folder


@pytest.fixture
def longer(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """That language is spoken."""
    monkeypatch.setattr(language.SPEECH, "folder", made_up)
    with speaking(pseudo.NAME):
        yield


@pytest.mark.parametrize("noun", NOUNS)
def test_in_japanese(noun: str, snapshot: SnapshotAssertion) -> None:
    """What Clara would read, if she read Japanese: the text and the buttons."""
    with speaking(JAPANESE):
        told = [
            f"══ {name}\n{compact(answer(outcome, viewer=CLARA, postable=True))}\n"
            for name, outcome in OUTCOMES.items()
            if type(outcome).__module__.endswith(f".{noun}")
        ]
    assert "\n".join(told) == snapshot(extension_class=OneFile)


def test_forms_in_japanese(snapshot: SnapshotAssertion) -> None:
    """Each form, from top to bottom; Slack takes it."""
    told = []
    with speaking(JAPANESE):
        for name, opened in FORMS.items():
            view = form(opened).payload()
            assert validate_view(view) == []
            told.append(f"══ {name}\n{readable_form(view)}\n")
    assert "\n".join(told) == snapshot(extension_class=OneFile)


@pytest.mark.parametrize("name", OUTCOMES)
def test_slack_takes_every_answer_in_both_languages(name: str) -> None:
    """A channel of both may have each."""
    assert_slack_takes(worded(BOTH, lambda: answer(OUTCOMES[name])))


def test_a_short_post_is_told_twice_and_a_long_one_announced() -> None:
    """First in English, then in Japanese; the buttons once."""
    short = worded(BOTH, lambda: answer(OUTCOMES["subscribed"]))
    english, japanese = short.text.split("\n\n")
    assert english.startswith("From now on this channel is reminded")
    assert japanese.startswith("これから、このチャンネルでは")
    assert len(buttons_of(short)) == len(buttons_of(answer(OUTCOMES["subscribed"])))
    long = worded(BOTH, lambda: answer(topic("CYBER")))
    assert long.text.splitlines()[0] == "サイバーセキュリティ · §6"


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("name", OUTCOMES)
def test_there_is_room_for_a_longer_language(name: str) -> None:
    """Slack takes every answer, and no button is cut short."""
    message = answer(OUTCOMES[name], viewer=CLARA, postable=True)
    assert_slack_takes(message)
    for button in buttons_of(message):
        label = button["text"]["text"]
        assert not label.endswith("…") or len(label) < 75, label


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("name", FORMS)
def test_there_is_room_in_forms(name: str) -> None:
    """Slack takes every form."""
    assert validate_view(form(FORMS[name]).payload()) == []


def test_dates_read_as_in_japan() -> None:
    """With the day of the week, the hour and the city in brackets; no space in between."""
    with speaking(JAPANESE):
        text = answer(REMINDER).text
        shown = answer(OUTCOMES["milestone added"]).text
    assert HOUR.search(text)
    assert re.search(r"）14:00（東京）／07:00（ブリュッセル）", shown)


def test_a_topic_has_its_title_in_japanese_and_its_words_in_english() -> None:
    """Quotations stay the statement's."""
    outcome = topic("CABLES")
    assert isinstance(outcome, TopicShown)
    with speaking(JAPANESE):
        text = answer(outcome, viewer=CLARA).text
    assert text.startswith("海底ケーブル · §4")
    for sentence in outcome.sentences:
        assert sentence.exact.replace("**", "").replace("&", "&amp;") in text
