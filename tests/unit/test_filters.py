"""Filters: read from words in any order, said again, and what fits them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import names
from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.changes import ShowChanges
from bot.domain.commands.filters import EVERYTHING, Filter, Mark, read_filter, spell_filter
from bot.domain.commands.lists import ListFiltered, ListMine
from bot.domain.commands.menu import parse
from bot.domain.commands.statement import Find, ListTopics
from bot.domain.commands.words import take_seat
from bot.domain.dates import DateTrouble
from bot.domain.dates.past import past_day
from bot.domain.outcomes.base import Card
from bot.domain.rules.filters import Facts, fits, fits_on
from bot.domain.rules.silence import QUIET, heard, is_silent
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Strength
from tests.unit.render.world import CATALOGUE, CLARA, MORI, card, cards, standing

CODES = sorted(CATALOGUE.topic_by_code)
filters = st.builds(
    Filter,
    topics=st.lists(st.sampled_from(CODES), unique=True, max_size=3).map(tuple),
    side=st.sampled_from([None, *SEATS]),
    users=st.lists(st.sampled_from([CLARA, MORI]), unique=True).map(tuple),
    statuses=st.sets(st.sampled_from(Status), max_size=2).map(
        lambda some: tuple(each for each in Status if each in some)
    ),
    marks=st.sets(st.sampled_from(Mark)).map(
        lambda some: tuple(each for each in Mark if each in some)
    ),
    strengths=st.sets(st.sampled_from(Strength)).map(
        lambda some: tuple(each for each in Strength if each in some)
    ),
)
facts = st.builds(
    Facts,
    today=st.dates(date(2024, 5, 1), date(2027, 1, 1)),
    heard=st.sets(st.tuples(st.sampled_from(["CYBER-1", "DFFT-1"]), st.sampled_from(SEATS))),
    proven=st.sets(st.tuples(st.sampled_from(["CYBER-1", "DFFT-1"]), st.sampled_from(SEATS))),
)
some_card = st.sampled_from(cards("CYBER-1", "CYBER-2", "AI-2", "DFFT-1"))


@given(filters)
def test_what_is_spelled_is_read_back(chosen: Filter) -> None:
    """The view of a posted list is kept in words, and buttons carry them."""
    assert read_filter(spell_filter(chosen), "list") == chosen


@pytest.mark.parametrize(
    "name",
    [n for t in CATALOGUE.topics for n in (t.code, t.title, t.japanese, *t.aliases)],
)
def test_no_name_of_a_topic_is_taken_for_anything_else(name: str) -> None:
    """Whatever a topic may be called, it narrows down to that topic.

    A name that holds a comma or a side's name needs quotes.
    """
    quoted = "," in name or take_seat(name)[0]
    found = read_filter(f'"{name}"' if quoted else name, "list")
    assert isinstance(found, Filter)
    assert found == Filter(found.topics)
    meant = names.resolve_topic(CATALOGUE.topics, name)
    each = [m for said in found.topics for _, m in names.resolve_topics(CATALOGUE.topics, said)]
    assert meant in each


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("list", ListFiltered()),
        ("list everything", ListFiltered()),
        ("list late eu cyber", ListFiltered(Filter(("cyber",), Side.EU, marks=(Mark.LATE,)))),
        (
            "list me what <@U1|x> leads that is late and silent in cyber",
            ListFiltered(Filter(("cyber",), None, ("U1",), marks=(Mark.LATE, Mark.SILENT))),
        ),
        (
            "list <@U1|x> <@U2> no evidence, without a date",
            ListFiltered(Filter(users=("U1", "U2"), marks=(Mark.NO_EVIDENCE, Mark.NO_DATE))),
        ),
        (
            "list not reported or not started, EU and Japan",
            ListFiltered(
                Filter(("or",), statuses=(Status.NOT_REPORTED, Status.NOT_STARTED))
            ),
        ),
        ("list in-progress", ListFiltered(Filter(statuses=(Status.IN_PROGRESS,)))),
        ("一覧 日本側 証拠なし", ListFiltered(Filter(side=Side.JAPAN, marks=(Mark.NO_EVIDENCE,)))),
        ("list topics", ListTopics()),
        ("list claim", ListFiltered(Filter(("claim",)))),
        ("list @bob", BadCommand(Trouble.NOT_A_PERSON, "@bob", "list")),
        ("mine late", ListMine(Filter(marks=(Mark.LATE,)))),
        ("<@U1|x>", ListFiltered(Filter(users=("U1",)))),
        ("<@U1> late?", ListFiltered(Filter(users=("U1",), marks=(Mark.LATE,)))),
        ("<@U1> said hello", Find("<@U1> said hello")),
        ("changes", ShowChanges()),
        ("changes since 1 October", ShowChanges(since="1 October")),
        ("changes eu since 1 October 2026 in cyber",
         ShowChanges(Filter(("cyber",), Side.EU), "1 October 2026")),
        ("変更 10月1日から", ShowChanges(since="10月1日")),
    ],
)  # fmt: skip
def test_how_it_is_read(said: str, expected: Command) -> None:
    """Sides, people, states and marks in any order; what is left names topics."""
    assert parse(said) == expected


@given(some_card, filters, facts)
def test_all_parts_are_true_on_one_side(shown: Card, chosen: Filter, known: Facts) -> None:
    """What fits a filter fits each of its parts, and all on the same side."""
    parts = [replace(EVERYTHING, side=chosen.side, marks=(mark,)) for mark in chosen.marks]
    parts += [replace(EVERYTHING, side=chosen.side, strengths=chosen.strengths)]
    parts += [replace(EVERYTHING, side=chosen.side, users=chosen.users)]
    parts += [replace(EVERYTHING, side=chosen.side, statuses=chosen.statuses)]
    sides = [side for side in SEATS if chosen.side in (None, side)]
    together = any(all(fits_on(shown, s, part, known) for part in parts) for s in sides)
    assert fits(shown, chosen, known) == together


@given(some_card, st.sampled_from(SEATS), facts)
def test_silent_is_who_leads_and_is_not_heard(shown: Card, side: Side, known: Facts) -> None:
    """A seat that nobody has, and what is settled, is not silent."""
    silent = is_silent(shown, side, known.heard)
    assert not (silent and shown.seat(side) is None)
    assert not (silent and shown.status(side).settled)
    assert not is_silent(shown, side, {(shown.deliverable.id, side)})


def test_what_counts_as_heard() -> None:
    """A report, a link, a date, a lead, a confirmation; not that somebody wants to hear nothing."""
    told = ("status", "evidence", "due", "lead", "confirmation", "snooze")
    kinds = [(f"{what}-1", f"eu {what}") for what in told]
    kinds += [("DPC-3", "milestone"), ("side eu", "x")]
    assert heard(kinds) == {(f"{what}-1", Side.EU) for what in told[:-1]}
    assert timedelta(days=60) == QUIET


def test_no_date_and_no_evidence() -> None:
    """Of one side alone, if it is named."""
    known = Facts(date(2026, 1, 1), proven={("DFFT-1", Side.EU)})
    undated = replace(card("DFFT-1"), eu_standing=standing("DFFT-1", Status.COMPLETE))
    no_date, no_proof = Filter(marks=(Mark.NO_DATE,)), Filter(marks=(Mark.NO_EVIDENCE,))
    assert fits(undated, replace(no_date, side=Side.EU), known)
    assert not fits(undated, replace(no_date, side=Side.JAPAN), known)
    assert not fits(undated, replace(no_proof, side=Side.EU), known)
    assert fits(undated, no_proof, known)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 October", date(2026, 10, 1)),
        ("1 December", date(2025, 12, 1)),
        ("October", date(2026, 10, 1)),
        ("10月1日", date(2026, 10, 1)),
        ("1 October 2024", date(2024, 10, 1)),
        ("2027-01-01", date(2027, 1, 1)),
        ("yesterday", date(2026, 11, 27)),
        ("Last week", date(2026, 11, 21)),
        ("31 February", DateTrouble.NO_SUCH_DAY),
        ("banana", DateTrouble.UNREADABLE),
    ],
)
def test_days_that_are_over(words: str, expected: date | DateTrouble) -> None:
    """Without a year it is the last one that there was."""
    assert past_day(words, date(2026, 11, 28)) == expected


@pytest.mark.parametrize(
    ("labelled", "plain"),
    [
        ("list side:eu status:complete", "list eu complete"),
        ("list topic: cyber, ai side: japan", "list cyber, ai japan"),
        ("unclaimed side:japan topic:cyber", "unclaimed cyber japan"),
        ("overdue side:japan", "overdue japan"),
        ("mine state:late", "mine late"),
        ("stocktake topic:6G", "stocktake 6G"),
        ("chase lead:<@U1> status:in progress", "chase <@U1> in progress"),
        ("list 分野：AI 状態：完了", "list AI complete"),
        (
            "list side:japan status:open",
            "list japan not reported, not started, in progress, substantial",
        ),
    ],
)
def test_parts_may_have_labels(labelled: str, plain: str) -> None:
    """Which say what they are, as in other tools' searches; what is open is not yet complete."""
    assert parse(labelled) == parse(plain)
