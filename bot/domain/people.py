"""Who speaks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack tells of a person: display name, IANA zone, and role."""

    name: str
    zone: str
    role: Role


STRANGER = Profile(name="", zone="UTC", role=Role.UNKNOWN)
