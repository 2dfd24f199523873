"""The log: one line an event on stderr, as JSON, or in colour where somebody looks on.

The bot's own lines name an event and what is known of it; they never quote what people write.
What libraries say below WARNING may: they say no more, whatever the level.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from secrets import token_hex
from typing import Final, TextIO

import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars, merge_contextvars
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

MASK: Final = "[hidden]"
SOCKET: Final = "slack_sdk.socket_mode"
UNREADABLE: Final = "unreadable answer"
_OURS = ("bot", "handlers", "storage")
_LEAST = {
    # They quote requests and answers. Whatever goes wrong there, the bot logs itself.
    "slack_sdk": logging.CRITICAL,
    "slack_bolt": logging.CRITICAL,
    # What it says of a connection that broke off quotes nothing.
    SOCKET: logging.ERROR,
    # Each tick that comes while a duty is still being carried out is one too many, as intended.
    "apscheduler": logging.ERROR,
}
_HANDLER = "dpc"
_LEAST_SECRET = 8  # characters; what is shorter hides nothing, and would be found everywhere
_SECRET = re.compile(
    r"xox[a-z](?:[.-][\w-]+)+"  # tokens: bots', users', those that renew others
    r"|xapp-[\w-]+"
    r"|https://hooks\.slack\.com/[^\s\"'\\]*"
    r"|wss://[^\s\"'\\]*"  # Socket Mode's addresses hold a ticket
    r"|(?<=/calendar/)[\w-]{43}"
    r"|(?i:(?<=bearer ))[\w.~+/=-]+"
)
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,128}")


def configure(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Let everything of this process be logged in one way; doing it again replaces that.

    Args:
        level: The least of the bot's own lines: DEBUG, INFO, WARNING or ERROR.
        secrets: What is masked wherever it should occur, beside what looks like a secret.
        stream: Where the lines go; stderr unless given.
    """
    told: list[Processor] = [
        merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _name_errors,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *told,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.set_name(_HANDLER)
    handler.setFormatter(_formatter(told, stream.isatty(), secrets))
    root = logging.getLogger()
    for each in [each for each in root.handlers if each.name == _HANDLER]:
        root.removeHandler(each)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name, least in _LEAST.items():
        logging.getLogger(name).setLevel(least)


def begin_request(known_as: str | None = None) -> str:
    """Begin a request: what this thread logs from now on carries its id.

    Args:
        known_as: The id under which the request is known elsewhere; used if it looks like one.

    Returns:
        The id.
    """
    id = known_as if known_as and _SANE_ID.fullmatch(known_as) else token_hex(16)
    clear_contextvars()
    bind_contextvars(request_id=id)
    return id


def kind(error: BaseException) -> str:
    """What an error is: Slack's code, the database's, or its type; never its own words.

    These may quote an answer of Slack's, or what somebody wrote. What the errors belong to is
    loaded now: a command that calls neither should not wait.
    """
    from slack_sdk.errors import SlackApiError
    from sqlalchemy.exc import DBAPIError

    from storage import faults

    if isinstance(error, SlackApiError):
        code = error.response.get("error")
        return code if isinstance(code, str) and code.isidentifier() else UNREADABLE
    if isinstance(error, DBAPIError):
        return faults.name(error)
    if isinstance(error, faults.DatabaseFaultError):
        return str(error)
    # What the bot raises of a call names what the connection met as its cause.
    cause = error.__cause__ if isinstance(error, OSError) else None
    return type(cause or error).__name__


def _formatter(
    told: list[Processor], in_colour: bool, secrets: Iterable[str]
) -> structlog.stdlib.ProcessorFormatter:
    render: Processor = (
        structlog.dev.ConsoleRenderer()
        if in_colour
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=told,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(_traceback),
            render,
            _masking(secrets),
        ],
    )


def _name_errors(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    for name, value in event.items():
        if name != "exc_info" and isinstance(value, Exception):
            event[name] = kind(value)
    return event


def _traceback(exc_info: ExcInfo) -> str:
    """Where something broke, and of what kind that is; not what it says, nor any variable."""
    told = []
    for error in reversed(list(_causes(exc_info[1]))):
        frames = "".join(traceback.format_tb(error.__traceback__))
        told.append(f"Traceback (most recent call last):\n{frames}{kind(error)}")
    return "\n\n".join(told)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _masking(secrets: Iterable[str]) -> Processor:
    """The last net: a line in which what must not be there is masked."""
    exact = [re.escape(each) for each in secrets if len(each) >= _LEAST_SECRET]
    hidden = re.compile("|".join([*exact, _SECRET.pattern]))

    def mask(_: WrappedLogger, __: str, line: EventDict) -> str:
        return hidden.sub(MASK, str(line))

    return mask
