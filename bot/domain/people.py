"""Who speaks, and what they may do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

NAME_LIMIT = 80  # the longest a person's name may be in Slack
_USER_ID = re.compile(r"[UW][A-Z0-9]+")


class Role(StrEnum):
    """What Slack says a person is in this workspace; only members and admins may write."""

    MEMBER = "member"
    ADMIN = "admin"
    GUEST = "guest"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"

    @property
    def may_write(self) -> bool:
        """Whether the person may change anything; who is not known reads only."""
        return self in (Role.MEMBER, Role.ADMIN)

    @property
    def is_outside(self) -> bool:
        """Whether the person must be admitted for a side before they may change anything."""
        return self in (Role.GUEST, Role.FOREIGN)


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack tells of a person: full name, IANA zone, role, and the workspace they are of.

    The zone is one that this machine knows; UTC stands for any other. `locale` is the language
    of their Slack, "ja-JP"; empty where it was not told.
    """

    name: str
    zone: str
    role: Role
    team: str = ""
    locale: str = ""


STRANGER = Profile(name="", zone="UTC", role=Role.UNKNOWN)


def is_user_id(text: str) -> bool:
    """Whether this is, or could pass for, the id of a Slack user rather than a unit's name."""
    return _USER_ID.fullmatch(text) is not None
