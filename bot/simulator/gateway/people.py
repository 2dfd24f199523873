"""What people do in the workspace, sent to the bot, and what comes of it."""

from bot.simulator.gateway.messages import Messages
from bot.simulator.gateway.shortcuts import Shortcuts
from bot.simulator.gateway.views import Views


class Gateway(Messages, Shortcuts, Views):
    """Turns what people do into Slack's requests to the bot, and shows what comes of them."""

    async def invite(self, user: str, channel: str, invited: str) -> None:
        """A person brings another, or the bot, into a channel. SlackError as `Slack.invite`."""
        self._slack.invite(invited, channel, user)

    async def deactivate(self, user: str) -> None:
        """An admin closes this person's account. SlackError `user_not_found`."""
        self._slack.deactivate(user)

    async def make_guest(self, user: str) -> None:
        """An admin makes this person a guest. SlackError `user_not_found`."""
        self._slack.make_guest(user)
