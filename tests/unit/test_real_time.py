"""The real time stays what it is when somebody sets the machine's clock."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.cli import output
from bot.clock import Steady
from bot.slack.errors import Verdict, trouble

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Machine:
    """A machine whose clock can be set."""

    def __init__(self) -> None:
        self.ticks, self.set_by = 0.0, timedelta()

    def system(self) -> datetime:
        """What its clock says."""
        return NOW + timedelta(seconds=self.ticks) + self.set_by


@pytest.mark.parametrize("step", [HOUR, -HOUR, HOUR / 120, -HOUR / 120])
def test_a_step_changes_nothing(step: timedelta) -> None:
    """It goes on, and it is known that somebody should be asked."""
    machine = Machine()
    steady = Steady(machine.system, lambda: machine.ticks)
    steady.told(format_datetime(NOW, usegmt=True))
    machine.ticks, machine.set_by = 10.0, step
    assert steady.now() == NOW + timedelta(seconds=10)
    assert steady.is_doubtful
    steady.told(format_datetime(NOW + timedelta(seconds=10), usegmt=True))
    assert steady.now() == NOW + timedelta(seconds=10)
    assert not steady.is_doubtful


def test_slack_puts_right_what_was_wrong_from_the_start() -> None:
    """To the second; by less than ten it is left alone, or slow answers would make it jump."""
    machine = Machine()
    machine.set_by = HOUR
    steady = Steady(machine.system, lambda: machine.ticks)
    assert steady.is_doubtful
    steady.told(format_datetime(NOW, usegmt=True))
    assert steady.now() == NOW
    for late in (1, 3, 9):
        steady.told(format_datetime(NOW - timedelta(seconds=late), usegmt=True))
        assert steady.now() == NOW


@pytest.mark.parametrize("date", ["", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "28 Nov 2026 9:00"])
def test_what_is_no_time_is_not_believed(date: str) -> None:
    """The machine's own stands."""
    machine = Machine()
    steady = Steady(machine.system, lambda: machine.ticks)
    steady.told(date)
    assert steady.now() == NOW
    assert steady.is_doubtful


def refusal(status: int, code: object, headers: dict[str, str]) -> SlackApiError:
    """An answer of Slack's that is no success."""
    response = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data={"ok": False, "error": code},
        headers=headers,
        status_code=status,
    )
    return SlackApiError("", response)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("soon", 30), ("1.5", 2), ("31536000", 600), ("0", 1), ("-5", 30), ("nan", 30), ("7", 7)],
)
def test_how_long_slack_wants_to_be_left_alone(said: str, seconds: int) -> None:
    """What is no number says nothing; nothing is believed for longer than ten minutes."""
    found = trouble(refusal(429, "ratelimited", {"retry-after": said}))
    assert (found.verdict, found.pause(9)) == (Verdict.LIMITED, timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("ratelimited", Verdict.LIMITED),
        ("message_limit_exceeded", Verdict.LIMITED),
        ("team_added_to_org", Verdict.UNREACHED),
        ("accesslimited", Verdict.UNREACHED),
        ("a_code_of_tomorrow", Verdict.UNREACHED),
        ("is_archived", Verdict.REFUSED),
        (None, Verdict.PERHAPS),
        ("", Verdict.PERHAPS),
    ],
)
def test_what_a_code_says(code: object, verdict: Verdict) -> None:
    """What passes is tried again, each time a little later."""
    found = trouble(refusal(200, code, {}))
    assert found.verdict is verdict
    assert found.pause(0) <= found.pause(1) <= found.pause(60) <= timedelta(minutes=10)


@pytest.mark.parametrize("encoding", ["cp932", "cp1252"])
def test_what_goes_into_a_pipe_is_utf_8(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the console's encoding is."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    monkeypatch.setattr("sys.stdout", stream)
    output.speak_utf8()
    print("EU–Japan 日本 Oberösterreich")
    stream.flush()
    assert raw.getvalue().decode() == "EU–Japan 日本 Oberösterreich\n"
