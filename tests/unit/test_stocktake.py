"""Taking stock: how it is asked for, what is counted, and what is a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.commands.filters import Filter
from bot.domain.commands.menu import parse
from bot.domain.commands.stocktake import Stocktake
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import is_gap, tally
from bot.domain.sides import SEATS, Side
from tests.unit.render.world import CATALOGUE, card, seat, standing


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("stocktake", ()),
        ("Stocktake.", ()),
        ("stocktake all", ()),
        ("stocktake of all topics", ()),
        ("stocktake AI", ("AI",)),
        ("stocktake CYBER 6G", ("CYBER 6G",)),
        (
            "stocktake of cybersecurity and submarine cables",
            ("cybersecurity and submarine cables",),
        ),
        ('stocktake "HPC and quantum", 海底ケーブル', ("HPC and quantum", "海底ケーブル")),
        ("ｓｔｏｃｋｔａｋｅ　AI", ("AI",)),
    ],
)
def test_it_is_read_as_a_list_of_names(said: str, topics: tuple[str, ...]) -> None:
    """As for subscribe; none are all."""
    assert parse(said) == Stocktake(Filter(topics))


def test_each_side_is_counted_for_itself() -> None:
    """Seats that are taken, and deliverables in each state: every one is in one."""
    everything = [card(each) for each in CATALOGUE.deliverables]
    eu, japan = (tally(everything, side) for side in SEATS)
    assert (eu.led, japan.led) == (2, 2)
    rest = len(everything) - 2
    assert eu.statuses == {
        Status.IN_PROGRESS: 1, Status.COMPLETE: 1, Status.NOT_REPORTED: rest
    }  # fmt: skip
    assert japan.statuses == {Status.SUBSTANTIAL: 1, Status.NOT_REPORTED: rest + 1}
    for found in (eu, japan):
        assert found.deliverables == sum(found.statuses.values()) == len(everything)


def test_of_nothing_nothing_is_counted() -> None:
    """A topic may hold no deliverable."""
    nothing = tally([], Side.EU)
    assert (nothing.deliverables, nothing.led, nothing.statuses) == (0, 0, {})


@pytest.mark.parametrize("side", SEATS)
@pytest.mark.parametrize("status", Status)
def test_what_is_a_gap(side: Side, status: Status) -> None:
    """A side without a lead, or without a report; what is dropped was reported."""
    whole = card("DFFT-1")
    assert not is_gap(whole)
    reported = standing("DFFT-1", status, side)
    if side is Side.EU:
        unled, unsaid = replace(whole, eu=None), replace(whole, eu_standing=None)
        said = replace(whole, eu_standing=reported)
    else:
        unled, unsaid = replace(whole, japan=None), replace(whole, japan_standing=None)
        said = replace(whole, japan_standing=reported)
    assert is_gap(unled)
    assert is_gap(unsaid)
    assert is_gap(said) == (status is Status.NOT_REPORTED)


def test_one_lead_alone_leaves_a_gap() -> None:
    """The other side's seat is open."""
    led = replace(card("CYBER-1"), japan=seat("CYBER-1", Side.JAPAN, "MORI Haruka"))
    reported = replace(led, japan_standing=standing("CYBER-1", Status.NOT_STARTED, Side.JAPAN))
    assert is_gap(card("CYBER-1"))
    assert is_gap(led)
    assert not is_gap(reported)
