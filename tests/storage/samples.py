"""Values that several tests need."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.installations import Installation
from bot.domain.outbox import DeliveryKind, Planned
from storage.kit.sealing import Keyring

TEAM = "T1"
NOW = datetime(2024, 5, 1, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
KEY, OLD_KEY = "k" * 43 + "=", "o" * 43 + "="
KEYRING = Keyring([KEY])


def planned(
    subject: str = "OECD-2024",
    *,
    team: str = TEAM,
    due_at: datetime = NOW,
    lead: int = 1,
    revision: int = 0,
    kind: DeliveryKind = DeliveryKind.REMINDER,
    destination: str = "C1",
) -> Planned:
    """A reminder of a milestone, one day before it unless said otherwise."""
    return Planned(
        team=team,
        destination=destination,
        kind=kind,
        subject=subject,
        due_at=due_at,
        subject_date=date(2024, 5, 2),
        lead=lead,
        revision=revision,
        payload={"view": "show AI-2"},
    )


def installation(team: str = TEAM, **changes: Any) -> Installation:
    """The app in a workspace, with a token as long as Slack's get, which does not end."""
    token = f"xoxb-{team}-{'s' * 180}"
    usual: dict[str, Any] = {
        "team": team,
        "name": "The Council",
        "is_organisation": False,
        "bot_user": "UDPC",
        "bot_id": "BDPC",
        "token": token,
        "refresh_token": None,
        "expires_at": None,
        "by": "U1",
        "at": NOW,
    }
    return Installation(**usual | changes)
