"""The coding of the statement: that it is whole, and what it says."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from bot.catalogue.loader import STATEMENTS, load, load_all, summary
from bot.domain.statement import Catalogue, Fate, Kind, Strength

BRUSSELS = STATEMENTS / "2024-04-30-brussels"
SOURCE = (BRUSSELS / "source.md").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real coding."""
    return load(BRUSSELS)


# The coding is whole


def test_every_statement_verifies(catalogue: Catalogue) -> None:
    """What is shipped passes its own checks."""
    assert load_all().originals == (catalogue,)


def test_loading_time_is_printed() -> None:
    """Loading is timed for whoever looks (`pytest -rP`); machines differ too much to assert."""
    started = time.perf_counter()
    load_all()
    print(f"loaded and verified in {(time.perf_counter() - started) * 1e3:.1f} ms")


def test_the_sentences_are_the_whole_text(catalogue: Catalogue) -> None:
    """Source without headings and title is the sentences in their order, and nothing else."""
    body = [line for line in SOURCE.splitlines() if not re.match(r"\*\*|#", line)]
    assert " ".join(" ".join(body).split()) == " ".join(s.exact for s in catalogue.sentences)


def test_no_sentence_is_invented(catalogue: Catalogue) -> None:
    """Every quotation stands in the source where its anchor says, between its neighbours."""
    for s in catalogue.sentences:
        assert SOURCE[s.start : s.end] == s.exact
        assert s.prefix + s.exact + s.suffix in SOURCE


def test_sections_hold_the_sentences_they_should(catalogue: Catalogue) -> None:
    """Sections are told by their number, though three heading levels are in use."""
    sizes = [sum(s.section == n for s in catalogue.sentences) for n in range(11)]
    assert sizes == [6, 6, 2, 2, 3, 3, 4, 4, 5, 3, 1]
    assert [s.ref for s in catalogue.sentences if s.section == 6] == ["6.1", "6.2", "6.3", "6.4"]


def test_titles_of_topics_are_the_headings(catalogue: Catalogue) -> None:
    """Each heading of the source, without its markup, is one topic's title."""
    headings = re.findall(r"^(?:\*\*|#+ )(\d+)\. ([^*\n]+)", SOURCE, re.MULTILINE)
    assert [(str(t.number), t.title) for t in catalogue.topics] == headings


# What the coding says


def test_topics_have_their_codes(catalogue: Catalogue) -> None:
    """The ten codes, in the order of the sections."""
    codes = "DFFT DATA CHIPS CABLES QUANTUM CYBER 6G AI PLATFORMS COUNCIL"
    assert [t.code for t in catalogue.topics] == codes.split()


@pytest.mark.parametrize(
    ("alias", "codes"),
    [
        ("METI", "CHIPS"),
        ("経産省", "CHIPS"),
        ("chip", "CHIPS"),
        ("MIC", "CABLES"),
        ("undersea cables", "CABLES"),
        ("IAP", "DFFT"),
        ("GDPR", "DFFT"),
        ("data", "DFFT"),
        ("data spaces", "DATA"),
        ("PSTM", "CHIPS"),
        ("AISI", "AI"),
        ("CRA", "CYBER"),
        ("ICS", "CYBER"),
        ("DSA", "PLATFORMS"),
        ("DMA", "PLATFORMS"),
        ("RAN", "6G"),
        ("5G", "6G"),
        ("HPC", "QUANTUM"),
        ("interoperability", "DFFT DATA AI"),
        ("MoC", "DFFT CHIPS CABLES"),
        ("information sharing", "CYBER PLATFORMS"),
    ],
)
def test_aliases_lead_to_their_topics(catalogue: Catalogue, alias: str, codes: str) -> None:
    """Words that the text never uses are known; one that means several topics stands in each."""
    assert [t.code for t in catalogue.topics if alias in t.aliases] == codes.split()


@pytest.mark.parametrize(
    ("ref", "ids"),
    [
        ("1.1", "DFFT-2"),
        ("1.2", "DFFT-1"),
        ("1.3", "DFFT-4"),
        ("5.3", "QUANTUM-2 QUANTUM-3 QUANTUM-4"),
        ("6.1", "CYBER-1"),
        ("6.2", "CYBER-2"),
        ("6.3", "CYBER-3 CYBER-4"),
        ("6.4", "CYBER-5"),
        ("7.1", ""),
        ("7.4", "6G-3 6G-4"),
        ("8.2", "AI-2"),
        ("8.3", "AI-3 AI-4"),
        ("10.1", "COUNCIL-1"),
    ],
)
def test_compound_sentences_are_split(catalogue: Catalogue, ref: str, ids: str) -> None:
    """One commitment can hold several deliverables; a welcome holds none."""
    assert [d.id for d in catalogue.deliverables if ref in d.sentences] == ids.split()


def test_one_oecd_meeting_is_due_for_three(catalogue: Catalogue) -> None:
    """Three ways of writing the meeting are one milestone, which three deliverables name."""
    (oecd,) = (m for m in catalogue.milestones if "OECD" in m.title)
    assert (oecd.when.earliest, oecd.when.latest) == (date(2024, 5, 2), date(2024, 5, 3))
    assert oecd.sentences == ("1.2", "1.3", "8.2")
    due = [d.id for d in catalogue.deliverables if oecd.id in d.milestones]
    assert due == ["DFFT-1", "DFFT-4", "AI-2"]


def test_dates_are_no_more_exact_than_the_text(catalogue: Catalogue) -> None:
    """A year stays a year, an early year stays approximate, an undated event stays undated."""
    dates = {m.id: (m.when.edtf, m.when.words, m.place) for m in catalogue.milestones}
    assert dates == {
        "DPC-1": ("2023-07-03", "3 July 2023", "Tokyo"),
        "CALL-2024": ("[2024-01..2024-04]", "in early 2024", None),
        "DPC-2": ("2024-04-30", "30 April 2024", "Brussels"),
        "OECD-2024": ("2024-05-02/2024-05-03", "2-3 May 2024", None),
        "DPC-3": ("2025", "in 2025", "Tokyo"),
        "CRA-1": (None, "upcoming", None),
        "IOT-1": (None, "currently under development", None),
        "ICS-1": (None, "annual", None),
        # What the text implies, without a date.
        "PSTM-1": (None, "preparing", None),
        "AIAA-1": (None, "future", None),
        "BUDGET-1": (None, "annual", None),
    }
    held = [m.id for m in catalogue.milestones if m.outcome is Fate.HELD]
    assert held == ["DPC-1", "CALL-2024", "DPC-2"]


def test_instruments_say_only_what_the_text_says(catalogue: Catalogue) -> None:
    """Two memoranda have a date and no signatories, one has signatories and no date."""
    known = {i.id: i for i in catalogue.instruments}
    facts = {
        name: (made.signed and made.signed.edtf, made.signatories)
        for name, made in known.items()
        if made.state == "signed"
    }
    assert facts == {
        "MOC-CHIPS": ("2023-07-04", ()),
        "MOC-CABLES": ("2023-07-03", ()),
        "MOC-IDENTITIES": (None, ("Commissioner Breton", "Minister Kono")),
    }
    metis = "Ministry of Economy, Trade and Industry"
    assert known["MOC-CHIPS"].parties == ("European Commission", metis)
    assert known["AA-PSTM"].signed is None


def test_commitments_name_who_acts(catalogue: Catalogue) -> None:
    """All commitments are both sides', but for the Expert Community's "will"."""
    commitments = [s for s in catalogue.sentences if Kind.COMMITMENT in s.kinds]
    others = {s.ref: s.parties for s in commitments if s.parties != ("EU", "Japan")}
    assert others == {"1.1": ("DFFT Expert Community",)}


@pytest.mark.parametrize(
    ("ref", "strength"),
    [
        ("1.3", Strength.PERMISSIVE),
        ("3.1", Strength.EXPLORATORY),
        ("5.3", Strength.EXPLORATORY),
        ("6.1", Strength.CONTINUING),
        ("2.2", Strength.CONTINUING),
        ("6.2", Strength.CONTINUING),
        ("7.4", Strength.CONTINUING),
        ("6.4", Strength.EXPLORATORY),
        ("8.5", Strength.FIRM),
        ("8.1", Strength.FIRM),
        ("0.3", None),
        ("1.4", None),
        ("4.1", None),
    ],
)
def test_strength_follows_the_wording(
    catalogue: Catalogue, ref: str, strength: Strength | None
) -> None:
    """The binding level of a commitment, and none where there is no commitment."""
    assert catalogue.sentence_by_ref[ref].strength is strength


def test_sentences_that_lean_on_another(catalogue: Catalogue) -> None:
    """A sentence with "This cooperation", "They" or "these frameworks" names the one before."""
    needs = {s.ref: s.needs for s in catalogue.sentences if s.needs}
    assert needs == {
        "0.2": "0.1",
        "0.5": "0.4",
        "1.5": "1.4",
        "2.2": "2.1",
        "3.2": "3.1",
        "5.3": "5.2",
        "6.2": "6.1",
        "6.3": "6.2",
        "8.5": "8.4",
    }


def test_titles_are_short_readings(catalogue: Catalogue) -> None:
    """A deliverable's title fits on one line and is not the text itself."""
    assert all(len(d.title) <= 60 for d in catalogue.deliverables)


def test_what_nobody_promises_is_watched_apart(catalogue: Catalogue) -> None:
    """By ids of the same count; a promise of a body is that body's, and not a side's."""
    assert [(d.id, d.sentences, d.strength) for d in catalogue.watched] == [
        ("DFFT-5", ("1.4",), None),
        ("CABLES-3", ("4.1",), None),
        ("6G-5", ("7.1",), None),
    ]
    assert all(catalogue.deliverable_by_id[each.id] is each for each in catalogue.watched)
    assert not {each.id for each in catalogue.deliverables} & {e.id for e in catalogue.watched}
    others = {s.ref: s.promisers for s in catalogue.sentences if s.promisers}
    assert others == {"1.1": ("DFFT Expert Community",)}


def test_summary_counts(catalogue: Catalogue) -> None:
    """One line says how much is coded."""
    counts = "39 sentences, 33 deliverables, 3 watched, 11 milestones, 8 instruments"
    assert summary(catalogue) == f"2024-04-30-brussels: {counts}"
