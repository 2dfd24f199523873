"""Which channels hold something that a person has not been shown yet."""

from bot.workspace.page.view import Place
from bot.workspace.slack import Slack


class News:
    """Remembers, as long as the workspace runs, up to where each person's page has come."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._start = slack.state.last_ts
        self._seen: dict[tuple[str, str], str] = {}

    def unread(self, place: Place) -> set[str]:
        """The ids of this person's other channels with new messages; this one counts as seen."""
        viewer = place.viewer.id
        if not place.is_home:
            self._seen[viewer, place.channel.id] = self._slack.state.last_ts
        channels = [*self._slack.channels(viewer), self._slack.direct(viewer)]
        return {channel.id for channel in channels if self._is_new(channel.id, viewer)}

    def _is_new(self, channel: str, viewer: str) -> bool:
        latest = self._slack.timeline(channel, viewer)[-1:]
        seen = self._seen.get((viewer, channel), self._start)
        return any(message.ts > seen for message in latest)
