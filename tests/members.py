"""Slack, of which nothing is asked but who somebody is: everybody is a member."""

from __future__ import annotations

from bot.domain.people import Profile, Role


class Members:
    """A workspace in which everybody is a member of the same name, and every channel is public."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person."""
        return Profile("Ada", "Europe/Brussels", Role.MEMBER, team)

    def locale(self, team: str, user: str) -> str:
        """The language of somebody's Slack."""
        return "en-GB"

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody may read a conversation."""
        return True
