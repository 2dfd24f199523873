"""The log: what a line holds, and what none may hold."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from io import StringIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import logs
from bot.web.app import WebApp
from storage.engine import Database
from storage.faults import DatabaseFaultError, Fault, report

SECRET = "the one that nobody guesses"  # noqa: S105 (of no use to anybody)
Lines = Callable[[], list[dict[str, Any]]]

_log = structlog.stdlib.get_logger("bot.test")


@pytest.fixture
def stream() -> StringIO:
    """Where the log of a test goes."""
    logs.configure("DEBUG", [SECRET], stream := StringIO())
    return stream


@pytest.fixture
def lines(stream: StringIO) -> Lines:
    """What was logged, line by line."""
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_an_event_with_what_is_known_of_it(lines: Lines) -> None:
    """Its time is in UTC; the words of whoever speaks Japanese stay legible."""
    logs.begin_request("from-outside")
    _log.info("request", status=200, of="川崎")
    (line,) = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "request",
        "status": 200,
        "of": "川崎",
        "level": "info",
        "logger": "bot.test",
        "request_id": "from-outside",
    }


def test_libraries_go_the_same_way_from_warnings_up(lines: Lines) -> None:
    """But not those of Slack's, which quote what they were sent."""
    for name in ("httpx", "sqlalchemy.engine", "slack_sdk.web", "slack_bolt"):
        for level in (logging.DEBUG, logging.INFO, logging.WARNING):
            logging.getLogger(name).log(level, "of %s", name)
    logging.getLogger("slack_bolt.App").error("Failed to run listener function (error: quoted)")
    assert [(each["event"], each["level"]) for each in lines()] == [
        ("of httpx", "warning"),
        ("of sqlalchemy.engine", "warning"),
    ]


@pytest.mark.parametrize(
    ("secret", "left"),
    [
        ("xoxb-1234-abcDEF", ""),
        ("xoxe.xoxp-1-Mi0yLTEy", ""),
        ("xapp-1-A01-abc", ""),
        ("https://hooks.slack.com/commands/T1/2/abc", ""),
        ("wss://wss.slack.com/link/?ticket=1&app_id=2", ""),
        (f"https://dpc.example.org/calendar/{'aB_-' * 10}xyz.ics", "calendar/[hidden].ics"),
        ("Authorization: Bearer abc.DEF-1", "Authorization: Bearer [hidden]"),
        (SECRET, ""),
    ],
)
def test_what_looks_like_a_secret_is_masked(stream: StringIO, secret: str, left: str) -> None:
    """Wherever it stands, as the last net: nobody should have logged it."""
    _log.info("said", what=secret)
    logging.getLogger("foreign").warning("saying %r", secret)
    assert stream.getvalue().count("[hidden]") == 2
    assert secret not in stream.getvalue()
    assert left in stream.getvalue()


def test_errors_are_told_by_their_kind(lines: Lines) -> None:
    """Their own words may be somebody's; a code of Slack's is Slack's."""
    refused, garbled = (
        SlackApiError("no", {"ok": False, "error": error})  # type: ignore[no-untyped-call]  # the SDK's
        for error in ("not_in_channel", "not JSON: {'text': 'quoted")
    )
    for error in (refused, garbled, ValueError("quoted")):
        _log.warning("failed", error=error)
    kinds = ["not_in_channel", "unreadable answer", "ValueError"]
    assert [each["error"] for each in lines()] == kinds


def test_tracebacks_say_where_and_not_what(lines: Lines) -> None:
    """All the way down to the first cause; of libraries' errors no more."""

    def fail() -> None:
        try:
            int("quoted")
        except ValueError as error:
            raise KeyError("quoted") from error

    for say in (_log, logging.getLogger("granian")):
        try:
            fail()
        except KeyError:
            say.exception("failed")
    for line in lines():
        told = line["exception"]
        assert told.index("ValueError") < told.index("KeyError")
        assert "in fail" in told
        assert "quoted'" not in told


def test_a_database_that_cannot_be_used_is_no_bug(lines: Lines) -> None:
    """One line says why; a bug says where it is."""
    for error in (DatabaseFaultError(Fault.FULL), KeyError("quoted")):
        report(_log, "failed", error, row=7)
    full, bug = lines()
    assert (full["level"], full["row"], "exception" in full) == ("warning", 7, False)
    assert (bug["level"], bug["row"], "exception" in bug) == ("error", 7, True)


def test_the_database_keeps_to_itself_what_was_written(database: Database) -> None:
    """Even in the words of its errors."""
    with pytest.raises(DBAPIError) as failed, database.read() as connection:
        connection.execute(text("SELECT :said FROM nowhere"), {"said": "quoted"})
    assert "quoted" not in str(failed.value)


def test_configured_twice_each_line_is_written_once(stream: StringIO, lines: Lines) -> None:
    """The processes of `dpc web` inherit what their parent had."""
    logs.configure("WARNING", [], stream)
    _log.warning("said")
    _log.info("not said")
    assert [each["event"] for each in lines()] == ["said"]


def test_somebody_who_looks_on_reads_no_json(stream: StringIO) -> None:
    """On a terminal lines are for people."""
    stream.isatty = lambda: True  # type: ignore[method-assign]  # a terminal that can be read
    logs.configure("INFO", [SECRET], stream)
    _log.info("request", status=200, what=SECRET)
    assert "request" in stream.getvalue()
    assert "{" not in stream.getvalue()
    assert SECRET not in stream.getvalue()


def test_a_request_that_fails_is_answered_and_told(lines: Lines) -> None:
    """With its id, by which the answer is found in the log."""

    def ready() -> None:
        int("quoted")

    web_app = WebApp(None, ready, lambda _: b"", None)  # type: ignore[arg-type]  # neither is asked
    environ = {"PATH_INFO": "/readyz", "HTTP_X_REQUEST_ID": "asked-from-outside"}
    setup_testing_defaults(environ)
    told: list[Any] = []
    assert web_app(environ, lambda *answer: told.extend(answer)) == [b"Internal Server Error"]  # type: ignore[arg-type]  # writes nothing
    assert told[0] == "500 Internal Server Error"
    assert ("X-Request-ID", "asked-from-outside") in told[1]
    failed, request = lines()
    assert (failed["event"], request["event"]) == ("request_failed", "request")
    assert failed["request_id"] == request["request_id"] == "asked-from-outside"
    assert "ValueError" in failed["exception"]
    assert "base 10" not in failed["exception"]


@pytest.mark.parametrize("known_as", [None, "", "short", "x" * 129, "a b c d e f", "a\nb\nc\nd\ne"])
def test_an_id_that_is_none_is_not_taken(known_as: str | None) -> None:
    """Whoever sends it may write no lines of theirs, nor long ones."""
    assert len(logs.begin_request(known_as)) == 32
