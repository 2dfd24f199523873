"""What people do by the app's shortcuts, in the composer and on a message."""

from typing import Any

from bot.simulator.errors import SlackError
from bot.simulator.gateway import interactions
from bot.simulator.gateway.connection import Connection, Shortcut
from bot.simulator.language import marked


class Shortcuts(Connection):
    """The app's entries in the ⚡ menu and in each message's own."""

    async def shortcut(self, user: str, callback_id: str, channel: str) -> None:
        """A person uses a global shortcut; `channel` is where they are told when it fails.

        LookupError for a shortcut that the app does not declare; SlackError `not_in_channel`.
        """
        at, name = self._slack.joined(user, channel), self._name(user, callback_id, "global")
        trigger = self._slack.triggers.issue(user)
        state, person = self._slack.state, self._slack.person(user)
        await self._use(name, interactions.shortcut(state, person, callback_id, trigger), at.id)

    async def message_shortcut(
        self, user: str, callback_id: str, channel: str, message_ts: str
    ) -> None:
        """A person uses a message shortcut on a message that everyone in the channel sees.

        LookupError as for `shortcut`; SlackError `not_in_channel` or `message_not_found`.
        """
        at, name = self._slack.joined(user, channel), self._name(user, callback_id, "message")
        message = self._slack.visible(user, channel, message_ts)
        if message.to:
            raise SlackError("message_not_found")
        state, person = self._slack.state, self._slack.person(user)
        trigger = self._slack.triggers.issue(user)
        payload = interactions.message_action(state, person, callback_id, trigger, at, message)
        url = {"response_url": self.responses.issue(user, channel)}
        await self._use(name, payload | url, at.id)

    def offered(self, user: str, kind: str) -> list[Shortcut]:
        """The "global" or "message" shortcuts that somebody has: none for a connected person."""
        is_ours = self._slack.person(user).team_id is None
        return [each for each in self.shortcuts if is_ours and each.type == kind]

    def _name(self, user: str, callback_id: str, kind: str) -> str:
        for each in self.offered(user, kind):
            if each.callback_id == callback_id:
                return each.name
        raise LookupError("There is no such shortcut.")

    async def _use(self, name: str, payload: dict[str, Any], channel: str) -> None:
        exchange = await self._interact(payload)
        if exchange.failure:
            user, words = payload["user"]["id"], marked("dpc did not take “{name}” ({failure}).")
            told = self._worded(user, words, name=name, failure=exchange.failure)
            self._tell(user, channel, told)
