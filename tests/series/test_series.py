"""Statements joined: an id is the life of a promise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.catalogue.checks.links import link_flaws
from bot.catalogue.checks.lives import life_flaws
from bot.catalogue.loader import CODING, SOURCE, CatalogueError, check, shipped
from bot.domain.commands.menu import parse
from bot.domain.commands.statement import Show
from bot.domain.names import OneTopic, resolve_topic
from bot.domain.series import joined
from bot.domain.statement import Decision, Deliverable
from bot.drafts.decisions import load_pairs, save_pairs
from bot.drafts.finished import finished
from tests.series.third import DECISIONS, NEW, decided, imported, series, third


def test_one_statement_is_as_it_is() -> None:
    """With a single statement nothing is named after it."""
    alone, own = shipped(), shipped().originals[0]
    assert joined([own]) == alone
    assert (alone.sentences, alone.deliverables) == (own.sentences, own.deliverables)
    assert (alone.topics, alone.milestones) == (own.topics, own.milestones)


def test_ids_live_on() -> None:
    """Kept promises keep their ids, new ones count on, and those that ended are apart."""
    both = series()
    assert {each.id for each in both.ended} == {"DFFT-4", "QUANTUM-2", "COUNCIL-1"}
    assert {each.id for each in both.deliverables} == {*DECISIONS, *NEW} - {
        each.id for each in both.ended
    }
    chips = both.deliverable_by_id["CHIPS-1"]
    assert (chips.sentences, chips.title) == (
        ("2025 §2.1",),
        "Team of experts for a research programme",
    )
    now, before = both.lives["CHIPS-1"]
    assert (now.decision, before.decision) == (Decision.STRONGER, None)
    assert [s.ref for s in before.sentences] == ["2024 §3.1"]
    assert [each.ref for each in both.referred("0.1")] == ["2025 §0.1", "2024 §0.1"]
    assert both.deliverable_by_id["QUANTUM-2"].sentences == ("2024 §5.3",)


def test_topics_and_meetings_go_on() -> None:
    """A topic keeps its old names and numbers; a meeting of which both tell is one."""
    both = series()
    found = resolve_topic(both.topics, "2024 §3")
    assert isinstance(found, OneTopic)
    assert found.topic.code == "CHIPS"
    held = next(each for each in both.milestones if each.id == "DPC-3")
    assert (held.when.edtf, held.sentences) == ("2025-06-24", ("2025 §0.1", "2024 §10.1"))
    assert held.outcome == "held"
    assert [s.ref for s in both.sentences_of(found.topic)] == ["2025 §2.1", "2025 §2.2"]


def test_open_draft_is_refused(tmp_path: Path) -> None:
    """What a person has not decided is named, sentences and promises alike."""
    with pytest.raises(CatalogueError, match=r"sentences: 36 .* of before: 33"):
        finished(imported(tmp_path), shipped())


@pytest.mark.parametrize(
    ("nonsense", "told"),
    [
        ("decision: perhaps\n", "decision does not fit"),
        ("decision: kept\n  by: null\n", "CHIPS-1: kept needs the sentence"),
        ("decision: kept\n  by: 3\n", "CHIPS-1: by is 3, which is no single"),
        ("decision: dropped\n  by: 1338\n", "CHIPS-1: dropped has no sentence"),
        ("decision: fulfilled\n  by: 3\n", "CHIPS-1: by is 3, where no sentence"),
    ],
)
def test_nonsense_in_pairs(nonsense: str, told: str, tmp_path: Path) -> None:
    """A row that says what cannot be is told in one line."""
    folder = decided(tmp_path)
    file = folder / "pairs.yaml"
    head, row = file.read_text("utf-8").split("- old: CHIPS-1\n")
    mine, rest = row.split("- old: CHIPS-2\n")
    kept = mine[: mine.index("decision:")]
    by = "" if "by:" in nonsense else "  by: null\n"
    changed = f"{head}- old: CHIPS-1\n{kept}{nonsense}{by}- old: CHIPS-2\n{rest}"
    file.write_text(changed, "utf-8")
    with pytest.raises(CatalogueError, match=told):
        finished(folder, shipped())


def test_correction_keeps_ids(tmp_path: Path) -> None:
    """A new promise that comes before others in a correction takes none of their ids."""
    folder = decided(tmp_path)
    last = third()
    again = finished(folder, shipped(), last)
    assert again == last
    fewer = last.model_copy(
        update={"deliverables": tuple(d for d in last.deliverables if d.id != "AI-7")}
    )
    assert finished(folder, shipped(), fewer) == last


def _with_watched(folder: Path) -> None:
    """Watch the first sentence of a draft, whose ids are provisional."""
    file = folder / CODING
    coding = yaml.safe_load(file.read_text("utf-8"))
    watched = {"id": "COUNCIL-2", "title": "Report of the meeting", "sentences": ["0.1"]}
    file.write_text(yaml.safe_dump({**coding, "watched": [watched]}, allow_unicode=True), "utf-8")


def test_what_is_watched_gets_a_lasting_id(tmp_path: Path) -> None:
    """It counts on after the promises, keeps its id in a correction, and is there afterwards."""
    folder = decided(tmp_path)
    _with_watched(folder)
    catalogue = finished(folder, shipped())
    assert catalogue.deliverables == third().deliverables
    assert [each.id for each in catalogue.watched] == ["COUNCIL-3"]
    assert check(catalogue, (folder / SOURCE).read_bytes(), shipped()) == []
    both = joined([*shipped().originals, catalogue])
    assert both.deliverable_by_id["COUNCIL-3"].title == "Report of the meeting"
    assert len(both.watched) == 1 + len(shipped().watched)
    more = catalogue.model_copy(
        update={"watched": (catalogue.watched[0].model_copy(update={"id": "COUNCIL-5"}),)}
    )
    assert finished(folder, shipped(), more).watched == more.watched


def test_what_is_watched_carries_no_promise_on(tmp_path: Path) -> None:
    """A promise goes on in a promise; the id of what is watched is no promise's."""
    folder = decided(tmp_path)
    _with_watched(folder)
    rows = load_pairs(folder)
    first = rows[0].model_copy(update={"by": "COUNCIL-2"})
    save_pairs(folder, (first, *rows[1:]))
    with pytest.raises(CatalogueError, match="by is COUNCIL-2, which is no single"):
        finished(folder, shipped())


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("DATA-3", "DATA-3 stands twice"),
        ("CHIPS-1", "CHIPS-1 stands twice"),
        ("DFFT-4", "DFFT-4 is dropped, and a deliverable has its id"),
    ],
)
def test_what_is_watched_takes_no_promises_id(id: str, told: str) -> None:
    """Neither of a new promise, nor of one that goes on, nor of one that has ended."""
    watched = Deliverable(id=id, title="Report of the meeting", sentences=("0.1",))
    catalogue = third().model_copy(update={"watched": (watched,)})
    flaws = (*link_flaws(catalogue, shipped()), *life_flaws(catalogue, shipped()))
    assert told in "\n".join(each.message for each in flaws)


def test_a_promise_that_is_only_watched_is_none() -> None:
    """What was decided to go on must be promised."""
    deliverables = {each.id: each for each in third().deliverables}
    moved = deliverables.pop("CHIPS-1").model_copy(update={"strength": None})
    catalogue = third().model_copy(
        update={"deliverables": tuple(deliverables.values()), "watched": (moved,)}
    )
    assert [each.message for each in life_flaws(catalogue, shipped())] == [
        "CHIPS-1 is stronger, but no deliverable is called so: add it"
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("show 2024 §6.3", "2024 §6.3"),
        ("show §6.3", "6.3"),
        ("what does 2024 §6.3 say?", "2024 §6.3"),
        ("2025-06 3.2", "2025-06 §3.2"),
    ],
)
def test_references_that_people_type(said: str, meant: str) -> None:
    """With the name of the statement or without it, alone or in a question."""
    assert parse(said) == Show(meant)
