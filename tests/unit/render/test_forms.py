"""The forms: what they ask for, what is filled in already, and what Slack takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.domain.commands.filled_forms import read_form
from bot.domain.commands.progress import Report
from bot.domain.dates import parse_when
from bot.domain.forms import Field, Form
from bot.domain.mentions import reads_as
from bot.domain.outcomes.forms import (
    AddFormOpened,
    AdmitFormOpened,
    AssignFormOpened,
    CoordinatorFormOpened,
    EvidenceFormOpened,
    FindFormOpened,
    FormOpened,
    HeldFormOpened,
    MoveFormOpened,
    ReportFormOpened,
    SnoozeFormOpened,
)
from bot.domain.rules.snoozes import Until
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import Milestone, When
from bot.render.answer import answer
from bot.render.forms import form, home_view, in_modal
from bot.render.kit.message import Modal
from bot.simulator.block_kit import elements, validate_view

from .governing import COORDINATOR
from .readable import OneFile, readable_form
from .reports import CYBER, PROOF
from .samples import ADDED, MOVED, OUTCOMES
from .world import CATALOGUE, CLARA, MILESTONES, NOTE, card, cards, standing, when

AHEAD = (MILESTONES["OECD-2024"], MILESTONES["DPC-3"])
REPORT = ReportFormOpened("CYBER-1", card("CYBER-1"), Side.EU, AHEAD, "")
ASSIGN = AssignFormOpened("CYBER-2", Side.EU, CYBER, cards("CYBER-1", "CYBER-2"))
FORMS: dict[str, FormOpened] = {
    "report": REPORT,
    "report before a meeting": ReportFormOpened("DFFT-1", card("DFFT-1"), Side.JAPAN, (), ""),
    "first report": ReportFormOpened("AI-2", card("AI-2"), Side.JAPAN, AHEAD, ""),
    "assign": ASSIGN,
    "assign a topic": replace(ASSIGN, about="CYBER"),
    "nothing to assign": replace(ASSIGN, cards=()),
    "nothing to assign anywhere": replace(ASSIGN, topic=None, cards=()),
    "evidence": EvidenceFormOpened(PROOF.link, Side.EU, cards("CYBER-1", "DFFT-1")),
    "nothing to prove": EvidenceFormOpened(PROOF.link, Side.JAPAN, ()),
    "nothing to prove for a coordinator": EvidenceFormOpened(PROOF.link, Side.COORDINATOR, ()),
    "held": HeldFormOpened("M-1", (), ADDED.model_copy(update={"when": MOVED.when})),
    "held, one of several": HeldFormOpened("", AHEAD, None),
    "nothing to record": HeldFormOpened("", (), None),
    "add": AddFormOpened(""),
    "move": MoveFormOpened("DPC-3", MILESTONES["DPC-3"]),
    "move what has no date": MoveFormOpened("ICS-1", MILESTONES["ICS-1"]),
    "coordinator": CoordinatorFormOpened("eu", Side.EU, COORDINATOR),
    "first coordinator": CoordinatorFormOpened("japan", Side.JAPAN, None),
    "admit": AdmitFormOpened(""),
    "snooze": SnoozeFormOpened(
        "CYBER-1",
        card("CYBER-1"),
        {Until.TOMORROW: date(2026, 5, 6), Until.NEXT_WEEK: date(2026, 5, 11)},
    ),
    "find": FindFormOpened(""),
}


def fields(modal: Modal) -> dict[str, dict[str, Any]]:
    """The elements to fill in, by field."""
    return {b["block_id"]: b["element"] for b in modal.blocks if b["type"] == "input"}


def test_forms(snapshot: SnapshotAssertion) -> None:
    """Every form as it opens."""
    told = [f"══ {name}\n{readable_form(form(FORMS[name]).payload())}\n" for name in FORMS]
    assert "\n".join(told) == snapshot(extension_class=OneFile)


@pytest.mark.parametrize("name", FORMS)
def test_slack_takes_every_form(name: str) -> None:
    """And each field is one that the form's reader knows, with the element that it expects."""
    modal = form(FORMS[name])
    assert validate_view(modal.payload()) == []
    assert set(fields(modal)) <= set(Field)
    assert {element["action_id"] for element in fields(modal).values()} <= {"value"}
    assert bool(modal.submit) is bool(fields(modal))


def test_every_form_has_a_sample() -> None:
    """No form can be forgotten."""
    assert {type(each) for each in FORMS.values()} == set(FormOpened.__subclasses__())
    assert {each.form for each in FORMS.values()} == set(Form)


def test_every_note_says_who_can_read_it() -> None:
    """Wherever words go to both sides."""
    for opened in FORMS.values():
        for block in form(opened).blocks:
            if block.get("block_id") in (Field.NOTE, Field.REMARK):
                assert block["hint"]["text"] == "Both sides can read this."


def test_a_report_begins_with_what_was_reported() -> None:
    """The state, the note and the day; all states but "not reported" can be chosen."""
    asked = fields(form(REPORT))
    assert asked[Field.STATUS]["initial_option"]["value"] == "in progress"
    states = [option["value"] for option in asked[Field.STATUS]["options"]]
    assert states == ["not started", "in progress", "substantial", "complete", "dropped"]
    assert reads_as(NOTE, asked[Field.NOTE]["initial_value"])
    assert asked[Field.DATE]["initial_date"] == "2026-05-12"
    assert "initial_option" not in asked[Field.MILESTONE]


def test_a_report_due_before_a_meeting_keeps_it() -> None:
    """Even one that is over, and that nobody could choose anew."""
    asked = fields(form(FORMS["report before a meeting"]))
    assert asked[Field.MILESTONE]["initial_option"]["value"] == "DPC-3"
    assert "initial_date" not in asked[Field.DATE]


@pytest.mark.parametrize("words", ["early 2026", "2-3 May 2026", "May 2026"])
def test_a_date_that_is_no_day_is_said_in_words(words: str) -> None:
    """No day is made up."""
    due = standing("CYBER-1", Status.IN_PROGRESS, due=when(words))
    modal = form(replace(REPORT, card=replace(card("CYBER-1"), eu_standing=due)))
    assert "initial_date" not in fields(modal)[Field.DATE]
    (block,) = [each for each in modal.blocks if each.get("block_id") == Field.DATE]
    assert block["hint"]["text"].startswith("Now ")


def test_a_meeting_keeps_its_hour() -> None:
    """A day of the calendar would take it away."""
    assert "initial_date" in fields(form(FORMS["held"]))[Field.DATE]
    timed = HeldFormOpened("M-1", (), ADDED)
    assert "initial_date" not in fields(form(timed))[Field.DATE]


def test_what_is_meant_is_chosen_at_first() -> None:
    """One deliverable by its id; of a topic, none."""
    chosen = fields(form(ASSIGN))[Field.DELIVERABLES]["initial_options"]
    assert [option["value"] for option in chosen] == ["CYBER-2"]
    of_topic = fields(form(FORMS["assign a topic"]))
    assert "initial_options" not in of_topic[Field.DELIVERABLES]


def test_a_choice_of_more_than_a_hundred_says_so() -> None:
    """Slack takes a hundred options; the others can be typed."""
    meetings = tuple(_meeting(number) for number in range(101))
    modal = form(HeldFormOpened("", meetings, None))
    assert validate_view(modal.payload()) == []
    assert len(fields(modal)[Field.MILESTONE]["options"]) == 100
    assert modal.blocks[0]["hint"]["text"].startswith("The first 100 are listed")
    report = form(replace(REPORT, ahead=meetings))
    assert validate_view(report.payload()) == []


def test_the_whole_statement_can_be_chosen_from() -> None:
    """Every deliverable, whatever its title."""
    everything = tuple(card(each) for each in CATALOGUE.deliverables)
    asked = fields(form(replace(ASSIGN, cards=everything)))
    assert len(asked[Field.DELIVERABLES]["options"]) == len(everything)


@pytest.mark.parametrize("meeting", CATALOGUE.milestones, ids=lambda meeting: meeting.id)
def test_a_date_to_change_is_one_that_can_be_read(meeting: Milestone) -> None:
    """Words of the statement that are no date are not put where one is asked for."""
    asked = fields(form(MoveFormOpened(meeting.id, meeting)))[Field.WHEN]
    said = asked.get("initial_value")
    assert said is None or isinstance(parse_when(said), When)
    assert (said is None) is (meeting.when.edtf is None)


def test_sent_off_as_it_opened_a_report_changes_nothing() -> None:
    """Its reader reads back what was on record."""
    command = read_form(Form.REPORT, "CYBER-1", "", _filled(form(REPORT)))
    assert isinstance(command, Report)
    assert command.status is Status.IN_PROGRESS
    assert reads_as(NOTE, command.note or "")
    assert command.when
    assert (command.when.earliest, command.when.latest) == (date(2026, 5, 12), date(2026, 5, 12))


@given(words=st.text(max_size=500))
def test_what_people_have_typed_breaks_no_form(words: str) -> None:
    """Notes, names and titles, whatever stands in them."""
    meeting = _meeting(1).model_copy(update={"title": words or "-"})
    noted = standing("CYBER-1", Status.DROPPED, note=words, name=words)
    held = replace(card("CYBER-1"), eu_standing=noted)
    for opened in (
        replace(REPORT, card=held, ahead=(meeting,)),
        MoveFormOpened("M-1", meeting),
        CoordinatorFormOpened("eu", Side.EU, replace(COORDINATOR, name=words)),
    ):
        assert validate_view(form(opened).payload()) == []


@pytest.mark.parametrize("name", OUTCOMES)
def test_any_answer_can_be_shown_in_a_modal(name: str) -> None:
    """With nothing to submit."""
    modal = in_modal(answer(OUTCOMES[name], viewer=CLARA))
    view = modal.payload("x" * 3000)
    assert validate_view(view) == []
    assert "submit" not in view
    assert view["close"]["text"] == "Close"


def test_a_home_tab_is_a_view() -> None:
    """Of the message's blocks alone."""
    message = answer(OUTCOMES["home"], viewer=CLARA)
    assert home_view(message) == {"type": "home", "blocks": list(message.blocks)}
    assert [each for block in message.blocks for each in elements(block)]


def _meeting(number: int) -> Milestone:
    return ADDED.model_copy(
        update={"id": f"M-{number}", "title": "A long title " * 11, "when": when("2 May 2030")}
    )


def _filled(modal: Modal) -> dict[str, str | tuple[str, ...] | None]:
    """What a form says that nobody has touched."""
    said: dict[str, str | tuple[str, ...] | None] = {}
    for name, element in fields(modal).items():
        option = element.get("initial_option")
        value = option["value"] if option else element.get("initial_value")
        said[name] = value or element.get("initial_date")
    return said
