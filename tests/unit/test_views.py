"""From the words that only the bot says to commands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Accept, ShowAssigned
from bot.domain.commands.base import BadCommand, Command, Question
from bot.domain.commands.digests import ShowDigest
from bot.domain.commands.forms import OpenForm
from bot.domain.commands.guesses import Guess
from bot.domain.commands.home import ShowHome
from bot.domain.commands.menu import parse, spell_view
from bot.domain.commands.notifications import ShowAlong, ShowHandedBack, ShowRelieved, ShowVacated
from bot.domain.commands.nudges import Confirm, ShowNudge
from bot.domain.commands.press import meant
from bot.domain.commands.proposals import DecideProposal, ShowDecision, ShowProposal
from bot.domain.commands.reminders import ShowAftermath, ShowReminder, ShowVague
from bot.domain.commands.seats import Claim
from bot.domain.commands.settings import ShowCoordinator
from bot.domain.commands.subscriptions import ShowWelcome
from bot.domain.forms import Form
from bot.domain.sides import SEATS, Side

IDS = ("CYBER-1", "AI-2")
AT, WEEK = datetime(2024, 5, 1, 7, tzinfo=UTC), timedelta(weeks=1)
SAID: dict[str, Command] = {
    "home": ShowHome(),
    "reminder DPC-3": ShowReminder("DPC-3"),
    "reminder DPC-3 2024-05-01T07:00:00+00:00": ShowReminder("DPC-3", AT),
    "digested 2024-05-01T07:00:00+00:00 2024-05-08T07:00:00+00:00": ShowDigest(AT, AT + WEEK),
    "aftermath DPC-3": ShowAftermath("DPC-3"),
    "dates": ShowVague(),
    "dates 2024-05-01T09:00:00+00:00": ShowVague(datetime(2024, 5, 1, 9, tzinfo=UTC)),
    "welcome": ShowWelcome(),
    "accept CYBER-1 AI-2": Accept(IDS),
    "assigned U1 CYBER-1 AI-2": ShowAssigned("U1", IDS),
    "relieved U1 U2 CYBER-1 AI-2": ShowRelieved("U1", "U2", IDS),
    "handedback U1 U2 CYBER-1 AI-2": ShowHandedBack("U1", "U2", IDS),
    "vacated U1 CYBER-1 AI-2": ShowVacated("U1", IDS),
    "vacated U1 japan": ShowVacated("U1", coordinated=Side.JAPAN),
    "vacated U1": ShowVacated("U1"),
    "along U1 U2 CYBER-1": ShowAlong("U1", "U2", "CYBER-1"),
    "coordinator japan": ShowCoordinator(Side.JAPAN),
    "nudge U1 2026-05-12": ShowNudge("U1", date(2026, 5, 12)),
    "nudge U1 2026-05-12 CYBER-1 AI-2": ShowNudge("U1", date(2026, 5, 12), IDS),
    "confirm CYBER-1 CYBER-2": Confirm(("CYBER-1", "CYBER-2")),
    "proposal 7": ShowProposal(7),
    "decision 7": ShowDecision(7),
    "decide 7 accept": DecideProposal(7, accept=True),
    "decide 7 decline": DecideProposal(7, accept=False),
    "guess overdue eu": Guess("overdue eu"),
    "form add": OpenForm(Form.ADD),
    "form report CYBER-2": OpenForm(Form.REPORT, "CYBER-2"),
    "form evidence https://example.org/a": OpenForm(Form.EVIDENCE, "https://example.org/a"),
    "form assign data governance": OpenForm(Form.ASSIGN, "data governance"),
}
PIECES = sorted({word for said in SAID for word in said.split()} | {"", "x", "-1", "９", "claim"})


@pytest.mark.parametrize(("said", "expected"), SAID.items())
def test_what_only_the_bot_says(said: str, expected: Command) -> None:
    """Its buttons and messages mean it; typed, it is at most a question, and mostly a search.

    As it is spelled here it stands in messages that were posted: it stays so.
    """
    assert meant(said) == expected
    assert spell_view(expected) == said
    assert isinstance(parse(said), Question | BadCommand)


IDENTIFIED = st.from_regex(r"[A-Z0-9]{1,9}(-[1-9][0-9]?)?", fullmatch=True)
MANY = st.lists(IDENTIFIED, min_size=1, max_size=4).map(tuple)
USERS = st.from_regex(r"U[A-Z0-9]{1,10}", fullmatch=True)
NUMBERS = st.integers(min_value=1, max_value=10**9 - 1)
INSTANTS = st.datetimes(timezones=st.just(UTC))
SEAT = st.sampled_from(SEATS)
ABOUT = st.text(max_size=40).map(lambda text: " ".join(text.split()))
COMMANDS = st.one_of(
    st.sampled_from([ShowHome(), ShowVague(), ShowWelcome()]),
    st.builds(ShowReminder, IDENTIFIED, st.none() | INSTANTS),
    st.builds(ShowDigest, INSTANTS, INSTANTS),
    st.builds(ShowAftermath, IDENTIFIED),
    st.builds(Confirm, MANY),
    st.builds(ShowNudge, USERS, st.dates(), MANY | st.just(())),
    st.builds(Accept, MANY),
    st.builds(ShowAssigned, USERS, MANY),
    st.builds(ShowRelieved, USERS, USERS, MANY),
    st.builds(ShowHandedBack, USERS, USERS, MANY),
    st.builds(ShowVacated, USERS, MANY | st.just(())),
    st.builds(ShowVacated, USERS, st.just(()), SEAT),
    st.builds(ShowAlong, USERS, USERS, IDENTIFIED),
    st.builds(ShowCoordinator, SEAT),
    st.builds(ShowProposal, NUMBERS),
    st.builds(ShowDecision, NUMBERS),
    st.builds(DecideProposal, NUMBERS, st.booleans()),
    st.builds(OpenForm, st.sampled_from(Form), ABOUT),
)


@given(COMMANDS)
def test_what_is_spelled_is_read_as_it_was_meant(command: Command) -> None:
    """Whatever the bot writes down for itself."""
    assert meant(spell_view(command)) == command


@pytest.mark.parametrize(
    "said",
    [
        "reminder DPC-3 2024-05-01T07:00:00", "digested", "digested 2024-05-01T07:00:00+00:00",
        "digested 2024-05-01 2024-05-08", "aftermath", "dates ahead",
        "home office", "reminder", "reminder DPC-3 please", "accept", "assigned", "assigned U1",
        "relieved U1 U2", "handedback U1", "vacated", "along U1 CYBER-1", "coordinator",
        "coordinator coordinator", "coordinator eu japan", "proposal", "proposal x", "proposal -7",
        "proposal 7 8", "proposal ７", f"proposal {10**9}", f"decision {'7' * 5000}", "decide 7",
        "decide 7 maybe", "decide accept 7", "form", "form nonsense CYBER-2",
        "guess",
    ],
)  # fmt: skip
def test_what_is_incomplete_is_read_as_if_typed(said: str) -> None:
    """A value that the bot never wrote does nothing."""
    assert meant(said) == parse(said)


def test_every_form_can_be_opened() -> None:
    """By its name."""
    assert [meant(f"form {form}") for form in Form] == [OpenForm(form) for form in Form]


def test_buttons_say_what_people_type() -> None:
    """All else that a button carries is a command as anybody would type it."""
    assert meant("claim CYBER-2") == Claim("CYBER-2")


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=60))
def test_no_value_raises(said: str) -> None:
    """Whatever a button carries is some command."""
    assert isinstance(meant(said), Command)
