"""What people do in the workspace, sent to the bot, and what comes of it."""

from bot.simulator.errors import SlackError
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

    async def react(self, user: str, channel: str, ts: str, name: str) -> None:
        """A person puts an emoji on a message, or takes their own away again.

        SlackError `not_in_channel`, `message_not_found` or `invalid_name`.
        """
        at = self._slack.joined(user, channel)
        message = self._slack.visible(user, at.id, ts)
        if message.to:
            raise SlackError("message_not_found")
        is_there = user in message.reactions.get(name, ())
        (self._slack.take_back if is_there else self._slack.react)(user, message, name)
