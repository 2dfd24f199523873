"""From forms that were filled in to commands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Assign, spell_assign
from bot.domain.commands.base import BadCommand, Command, Question, Trouble
from bot.domain.commands.filled_forms import BadField, Values, read_form
from bot.domain.commands.help import ShowStart
from bot.domain.commands.lists import ListMine
from bot.domain.commands.menu import parse
from bot.domain.commands.milestones import AddMilestone, MoveMilestone, RecordHeld
from bot.domain.commands.progress import AddEvidence, Report
from bot.domain.commands.settings import Admit, SetCoordinator
from bot.domain.commands.statement import Find, Show
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import Field, Form
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import When

CLARA, LINK, SEEN = "U06RHV4K2M8", "https://example.org/a", "not reported"
BEGUN = {"status": "in progress"}
WORKING = Status.IN_PROGRESS
GIVEN = {"deliverables": ("CYBER-1", "AI-2")}
IDS = ("CYBER-1", "AI-2")
NEW = {"title": "Call", "when": "12 May 2026"}


def on(words: str) -> When:
    """The date that the words mean."""
    when = parse_when(words)
    assert isinstance(when, When)
    return when


def bad(
    field: Field, trouble: Trouble, said: str = "", reason: DateTrouble | None = None
) -> BadField:
    """A field that is refused."""
    return BadField(field, BadCommand(trouble, said, reason=reason))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (BEGUN, Report("CYBER-2", WORKING, seen=SEEN)),
        (BEGUN | {"note": "“draft”\n sent ", "date": None, "milestone": "", "link": " "},
         Report("CYBER-2", WORKING, "“draft”\n sent", seen=SEEN)),
        (BEGUN | {"date": "2026-05-12"},
         Report("CYBER-2", WORKING, when=on("2026-05-12"), seen=SEEN)),
        (BEGUN | {"milestone": "DPC-3"},
         Report("CYBER-2", WORKING, milestone="DPC-3", seen=SEEN)),
        (BEGUN | {"link": LINK, "remark": "議事録"},
         Report("CYBER-2", WORKING, link=LINK, remark="議事録", seen=SEEN)),
        ({}, bad(Field.STATUS, Trouble.MISSING)),
        ({"status": "finished"}, bad(Field.STATUS, Trouble.NOT_A_STATUS, "finished")),
        (BEGUN | {"note": "x" * 501}, bad(Field.NOTE, Trouble.TOO_LONG)),
        (BEGUN | {"date": "2026-02-30"},
         bad(Field.DATE, Trouble.NOT_A_DATE, "2026-02-30", DateTrouble.NO_SUCH_DAY)),
        (BEGUN | {"date": "2026-05-12", "milestone": "DPC-3"},
         bad(Field.MILESTONE, Trouble.DATE_OR_MILESTONE)),
        (BEGUN | {"milestone": "soon"}, bad(Field.MILESTONE, Trouble.NOT_AN_ID, "soon")),
        (BEGUN | {"remark": "the minutes"}, bad(Field.LINK, Trouble.MISSING)),
        (BEGUN | {"link": "www.example.org"},
         Report("CYBER-2", WORKING, link="https://www.example.org", seen=SEEN)),
        (BEGUN | {"link": "example.org"}, bad(Field.LINK, Trouble.NOT_A_LINK, "example.org")),
        (BEGUN | {"link": f"{LINK} and more"},
         bad(Field.LINK, Trouble.NOT_A_LINK, f"{LINK} and more")),
        (BEGUN | {"link": LINK + "x" * 1000}, bad(Field.LINK, Trouble.TOO_LONG)),
        (BEGUN | {"link": LINK, "remark": "x" * 501}, bad(Field.REMARK, Trouble.TOO_LONG)),
    ],
)  # fmt: skip
def test_report(values: Values, expected: Report | BadField) -> None:
    """How far, due by a date or before a milestone but not both, a link and a remark on it."""
    assert read_form(Form.REPORT, "cyber-2", SEEN, values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (GIVEN | {"person": CLARA}, Assign(IDS, user=CLARA)),
        (GIVEN | {"unit": "Unit CNECT.B1"}, Assign(IDS, unit="Unit CNECT.B1")),
        (GIVEN | {"unit": " “Ｕｎｉｔ” B1 ", "person": ""}, Assign(IDS, unit="Ｕｎｉｔ B1")),
        ({"deliverables": ("AI-1", "AI-1", ""), "person": CLARA}, Assign(("AI-1",), user=CLARA)),
        ({"person": CLARA}, bad(Field.DELIVERABLES, Trouble.MISSING)),
        ({"deliverables": (), "person": CLARA}, bad(Field.DELIVERABLES, Trouble.MISSING)),
        ({"deliverables": "AI-1", "person": CLARA}, bad(Field.DELIVERABLES, Trouble.NOT_AN_ID)),
        ({"deliverables": ("all",)}, bad(Field.DELIVERABLES, Trouble.NOT_AN_ID, "all")),
        ({"deliverables": ("AI-1",) * 101}, bad(Field.DELIVERABLES, Trouble.TOO_LONG)),
        (GIVEN, bad(Field.PERSON, Trouble.MISSING)),
        (GIVEN | {"unit": '""'}, bad(Field.PERSON, Trouble.MISSING)),
        (GIVEN | {"person": CLARA, "unit": "B1"}, bad(Field.UNIT, Trouble.SEVERAL_PEOPLE)),
        (GIVEN | {"person": "clara"}, bad(Field.PERSON, Trouble.NOT_A_PERSON, "clara")),
        (GIVEN | {"person": (CLARA,)}, bad(Field.PERSON, Trouble.MISSING)),
        (GIVEN | {"unit": CLARA}, bad(Field.UNIT, Trouble.NOT_A_PERSON, CLARA)),
        (GIVEN | {"unit": f"of <@{CLARA}>"},
         bad(Field.UNIT, Trouble.NOT_A_PERSON, f"of <@{CLARA}>")),
        (GIVEN | {"unit": "x" * 81}, bad(Field.UNIT, Trouble.TOO_LONG)),
    ],
)  # fmt: skip
def test_assign(values: Values, expected: Assign | BadField) -> None:
    """A person or a unit, not both; what could pass for a person is no unit."""
    assert read_form(Form.ASSIGN, "AI", "", values) == expected
    if isinstance(expected, Assign):
        assert parse(spell_assign(expected)) == expected


@pytest.mark.parametrize(
    ("form", "about", "values", "expected"),
    [
        (Form.EVIDENCE, LINK, {"deliverable": "CYBER-1"}, AddEvidence("CYBER-1", LINK)),
        (Form.EVIDENCE, LINK, {"deliverable": "CYBER-1", "remark": "minutes"},
         AddEvidence("CYBER-1", LINK, "minutes")),
        (Form.EVIDENCE, LINK, {}, bad(Field.DELIVERABLE, Trouble.MISSING)),
        (Form.EVIDENCE, "", {"deliverable": "AI-1"}, bad(Field.DELIVERABLE, Trouble.NOT_A_LINK)),
        (Form.HELD, "DPC-3", {}, RecordHeld("DPC-3")),
        (Form.HELD, "", {"milestone": "DPC-3", "date": "2026-05-12", "link": LINK},
         RecordHeld("DPC-3", on("2026-05-12"), LINK)),
        (Form.HELD, "", {"date": "2026-05-12"}, bad(Field.MILESTONE, Trouble.MISSING)),
        (Form.HELD, "soon", {}, bad(Field.MILESTONE, Trouble.NOT_AN_ID, "soon")),
        (Form.ADD, "", NEW, AddMilestone("Call", on("12 May 2026"))),
        (Form.ADD, "", NEW | {"place": " in 東京 "},
         AddMilestone("Call", on("12 May 2026"), "東京")),
        (Form.ADD, "", NEW | {"title": "After “5 May” 2025"},
         AddMilestone("After “5 May” 2025", on("12 May 2026"))),
        (Form.ADD, "", NEW | {"when": "early 2026", "place": "Room 5"},
         AddMilestone("Call", on("early 2026"), "Room 5")),
        (Form.ADD, "", NEW | {"when": "2026年5月12日"},
         AddMilestone("Call", on("2026年5月12日"))),
        (Form.ADD, "", NEW | {"title": "\x00"}, bad(Field.TITLE, Trouble.MISSING)),
        (Form.ADD, "", NEW | {"title": "x" * 151}, bad(Field.TITLE, Trouble.TOO_LONG)),
        (Form.ADD, "", NEW | {"place": "x" * 101}, bad(Field.PLACE, Trouble.TOO_LONG)),
        (Form.ADD, "", NEW | {"place": "14:00 Tokyo"},
         bad(Field.PLACE, Trouble.NOT_A_DATE, "14:00 Tokyo", DateTrouble.UNREADABLE)),
        (Form.ADD, "", {"title": "Call"}, bad(Field.WHEN, Trouble.MISSING)),
        (Form.ADD, "", NEW | {"when": "soon"},
         bad(Field.WHEN, Trouble.NOT_A_DATE, "soon", DateTrouble.UNREADABLE)),
        (Form.MOVE, "DPC-3", {"when": "early 2026"}, MoveMilestone("DPC-3", on("early 2026"))),
        (Form.MOVE, "DPC-3", {}, bad(Field.WHEN, Trouble.MISSING)),
        (Form.COORDINATOR, "eu", {"person": CLARA}, SetCoordinator(Side.EU, CLARA)),
        (Form.COORDINATOR, "japan", {"person": None}, SetCoordinator(Side.JAPAN)),
        (Form.COORDINATOR, "coordinator", {},
         bad(Field.PERSON, Trouble.NOT_A_SIDE, "coordinator")),
        (Form.ADMIT, "", {"person": CLARA, "side": "japan"}, Admit(CLARA, Side.JAPAN)),
        (Form.ADMIT, "", {"side": "eu"}, bad(Field.PERSON, Trouble.MISSING)),
        (Form.ADMIT, "", {"person": CLARA}, bad(Field.SIDE, Trouble.MISSING)),
        (Form.ADMIT, "", {"person": CLARA, "side": "mars"},
         bad(Field.SIDE, Trouble.NOT_A_SIDE, "mars")),
        (Form.FIND, "", {"words": "“skills gap”"}, Find('"skills gap"')),
        (Form.FIND, "", {"words": "cyber 2"}, Show("CYBER-2")),
        (Form.FIND, "", {"words": "海底ケーブル"}, Find("海底ケーブル")),
        (Form.FIND, "", {"words": "mine"}, ListMine()),
        (Form.FIND, "", {"words": "/dpc"}, ShowStart()),
        (Form.FIND, "", {"words": "claim CYBER-2"}, Find("claim CYBER-2")),
        (Form.FIND, "", {"words": "status"}, Find("status")),
        (Form.FIND, "", {"words": " "}, bad(Field.WORDS, Trouble.MISSING)),
        (Form.FIND, "", {"words": "x" * 3001}, bad(Field.WORDS, Trouble.TOO_LONG)),
    ],
)  # fmt: skip
def test_the_other_forms(
    form: Form, about: str, values: Values, expected: Command | BadField
) -> None:
    """Each is read as its words would be; what is wrong is told at the field that it is in."""
    assert read_form(form, about, "", values) == expected


HOSTILE = st.one_of(
    st.none(),
    st.text(st.characters(categories=None), max_size=40),
    st.sampled_from(
        [CLARA, "CYBER-2", "eu", "in progress", LINK, "2026-05-12", "x" * 4000, "\x00"]
    ),
    st.lists(st.one_of(st.text(max_size=9), st.none(), st.just("AI-1"))).map(tuple),
    st.integers() | st.booleans() | st.lists(st.integers()) | st.dictionaries(st.text(), st.none()),
)


@given(
    st.sampled_from(Form),
    st.sampled_from(["", "CYBER-2", "eu", LINK, "\ud800"])
    | st.text(st.characters(categories=None)),
    st.dictionaries(st.sampled_from([*map(str, Field), "more"]), HOSTILE),
)
def test_no_client_can_raise(form: Form, about: str, values: dict[str, Any]) -> None:
    """Whatever is sent is a command, or a field of the form is wrong, in words one can store."""
    read = read_form(form, about, SEEN, values)
    if isinstance(read, BadField):
        assert read.bad.said.encode().decode() == read.bad.said
    else:
        assert isinstance(read, Command)
    if form is Form.FIND and not isinstance(read, BadField):
        assert isinstance(read, Question)
