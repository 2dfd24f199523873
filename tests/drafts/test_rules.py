"""What the rules make of sentences: where they end, what they do, how strong, and when."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.prose import Form, cut, holds_several, layout
from bot.drafts.dates import dates_of
from bot.drafts.facts import instruments_of
from bot.drafts.kinds import read
from bot.drafts.outline import outline
from bot.drafts.strength import strength_of
from bot.drafts.titles import title_of
from tests.drafts import coded

LABELLED = [
    line.split("|", 1)
    for line in (Path(__file__).parent / "labelled.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("label", "sentence"), LABELLED)
def test_a_promise_is_told_from_the_rest(label: str, sentence: str) -> None:
    """Commitment or not, and how binding, as the coder said."""
    assert str(strength_of(read(sentence)) or "-") == label


def test_hardly_a_promise_is_missed() -> None:
    """Of many ways to promise; what promises nothing is hardly ever taken for one."""
    lines = (Path(__file__).parent / "promises.txt").read_text("utf-8").splitlines()
    labelled = [line.split("|", 1) for line in lines if not line.startswith("#")]
    found = {words for _, words in labelled if read(words).commitment}
    promises = {words for label, words in labelled if label == "c"}
    assert len(found & promises) >= 0.97 * len(promises), promises - found
    assert len(found - promises) <= 0.01 * len(found), found - promises


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Both sides will exchange researchers between their test beds.",
         "Exchange of researchers between test beds"),
        ("Both sides intend to publish an update in early 2026.", "Update"),
        ("They will report on the results to the Council every year.",
         "Report on the results to the Council"),
        ("Both sides are preparing a feasibility study of a direct cable between Europe and Japan"
         " via the Arctic.", "Feasibility study of direct cable between Europe and Japan"),
        ("Both sides envisage to explore the possibility of establishing a team of experts.",
         "Team of experts"),
        ("The EU and Japan are committed to sharing test results.", "Test results"),
        ("They signed a **Memorandum of Cooperation on Buoys** that may be presented in May.",
         "Memorandum of Cooperation on Buoys"),
        ("Both sides cooperate with coastal countries on cable repair.",
         "Cooperation with coastal countries on cable repair"),
    ],
)  # fmt: skip
def test_a_title_stands_alone(sentence: str, title: str) -> None:
    """A noun phrase of at most 12 words that ends with no preposition."""
    reading = read(sentence)
    assert reading.commitment is not None
    assert title_of(sentence, reading.text, reading.commitment) == title


def test_an_instrument_has_its_parties_and_date() -> None:
    """As far as the sentence says them, and in its own words."""
    sentence = (
        "In line with the Memorandum of Cooperation on Buoys signed on 4 July 2023 between the"
        " European Commission and the Ministry of Buoys, both sides will sign a Joint Roadmap."
    )
    memorandum, roadmap = instruments_of(sentence)
    assert (memorandum.title, memorandum.parties) == (
        "Memorandum of Cooperation on Buoys",
        ("European Commission", "Ministry of Buoys"),
    )
    assert (memorandum.signed, roadmap.signed) == (True, False)
    assert memorandum.date is not None
    assert (memorandum.date.edtf, roadmap.title, roadmap.date) == (
        "2023-07-04",
        "Joint Roadmap",
        None,
    )


def test_a_surely_read_sentence_names_its_rule() -> None:
    """Whoever doubts a proposal sees which words spoke."""
    reading = read("Both sides will publish a report.")
    assert (reading.rule, reading.sure) == ("will", True)


def test_items_of_a_list_promise_what_its_opening_says() -> None:
    """After “Both sides will:” stand promises, after “Both sides noted:” none."""
    assert strength_of(read("publish a report; and", "Both sides will:")) == "firm"
    assert strength_of(read("publish a report; and", "Both sides noted:")) is None


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("The U.S. Secretary spoke. They agreed.", ["The U.S. Secretary spoke.", "They agreed."]),
        ("It met in the U.S. Both sides agreed.", ["It met in the U.S.", "Both sides agreed."]),
        ("Mr. A. B. Sample met Dr. Example.", ["Mr. A. B. Sample met Dr. Example."]),
        ("See No. 4, e.g. on cables, cf. Art. 2.", ["See No. 4, e.g. on cables, cf. Art. 2."]),
        (
            "See Reg. (EU) 1/2024, Dir. No. 2, Secs. 6.3 and 7, Chs. 4 to 6, p. 12.",
            ["See Reg. (EU) 1/2024, Dir. No. 2, Secs. 6.3 and 7, Chs. 4 to 6, p. 12."],
        ),
        ("They met.[^1] It ended.", ["They met.[^1]", "It ended."]),
        ("He said “Yes.” They met.", ["He said “Yes.”", "They met."]),
        (
            "It covers cooperation.Both sides agreed.",
            ["It covers cooperation.", "Both sides agreed."],
        ),
        ("At 3 p.m. Tokyo time it ends.", ["At 3 p.m. Tokyo time it ends."]),
        *(
            (
                f"双方は{a}信頼が第一。{b}とした。次に進む。",
                [f"双方は{a}信頼が第一。{b}とした。", "次に進む。"],
            )
            for a, b in ("「」", "『』", "｢｣", "（）", "()", "〔〕", "【】", "［］", "〈〉", "《》")
        ),
    ],
)
def test_where_sentences_end(words: str, sentences: list[str]) -> None:
    """Abbreviations, notes, quotations and glued paragraphs."""
    assert [words[a:b] for a, b in cut(words)] == sentences
    assert not any(map(holds_several, sentences))


def test_two_sentences_in_one_quotation_are_noticed() -> None:
    """Whoever cut it: a clear end with a beginning behind it."""
    assert holds_several("It met in 2026. The meeting was long.")
    assert holds_several("双方は一致した。次に進む。")


@given(st.text(alphabet="aB .!?\n*#-1(“”。「」;:", max_size=200))
def test_no_word_is_lost(text: str) -> None:
    """Title, headings, sentences and what is omitted hold every letter, each once, in order."""
    whole = outline(text)
    spans = [(q.start, q.end) for q in whole.quotes]
    spans += [(b.start, b.end) for b in layout(text) if b.form in (Form.HEADING, Form.APART)]
    spans.sort()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[q.start : q.end] == q.exact for q in whole.quotes)
    gaps = zip([0, *(end for _, end in spans)], [*(a for a, _ in spans), len(text)], strict=True)
    assert not any(c in "B。" for a, b in gaps for c in text[a:b])


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("by the end of 2025", ["2025-~09/2025-~12"]),
        ("on 29 and 30 April 2023", ["2023-04-29/2023-04-30"]),
        ("on March 6 and 7, 2023", ["2023-03-06/2023-03-07"]),
        ("in the first half\nof 2026", ["2026-01/2026-06"]),
        ("by 2030 and in December of 2022", ["2030", "2022-12"]),
        ("between June and September 2025", ["2025-06/2025-09"]),
        (
            "for the period 2025-2030, from the final quarter of 2025",
            ["2025/2030", "2025-10/2025-12"],
        ),
        ("the 2030 Agenda, Horizon 2020, Vision 2030 and Expo 2025", []),
        ("Regulation (EU) 2024/1689 and Resolution 2231", []),
        ("on 2-3 May, with 2,030 people", []),
        ("２０２５年１１月３日、京都で", ["2025-11-03"]),
        ("EU と日本は 2024 年 5 月 2 日に開く。", ["2024-05-02"]),  # spaced out by a PDF's reader
    ],
)
def test_dates_and_what_only_looks_like_one(words: str, edtf: list[str]) -> None:
    """Absolute dates as EDTF, with words that stand in the sentence."""
    found = dates_of(words)
    assert [when.edtf for when in found] == edtf
    assert all(when.words in words for when in found)


def test_hard_wrapped_text_and_its_headings() -> None:
    """A line's end is no sentence's end, and a short line alone is a heading."""
    text = (
        "Skills and\nschools\n\nBoth sides will open a school in the north\nof Japan. They met.\n"
    )
    whole = outline("Joint Statement\n\n1. First\n\nIt met.\n\n2. " + text)
    assert [h.title for h in whole.headings] == ["First", "Skills and schools"]
    assert [q.ref for q in whole.quotes] == ["1.1", "2.1", "2.2"]


@pytest.mark.parametrize("file", coded.FILES, ids=lambda file: file.stem)
def test_statements_of_several_manners_are_read_as_a_person_reads_them(file: Path) -> None:
    """Cut to the letter, promises told from the rest, their strength, their dates, no decoy."""
    found = coded.figures(coded.pairs(file))
    assert (found.cut, found.dates, found.decoys) == (1, 1, 0), found
    assert min(found.precision, found.recall) >= 0.95, found
    assert found.strength >= 0.9, found
    assert found.sure_wrong == 0, found
