"""What people call topics and milestones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.loader import shipped
from bot.domain.names import (
    NoTopic,
    OneTopic,
    SeveralTopics,
    nearest_ids,
    resolve_milestone,
    resolve_topic,
    resolve_topics,
)
from bot.domain.statement import Topic

CATALOGUE = shipped()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CYBER", "CYBER"),
        ("cybersecurity", "CYBER"),
        ("Cyber-Security", "CYBER"),
        ("the cybersecurity topic", "CYBER"),
        ("topic 6", "CYBER"),
        ("§6", "CYBER"),
        ("6", "CYBER"),
        ("6G", "6G"),
        ("5g", "6G"),
        ("ran", "6G"),
        ("10", "COUNCIL"),
        ("hpc/quantum computers", "QUANTUM"),
        ("PSTM", "CHIPS"),
        ("GDPR", "DFFT"),
        ("DMA", "PLATFORMS"),
        ("ai", "AI"),
        ("海底ケーブル", "CABLES"),
        ("半導体", "CHIPS"),
        ("サイバーセキュリティについて", "CYBER"),
        ("AIについて", "AI"),
    ],
)
def test_names_of_topics(name: str, code: str) -> None:
    """A topic goes by its code, number, heading, Japanese name and aliases."""
    assert resolve_topic(CATALOGUE.topics, name) == OneTopic(CATALOGUE.topic_by_code[code])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cybersecurty", "CYBER"),
        ("the cybersecurty topic", "CYBER"),
        ("semicondutors", "CHIPS"),
        ("chps", "CHIPS"),
        ("quantun", "QUANTUM"),
        ("cabels", "CABLES"),
        ("artifical inteligence", "AI"),
        ("サイバーセキュリテイ", "CYBER"),
    ],
)
def test_slips_are_forgiven(name: str, code: str) -> None:
    """A slip or two still find the one topic that is near."""
    assert resolve_topic(CATALOGUE.topics, name) == OneTopic(CATALOGUE.topic_by_code[code])


@pytest.mark.parametrize(
    "name",
    [
        "",
        "🎉",
        "foo",
        "11",
        "AI-native",
        "rann",
        "aii",
        "dat",
        "tables",
        "x" * 6000,
    ],
)
def test_what_is_no_topic(name: str) -> None:
    """Short names are meant to the letter, two topics are not one, and most words are none."""
    assert resolve_topic(CATALOGUE.topics, name) == NoTopic()


def test_code_wins_and_offers_the_others() -> None:
    """`data` is the code of one topic and an alias of another."""
    codes = CATALOGUE.topic_by_code
    for name in ("data", "DATA", "the data topic"):
        assert resolve_topic(CATALOGUE.topics, name) == OneTopic(codes["DATA"], (codes["DFFT"],))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("データ", {"DFFT", "DATA"}),
        ("MoC", {"DFFT", "CHIPS", "CABLES"}),
        ("connectvity", {"CABLES", "6G"}),
    ],
)
def test_doubtful_names_get_a_choice(name: str, codes: set[str]) -> None:
    """An alias of several topics, even misspelt, is no reason to guess."""
    found = resolve_topic(CATALOGUE.topics, name)
    assert isinstance(found, SeveralTopics)
    assert {topic.code for topic in found.topics} == codes


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("cyber ai", ["CYBER", "AI"]),
        ("submarine cables ai", ["CABLES", "AI"]),
        ("the topics data governance and chips", ["DATA", "CHIPS"]),
        ("6 8 10", ["CYBER", "AI", "COUNCIL"]),
        ("6 G", ["6G"]),
        ("サイバー AI", ["CYBER", "AI"]),
        ("サイバーについて", ["CYBER"]),
        ("cyber quantun", ["CYBER", "QUANTUM"]),
        ("data govrnance", ["DATA"]),
        ("Ministry of Internal Affairs and Communications", ["CABLES"]),
    ],
)
def test_several_topics_need_no_commas(said: str, codes: list[str]) -> None:
    """Longer names go first, and slips are forgiven between them."""
    found = [match for _, match in resolve_topics(CATALOGUE.topics, said)]
    assert found == [OneTopic(CATALOGUE.topic_by_code[code]) for code in codes]


def test_what_names_no_topic_among_others_is_told() -> None:
    """Nothing is passed over, neither an id nor a doubtful word."""
    assert ("foo", NoTopic()) in resolve_topics(CATALOGUE.topics, "cyber foo ai")
    assert resolve_topics(CATALOGUE.topics, "CYBER-2") == (("CYBER-2", NoTopic()),)
    doubtful, clear = resolve_topics(CATALOGUE.topics, "standards ai")
    assert isinstance(doubtful[1], SeveralTopics)
    assert isinstance(clear[1], OneTopic)


def test_near_to_two_topics_is_a_choice() -> None:
    """A slip that is as near to one topic as to another is a choice, too."""
    topics = [
        Topic(code="A1", number=1, title="standards board", japanese="一", aliases=()),
        Topic(code="B2", number=2, title="standards bound", japanese="二", aliases=()),
    ]
    found = resolve_topic(topics, "standards bord")
    assert isinstance(found, SeveralTopics)
    assert {topic.code for topic in found.topics} == {"A1", "B2"}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("What exactly did we promise on AI, and what is done?", "AI"),
        ("Who leads the PSTM arrangement?", "CHIPS"),
        ("MoC on semiconductors", "CHIPS"),
        ("How strong is the wording on the semiconductor experts?", "CHIPS"),
    ],
)
def test_phrases_that_name_one_topic(phrase: str, code: str) -> None:
    """A phrase is about the one topic that all the names in it share."""
    assert resolve_topic(CATALOGUE.topics, phrase) == OneTopic(CATALOGUE.topic_by_code[code])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("OECD-2024", "OECD-2024"),
        ("oecd 2024", "OECD-2024"),
        ("OECD", "OECD-2024"),
        ("oecd minsterial", "OECD-2024"),
        ("閣僚理事会", "OECD-2024"),
        ("What is due before the OECD ministerial?", "OECD-2024"),
        ("next council", "DPC-3"),
        ("council", None),
        ("DPC-9", None),
        ("foo", None),
        ("", None),
    ],
)
def test_names_of_milestones(name: str, id: str | None) -> None:
    """A milestone goes by its id, title and aliases; where it is not clear there is none."""
    found = resolve_milestone(CATALOGUE.milestones, name)
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("said", "nearest"),
    [("cybr 2", ("CYBER-2",)), ("OECD-2042", ("OECD-2024",)), ("foo", ()), ("", ())],
)
def test_nearest_ids(said: str, nearest: tuple[str, ...]) -> None:
    """A slip in an id finds the id that was meant."""
    ids = [*CATALOGUE.deliverable_by_id, *(m.id for m in CATALOGUE.milestones)]
    assert nearest_ids(ids, said)[:1] == nearest


@given(name=st.text(st.characters(categories=None), max_size=80))
def test_no_name_raises(name: str) -> None:
    """Whatever is typed, there is an answer."""
    assert isinstance(resolve_topic(CATALOGUE.topics, name), OneTopic | SeveralTopics | NoTopic)
    resolve_milestone(CATALOGUE.milestones, name)


def test_every_name_of_a_topic_finds_it() -> None:
    """No name in the catalogue is lost to another topic."""
    for topic in CATALOGUE.topics:
        for name in (topic.code, str(topic.number), topic.title, topic.japanese, *topic.aliases):
            match resolve_topic(CATALOGUE.topics, name):
                case OneTopic(found, others):
                    assert topic in (found, *others), name
                case SeveralTopics(found_all):
                    assert topic in found_all, name
                case NoTopic():
                    pytest.fail(name)
