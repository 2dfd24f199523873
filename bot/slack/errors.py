"""What an error says of the call that met it: to be made later, refused, or perhaps done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from slack_sdk.errors import SlackApiError

from bot.logs import UNREADABLE, kind

RECONNECT = timedelta(seconds=5)
_UNSAID = 30  # seconds, where a 429 says none

# A token that has just ended is renewed by whoever finds it so.
_SOON = {"token_expired"}
_PERHAPS = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}


class Verdict(StrEnum):
    """What is certain of a call that failed."""

    LIMITED = "limited"  # Slack did nothing and says how long to wait
    UNREACHED = "unreached"  # nothing was done, and it may be tried again
    REFUSED = "refused"  # Slack did nothing, and will not by itself
    PERHAPS = "perhaps"  # it may have been done


@dataclass(frozen=True)
class Trouble:
    """Why a call failed; `wait` is how long to wait before the next one."""

    verdict: Verdict
    reason: str
    wait: timedelta


def trouble(error: Exception) -> Trouble:
    """Read one of `slack_api.FAILURES`."""
    if isinstance(error, SlackApiError):
        return _answered(error)
    reason = kind(error)
    left = reason not in ("ConnectionRefusedError", "gaierror")
    return Trouble(Verdict.PERHAPS if left else Verdict.UNREACHED, reason, RECONNECT)


def _answered(error: SlackApiError) -> Trouble:
    """An answer came. If it is a code of Slack's it is certain, but for its own failures."""
    response = error.response
    reason = kind(error)
    if response.status_code == 429:
        seconds = int(response.headers.get("Retry-After", _UNSAID))
        return Trouble(Verdict.LIMITED, "rate limited", timedelta(seconds=seconds))
    if reason in _SOON:
        return Trouble(Verdict.UNREACHED, reason, RECONNECT)
    unsure = response.status_code >= 500 or reason in _PERHAPS or reason == UNREADABLE
    return Trouble(Verdict.PERHAPS if unsure else Verdict.REFUSED, reason, RECONNECT)
