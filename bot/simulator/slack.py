"""One workspace: who is in it, what was said, and what changes that."""

import re
from collections.abc import Sequence
from typing import Any

from bot.simulator import block_kit, events, profiles, wire
from bot.simulator.core import Core
from bot.simulator.errors import SlackError
from bot.simulator.model import SLACKBOT, Block, Channel, Message, Person

_LONGEST_TEXT = 40_000
_EMOJI_NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


class Slack(Core):
    """A workspace that lives on one asyncio loop: every method is called on that loop."""

    def direct(self, user: str) -> Channel:
        """The direct conversation of this person with the bot, opened when there is none.

        Raises:
            SlackError: `user_not_found`, `user_disabled` or `cannot_dm_bot`.
        """
        person = self.person(user)
        if person.is_bot:
            raise SlackError("cannot_dm_bot")
        if person.deleted:
            raise SlackError("user_disabled")
        for channel in self.state.channels:
            if channel.kind == "im" and user in channel.members:
                return channel
        opened = Channel(
            id=f"D{person.id[1:]}", name="", kind="im", members=[user, self.state.bot_user]
        )
        self.state.channels.append(opened)
        self.changed()
        return opened

    def post(
        self,
        user: str,
        channel: str,
        text: str,
        blocks: Sequence[Block] = (),
        *,
        thread_ts: str | None = None,
        metadata: dict[str, Any] | None = None,
        files: Sequence[str] = (),
        to: str | None = None,
        client_msg_id: str | None = None,
    ) -> Message:
        """Adds a message, ephemeral if `to` is given, and tells the listeners of it.

        With `client_msg_id` it is what a person wrote in one of Slack's own clients.

        Raises:
            SlackError: `channel_not_found`, `is_archived`, `thread_not_found`, `no_text`,
                `msg_too_long` or `invalid_blocks`.
        """
        if self.channel(channel).is_archived:
            raise SlackError("is_archived")
        message = Message(
            ts="",
            channel=channel,
            user=user,
            text=text,
            blocks=[] if files else self._checked(text, blocks),
            files=list(files),
            thread_ts=self._root(channel, thread_ts) if thread_ts else None,
            metadata=metadata,
            to=to,
            client_msg_id=client_msg_id,
            at=self.now(),
        )
        message.ts = self.next_ts()
        self.state.messages.append(message)
        self.changed()
        if to is None:
            self.tell(events.posted(self.state, message))
        return message

    def update(
        self,
        message: Message,
        text: str | None,
        blocks: Sequence[Block] | None,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        """Changes a message in place: text alone drops the blocks and shows as edited.

        Raises:
            SlackError: `no_text`, `msg_too_long` or `invalid_blocks`.
        """
        before = wire.message(self.state, message)
        new_text = message.text if text is None else text
        kept = message.blocks if text is None else []
        message.blocks = self._checked(new_text, kept if blocks is None else blocks)
        message.text = new_text
        message.edited = message.edited or blocks is None
        message.metadata = metadata or message.metadata
        self.changed()
        if message.to is None:
            self.tell(events.altered(self.state, message, before, self.next_ts()))

    def pin(self, message: Message) -> None:
        """Pins a message to its channel; SlackError `already_pinned`."""
        if message.pinned:
            raise SlackError("already_pinned")
        message.pinned = True
        self.changed()

    def unpin(self, message: Message) -> None:
        """Takes a message off the pins of its channel; SlackError `no_pin`."""
        if not message.pinned:
            raise SlackError("no_pin")
        message.pinned = False
        self.changed()

    def react(self, user: str, message: Message, name: str) -> None:
        """Adds somebody's emoji to a message.

        Raises:
            SlackError: `invalid_name` or `already_reacted`.
        """
        if not _EMOJI_NAME.fullmatch(name):
            raise SlackError("invalid_name")
        users = message.reactions.setdefault(name, [])
        if user in users:
            raise SlackError("already_reacted")
        users.append(user)
        self._reacted("reaction_added", user, message, name)

    def take_back(self, user: str, message: Message, name: str) -> None:
        """Takes somebody's emoji away from a message; SlackError `no_reaction`."""
        users = message.reactions.get(name, [])
        if user not in users:
            raise SlackError("no_reaction")
        users.remove(user)
        if not users:
            del message.reactions[name]
        self._reacted("reaction_removed", user, message, name)

    def _reacted(self, what: str, user: str, message: Message, name: str) -> None:
        self.changed()
        self.tell([events.reacted(what, user, message, name, self.next_ts())])

    def delete(self, message: Message) -> None:
        """Takes a message away; a root with replies leaves a stone in its place."""
        before = wire.message(self.state, message)
        if self.replies(message.channel, message.ts):
            message.user, message.text = SLACKBOT, "This message was deleted."
            message.blocks, message.metadata = [], None
        else:
            self.state.messages.remove(message)
        self.changed()
        if message.to is None:
            self.tell(events.removed(self.state, message, before, self.next_ts()))

    def invite(self, user: str, channel: str, inviter: str) -> None:
        """Brings a person, or the bot, into a channel.

        Raises:
            SlackError: `user_not_found`, `channel_not_found`, `is_archived`, `not_in_channel` (of
                the inviter) or `already_in_channel`.
        """
        at, invited = self.joined(inviter, channel), self.person(user)
        if at.is_archived:
            raise SlackError("is_archived")
        if invited.id in at.members:
            raise SlackError("already_in_channel")
        at.members.append(invited.id)
        self.changed()
        self.tell([events.member_joined(self.state, invited.id, at, inviter, self.next_ts())])

    def deactivate(self, user: str) -> None:
        """Closes a person's account: they leave their channels. SlackError `user_not_found`."""
        person = self.person(user)
        person.deleted = True
        for channel in self.state.channels:
            if channel.kind == "channel" and user in channel.members:
                channel.members.remove(user)
        self.state.modals.pop(user, None)
        self._person_changed(person)

    def make_guest(self, user: str) -> None:
        """Makes a person a guest. SlackError `user_not_found`."""
        person = self.person(user)
        person.is_restricted, person.is_admin = True, False
        self._person_changed(person)

    def move(self, user: str, zone: str) -> None:
        """Lets a person live in another IANA zone. SlackError `user_not_found`."""
        person = self.person(user)
        person.tz = zone
        self._person_changed(person)

    def speak(self, user: str, locale: str) -> None:
        """Lets a person set Slack to another language. SlackError `user_not_found`."""
        person = self.person(user)
        person.locale = locale
        self._person_changed(person)

    def _person_changed(self, person: Person) -> None:
        self.changed()
        shown = profiles.user(self.state, person, self.now(), with_locale=True)
        self.tell([events.user_change(shown, int(self.real_time()), self.next_ts())])

    def _root(self, channel: str, ts: str) -> str:
        try:
            root = self.find(channel, ts)
        except SlackError:
            raise SlackError("thread_not_found") from None
        return root.thread_ts or root.ts

    def _checked(self, text: str, blocks: Sequence[Block]) -> list[Block]:
        if not text.strip() and not blocks:
            raise SlackError("no_text")
        if len(text) > _LONGEST_TEXT:
            raise SlackError("msg_too_long")
        refused = self.state.refused_blocks
        if problems := block_kit.validate(blocks, "message", refused):
            # That a workspace is behind is no fault of the bot's.
            if block_kit.validate(blocks, "message"):
                self.problem("; ".join(problems))
            raise SlackError("invalid_blocks", problems)
        return block_kit.with_ids(blocks)
