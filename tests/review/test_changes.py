"""What a person changes of a draft, in whatever order: it stays proven, and no decision hangs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.statement import Decision, Kind, Strength
from bot.review import cuts, promises, sentences
from bot.review.draft import Draft, RefusedError, holds, settled
from tests.review.drafts import INVENTED, LISBON, draft_of, flaws_of

TEXTS = (LISBON, INVENTED / "2025-10-06-sapporo.txt", INVENTED / "2025-11-03-kyoto.txt")
whole = cache(draft_of)
ACTS = (
    *("kind", "too", "strength", "topic", "titles", "side"),
    *("split", "join", "accept", "decide", "name"),
)
KEYS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 99), st.integers(0, 99)), max_size=12
)


def on_sentence(draft: Draft, ref: str, what: int) -> dict[str, Callable[[], Draft]]:
    """What can be done to a sentence, by a name; `what` chooses among the values."""
    places = cuts.places_to_split(draft.at(ref)) or (0,)
    topic = ("chips", "+ Harbour lights", "DFFT", "GENERAL")[what % 4]
    return {
        "kind": lambda: sentences.with_kind(draft, ref, [*Kind][what % 4]),
        "too": lambda: sentences.with_kind_too(draft, ref, [*Kind][what % 4]),
        "strength": lambda: sentences.with_strength(draft, ref, [*Strength][what % 4]),
        "topic": lambda: sentences.with_topic(draft, ref, topic),
        "titles": lambda: sentences.with_titles(draft, ref, ["A", "B", "C"][: 1 + what % 3]),
        "side": lambda: sentences.with_next_side(draft, ref),
        "split": lambda: cuts.split(draft, ref, places[what % len(places)]),
        "join": lambda: cuts.joined(draft, ref),
        "accept": lambda: sentences.accepted(draft, ref),
    }


def on_promise(draft: Draft, where: int, what: int) -> dict[str, Callable[[], Draft]]:
    """What can be done to an earlier promise."""
    row = draft.rows[where % len(draft.rows)]
    by = next((option.by for option in promises.options(draft, row)), None)
    ref = draft.catalogue.sentences[what % len(draft.catalogue.sentences)].ref
    named = promises.named(draft, ref)
    return {
        "decide": lambda: promises.decided(draft, row.old, [*Decision][what % 6], by),
        "name": lambda: promises.decided(draft, row.old, Decision.KEPT, named),
    }


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), KEYS)
def test_a_draft_stays_proven(file: Path, keys: list[tuple[str, int, int]]) -> None:
    """After any acts `dpc check` finds nothing, and each decision names what is there."""
    draft = whole(file)
    for act, where, what in keys:
        ref = draft.catalogue.sentences[where % len(draft.catalogue.sentences)].ref
        acts = on_sentence(draft, ref, what) | on_promise(draft, where, what)
        with suppress(RefusedError):
            draft = acts[act]()
    assert flaws_of(draft) == []
    assert all(holds(draft.catalogue, row) for row in draft.rows)


@pytest.mark.parametrize("decision", [Decision.DROPPED, Decision.UNCLEAR])
def test_what_cannot_be_finished_is_open_again(decision: Decision) -> None:
    """A file may name a sentence for what has none: the review asks, before the finish refuses."""
    draft = whole(LISBON)
    given = {"decision": decision, "by": draft.catalogue.sentences[0].start}
    rows = (draft.rows[0].model_copy(update=given), *draft.rows[1:])
    assert settled(replace(draft, rows=rows)).rows[0].decision is None


def test_a_strength_makes_a_commitment() -> None:
    """One key: the promise has a title, sides, and an id that counts on in its topic."""
    before = whole(LISBON)
    sentence = next(s for s in before.catalogue.sentences if "Hiroshima" in s.exact)
    after = sentences.with_strength(before, sentence.ref, Strength.EXPLORATORY)
    promise = after.deliverables_of(after.at(sentence.ref))
    assert [(p.id, p.strength) for p in promise] == [("AI-2", "exploratory")]
    assert after.at(sentence.ref).parties == ("EU", "Japan")
    moved = after.catalogue.deliverable_by_id["AI-3"]
    assert moved.title == before.catalogue.deliverable_by_id["AI-2"].title


def test_several_targets_are_several_promises() -> None:
    """Each line of the title is one; a decision for the sentence must then say which."""
    draft = whole(LISBON)
    ref = draft.catalogue.deliverable_by_id["AI-1"].sentences[0]
    kept = promises.decided(draft, "AI-1", Decision.KEPT, draft.at(ref).start)
    two = sentences.with_titles(kept, ref, ["Arrangement", "Its evaluation"])
    assert two.row("AI-1").decision is None
    chosen = promises.decided(two, "AI-1", Decision.KEPT, "AI-2")
    renumbered = sentences.with_kind(chosen, ref, Kind.CONTEXT)
    assert renumbered.row("AI-1").decision is None


def test_a_joined_sentence_is_one() -> None:
    """What was cut too often is joined: references are counted anew, decisions open again."""
    draft = draft_of(LISBON)
    ref = next(s.ref for s in draft.catalogue.sentences if s.exact == "Both sides will:")
    section = ref.partition(".")[0]
    later = draft.catalogue.sentences[draft.catalogue.sentences.index(draft.at(ref)) + 2]
    kept = promises.decided(draft, "6G-2", Decision.KEPT, promises.named(draft, f"{section}.3"))
    one = cuts.joined(kept, ref)
    assert one.at(ref).exact.endswith("by 2028;")
    assert one.at(f"{section}.3").exact == later.exact
    assert one.row("6G-2").decision is None


def test_a_part_is_cut_where_a_line_ends() -> None:
    """Elsewhere no sentence ends, and `dpc check` would refuse it."""
    draft = whole(LISBON)
    ref = draft.catalogue.sentences[0].ref
    with pytest.raises(RefusedError, match="cannot end there"):
        cuts.split(draft, ref, 3)


@pytest.mark.parametrize(
    ("line", "edtf"),
    [("on 14 September 2026", "2026-09-14"), ("took place in Lisbon = 2026-09", "2026-09")],
)
def test_a_date_in_the_texts_words(line: str, edtf: str) -> None:
    """Read by the project's grammar, or said as EDTF."""
    draft = whole(LISBON)
    ref = draft.catalogue.sentences[0].ref
    dated = sentences.with_dates(draft, ref, [line])
    assert [when.edtf for when in dated.at(ref).dates] == [edtf]


@pytest.mark.parametrize(
    ("line", "why"),
    [("in May", "is not in the sentence"), ("in Lisbon", "gives no date"),
     ("in Lisbon = soon", "gives no date")],
)  # fmt: skip
def test_what_is_no_date_of_the_sentence(line: str, why: str) -> None:
    """One clear line."""
    draft = whole(LISBON)
    with pytest.raises(RefusedError, match=why):
        sentences.with_dates(draft, draft.catalogue.sentences[0].ref, [line])


def test_a_topic_is_known_made_or_refused() -> None:
    """By code, title, another name; after a plus a new one; a slip of it is none."""
    draft = whole(LISBON)
    ref = draft.catalogue.sentences[0].ref
    assert sentences.with_topic(draft, ref, "海底ケーブル").at(ref).topic == "CABLES"
    made = sentences.with_topic(draft, ref, "+ Harbour lights")
    assert made.topic_of(made.at(ref)).title == "Harbour lights"
    with pytest.raises(RefusedError, match="No topic is called “cabels”"):
        sentences.with_topic(draft, ref, "cabels")
