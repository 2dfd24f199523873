"""Who somebody is, as Slack tells it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.people import Role
from handlers.identity import read_profile

GRID = {"enterprise_id": "E1", "teams": ["T1", "T2"]}


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ({}, Role.MEMBER),
        ({"team_id": "T1"}, Role.MEMBER),
        ({"team_id": "T1", "is_admin": True}, Role.ADMIN),
        ({"team_id": "T1", "is_restricted": True}, Role.GUEST),
        ({"team_id": "T1", "is_stranger": True}, Role.FOREIGN),
        ({"team_id": "T1", "deleted": True}, Role.UNKNOWN),
        ({"team_id": "T9"}, Role.FOREIGN),
        # In an organisation a person is of one workspace first, and of others too.
        ({"team_id": "T2", "enterprise_user": GRID}, Role.MEMBER),
        ({"team_id": "T9", "enterprise_user": GRID | {"teams": ["T9"]}}, Role.FOREIGN),
        ({"team_id": "T9", "enterprise_user": None}, Role.FOREIGN),
    ],
)
def test_the_role_in_a_workspace(user: dict[str, Any], role: Role) -> None:
    """Seen from T1."""
    assert read_profile({"id": "U1", **user}, "T1").role is role


def test_somebody_of_an_organisation_seen_by_the_whole_of_it() -> None:
    """Where Slack names no workspace, the organisation stands for it."""
    user = {"id": "U1", "team_id": "T2", "enterprise_user": GRID}
    assert read_profile(user, "E1").role is Role.MEMBER
    assert read_profile(user, "E2").role is Role.FOREIGN


@pytest.mark.parametrize(
    ("told", "zone"),
    [("Asia/Tokyo", "Asia/Tokyo"), ("Mars/Olympus", "UTC"), ("../etc", "UTC"), (None, "UTC")],
)
def test_the_zone(told: str | None, zone: str) -> None:
    """One that this machine does not know is read as UTC, so that nothing fails on it."""
    assert read_profile({"id": "U1", "tz": told}, "T1").zone == zone


@pytest.mark.parametrize(
    ("told", "offset", "zone"),
    [
        (None, 32400, "Etc/GMT-9"),
        ("Mars/Olympus", -18000, "Etc/GMT+5"),
        (None, 19800, "Asia/Kolkata"),
        (None, 0, "UTC"),
        (None, 999_999, "UTC"),
        (None, "32400", "UTC"),
        ("Asia/Tokyo", 0, "Asia/Tokyo"),
    ],
)
def test_the_zone_by_its_offset(told: str | None, offset: object, zone: str) -> None:
    """Where Slack names no zone, the seconds from UTC say at what hour somebody lives."""
    assert read_profile({"id": "U1", "tz": told, "tz_offset": offset}, "T1").zone == zone


@pytest.mark.parametrize("name", ["", " ", "\u200b\u200d", "\u3164", "\u2800 \u00a0", "\u202e"])
def test_a_name_that_cannot_be_seen(name: str) -> None:
    """The next name that can be seen stands for it, at last the id."""
    user = {"id": "U1", "profile": {"real_name": name}}
    assert read_profile(user, "T1").name == "U1"
    assert read_profile(user | {"real_name": "MORI Haruka"}, "T1").name == "MORI Haruka"
