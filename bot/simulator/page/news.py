"""How many messages somebody has not been shown yet, channel by channel."""

from bot.simulator.model import Channel
from bot.simulator.page.view import Place
from bot.simulator.slack import Slack


class News:
    """Keeps, in the workspace's state, up to where each person's page has come."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def read(self, place: Place) -> None:
        """All that stands in this channel now has been shown to whoever looks."""
        if not place.is_home:
            read = self._slack.state.read.setdefault(place.viewer.id, {})
            read[place.channel.id] = self._slack.state.last_ts

    def unread(self, user: str) -> dict[str, int]:
        """How many messages of others are new to somebody, in each of their channels with any."""
        mine = [each for each in self._slack.state.channels if user in each.members]
        counts = {channel.id: self._count(channel, user) for channel in mine}
        return {channel: count for channel, count in counts.items() if count}

    def waiting(self) -> dict[str, int]:
        """How many direct messages are new to each person who has any."""
        direct = [each for each in self._slack.state.channels if each.kind == "im"]
        counts = {each.members[0]: self._count(each, each.members[0]) for each in direct}
        return {user: count for user, count in counts.items() if count}

    def _count(self, channel: Channel, user: str) -> int:
        shown = self._slack.state.read.get(user, {}).get(channel.id, "")
        timeline = self._slack.timeline(channel.id, user)
        return sum(message.ts > shown and message.user != user for message in timeline)
