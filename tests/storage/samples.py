"""Values that several tests need."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.state import Planned

TEAM = "T1"
NOW = datetime(2024, 5, 1, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def planned(
    subject: str = "OECD-2024",
    *,
    team: str = TEAM,
    due_at: datetime = NOW,
    lead: int = 1,
    revision: int = 0,
    kind: str = "reminder",
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
        payload={"deliverables": ["AI-2"]},
    )
