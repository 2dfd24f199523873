"""What an error says of the call that met it: to be made later, refused, or perhaps done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil

from slack_sdk.errors import SlackApiError

from bot.logs import UNREADABLE, kind
from bot.slack.transport import UnreachedError

RECONNECT = timedelta(seconds=5)  # the pause after a first failure; each one doubles it
# The longest of these pauses: after a refusal, and where nobody answers.
LONGEST = timedelta(minutes=5)
LONGEST_AWAY = timedelta(seconds=20)
_UNSAID = 30  # seconds, where a 429 says none
_MOST = 600  # seconds that a 429 is believed; whoever asks then is told again
_SECONDS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")

_PERHAPS = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_LIMITS = {"ratelimited", "rate_limited", "message_limit_exceeded"}
# What only a person can mend: in the channel, in the app's settings, or in this code.
_FOR_GOOD = {
    # the channel or the person
    "cannot_dm_bot",
    "cannot_reply_to_message",
    "channel_is_limited_access",
    "channel_not_found",
    "is_archived",
    "messages_tab_disabled",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "thread_not_found",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
    # the app and its token
    "access_denied",
    "account_inactive",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "org_login_required",
    "team_access_not_granted",
    "token_revoked",
    "two_factor_setup_required",
    # the message
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "metadata_too_large",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
}


class Verdict(StrEnum):
    """What is certain of a call that failed."""

    LIMITED = "limited"  # Slack did nothing and says how long to wait
    UNREACHED = "unreached"  # nothing was done, and it may be tried again
    REFUSED = "refused"  # Slack did nothing, and will not by itself
    PERHAPS = "perhaps"  # it may have been done


@dataclass(frozen=True)
class Trouble:
    """Why a call failed; `wait` is how long to wait before the next one, if it was the first."""

    verdict: Verdict
    reason: str
    wait: timedelta
    longest: timedelta = LONGEST

    def pause(self, failures: int) -> timedelta:
        """How long to wait after so many failures before this one: longer each time.

        What Slack itself has said holds as it is.
        """
        if self.verdict is Verdict.LIMITED:
            return self.wait
        return min(self.wait * float(2 ** min(failures, 10)), self.longest)


def trouble(error: Exception) -> Trouble:
    """Read one of `client.FAILURES`."""
    if isinstance(error, SlackApiError):
        return _answered(error)
    is_unreached = isinstance(error, UnreachedError)
    verdict = Verdict.UNREACHED if is_unreached else Verdict.PERHAPS
    return Trouble(verdict, kind(error), RECONNECT, LONGEST_AWAY)


def _answered(error: SlackApiError) -> Trouble:
    """An answer came. If it is a code of Slack's it is certain, but for its own failures.

    A code that is not known here is taken for something that passes.
    """
    response, reason = error.response, kind(error)
    if response.status_code == 429 or reason in _LIMITS:
        return Trouble(Verdict.LIMITED, "rate limited", _asked_for(response.headers))
    if response.status_code >= 500 or reason in _PERHAPS or reason == UNREADABLE:
        return Trouble(Verdict.PERHAPS, reason, RECONNECT, LONGEST_AWAY)
    verdict = Verdict.REFUSED if reason in _FOR_GOOD else Verdict.UNREACHED
    return Trouble(verdict, reason, RECONNECT)


def _asked_for(headers: Mapping[str, str]) -> timedelta:
    """How long Slack wants to be left alone, in whole seconds; what is no number says nothing."""
    named = {name.lower(): value for name, value in headers.items()}
    said = named.get("retry-after", "").strip()
    seconds = ceil(float(said)) if _SECONDS.fullmatch(said) else _UNSAID
    return timedelta(seconds=min(max(seconds, 1), _MOST))
