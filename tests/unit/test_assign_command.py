"""From what people type to `assign`, and back to words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Assign, spell_assign
from bot.domain.commands.base import BadCommand, Trouble, too_long
from bot.domain.commands.menu import parse
from bot.domain.forms import Field
from bot.domain.sides import Side

CLARA = "U06RHV4K2M8"
ONE, UNIT = ("CYBER-2",), "Unit CNECT.B1"
PIECES = [
    f"<@{CLARA}>", f"<@{CLARA}|clara lindqvist>", "@clara", '"Unit X"', '"', "to", "for", "eu",
    "Japan", "CYBER-2", "ai 1", ",", "and", "cybersecurity", "6", "<@", ">", "please",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"CYBER-2 <@{CLARA}>", Assign(ONE, user=CLARA)),
        (f"cyber 2 to <@{CLARA}|clara lindqvist>", Assign(ONE, user=CLARA)),
        (f"CYBER-2 <@{CLARA}> eu", Assign(ONE, user=CLARA, side=Side.EU)),
        (f"CYBER-2 to <@{CLARA}> for Japan", Assign(ONE, user=CLARA, side=Side.JAPAN)),
        (f"CYBER-2 for Japan to <@{CLARA}>", Assign(ONE, user=CLARA, side=Side.JAPAN)),
        (f"<@{CLARA}> eu CYBER-2", Assign(ONE, user=CLARA, side=Side.EU)),
        (f"CYBER-2, cyber-3 and AI-1 <@{CLARA}>", Assign((*ONE, "CYBER-3", "AI-1"), user=CLARA)),
        (f"CYBER-2 CYBER-2 <@{CLARA}>", Assign(ONE, user=CLARA)),
        (f"ＣＹＢＥＲ－２　<@{CLARA}>　日本", Assign(ONE, user=CLARA, side=Side.JAPAN)),
        (f"cybersecurity <@{CLARA}>", Assign((), "cybersecurity", CLARA)),
        (f"submarine cables to <@{CLARA}>", Assign((), "submarine cables", CLARA)),
        (f"海底ケーブル <@{CLARA}>", Assign((), "海底ケーブル", CLARA)),
        ('CYBER-2 "Unit CNECT.B1"', Assign(ONE, unit=UNIT)),
        ("CYBER-2 “Unit CNECT.B1” eu", Assign(ONE, unit=UNIT, side=Side.EU)),
        ('CYBER-2 "Unit @here"', Assign(ONE, unit="Unit @here")),
        ('"AI" "Unit CNECT.B1"', Assign((), "AI", unit=UNIT)),
    ],
)  # fmt: skip
def test_who_gets_what(typed: str, expected: Assign) -> None:
    """Ids or a topic, a person or a unit, and a side if need be; in words again it is the same."""
    assert parse(f"assign {typed}") == expected
    assert parse(spell_assign(expected)) == expected


@pytest.mark.parametrize(
    ("typed", "trouble", "said"),
    [
        ("", Trouble.MISSING, ""),
        ("CYBER-2", Trouble.MISSING, ""),
        ("CYBER-2 clara", Trouble.NOT_A_PERSON, "clara"),
        ('CYBER-2 " "', Trouble.MISSING, ""),
        (f"<@{CLARA}>", Trouble.MISSING, ""),
        ('"AI" @clara', Trouble.NOT_A_PERSON, "@clara"),
        ("CYBER-2 @clara", Trouble.NOT_A_PERSON, "@clara"),
        (f'CYBER-2 "{CLARA}"', Trouble.NOT_A_PERSON, CLARA),
        (f"CYBER-2 <@{CLARA}> <@U2>", Trouble.SEVERAL_PEOPLE, ""),
        (f"CYBER-2 <@{CLARA}> norway", Trouble.NOT_A_SIDE, "norway"),
        (f"CYBER-2 <@{CLARA}> coordinator", Trouble.NOT_A_SIDE, "coordinator"),
        (f"CYBER-2 tomorrow <@{CLARA}>", Trouble.NOT_AN_ID, "tomorrow"),
    ],
)
def test_what_makes_no_sense(typed: str, trouble: Trouble, said: str) -> None:
    """It is said what is wrong; what could pass for a user's id is no unit."""
    assert parse(f"assign {typed}") == BadCommand(trouble, said, "assign")


def test_a_unit_has_a_name_as_long_as_a_person_may() -> None:
    """And it is said how long that is."""
    assert parse(f'assign CYBER-2 "{"x" * 81}"') == too_long(Field.UNIT, 80, "assign")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_words_are_read(pieces: list[str]) -> None:
    """Never an exception; what is understood names somebody, and something."""
    read = parse(" ".join(["assign", *pieces]))
    if isinstance(read, Assign):
        assert bool(read.user) != bool(read.unit)
        assert bool(read.ids) != bool(read.topic)
