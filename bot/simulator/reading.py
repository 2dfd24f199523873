"""What can be read of a workspace, by the page and by the Web API."""

from bot.simulator.errors import SlackError
from bot.simulator.model import Channel, File, Message, Person, State, View
from bot.simulator.wire import replies


class Reading:
    """The questions that a workspace answers; nothing here changes it."""

    def __init__(self, state: State) -> None:
        self.state = state

    def people(self) -> list[Person]:
        """Everyone, the bot and Slackbot included (`is_bot`)."""
        return list(self.state.people)

    def person(self, user: str) -> Person:
        """One person by id; SlackError `user_not_found`."""
        for person in self.state.people:
            if person.id == user:
                return person
        raise SlackError("user_not_found")

    def channels(self, user: str) -> list[Channel]:
        """The public channels that this person is in; not the direct conversation."""
        channels = self.state.channels
        return [each for each in channels if each.kind == "channel" and user in each.members]

    def channel(self, channel: str) -> Channel:
        """One channel or direct conversation by id; SlackError `channel_not_found`."""
        for each in self.state.channels:
            if each.id == channel:
                return each
        raise SlackError("channel_not_found")

    def joined(self, user: str, channel: str) -> Channel:
        """A conversation that this person is in; SlackError also `not_in_channel`."""
        found = self.channel(channel)
        if user not in found.members:
            raise SlackError("not_in_channel")
        return found

    def find(self, channel: str, ts: str) -> Message:
        """One message, ephemeral or not; SlackError `message_not_found`."""
        for message in reversed(self.state.messages):
            if (message.channel, message.ts) == (channel, ts):
                return message
        raise SlackError("message_not_found")

    def visible(self, user: str, channel: str, ts: str) -> Message:
        """Like `find`; another's ephemeral message is not found either."""
        message = self.find(channel, ts)
        if message.to not in (None, user):
            raise SlackError("message_not_found")
        return message

    def timeline(self, channel: str, user: str) -> list[Message]:
        """Top-level messages and this person's top-level ephemerals, oldest first."""
        return [each for each in self._visible(channel, user) if each.thread_ts is None]

    def thread(self, channel: str, ts: str, user: str) -> list[Message]:
        """The root, its replies and this person's ephemerals among them, oldest first."""
        return [each for each in self._visible(channel, user) if ts in (each.ts, each.thread_ts)]

    def posted(self, after: str, until: str | None) -> list[Message]:
        """What the bot has said, but for ephemerals, between two time stamps, oldest first."""
        bot, messages = self.state.bot_user, self.state.messages
        said = [each for each in messages if each.user == bot and each.to is None]
        return [each for each in said if after < each.ts and (until is None or each.ts <= until)]

    def replies(self, channel: str, ts: str) -> int:
        """How many replies everyone can see below this message."""
        return len(replies(self.state, channel, ts))

    def views(self, user: str) -> list[View]:
        """The modals that this person has open, the top one last."""
        return list(self.state.modals.get(user, []))

    def home(self, user: str) -> View | None:
        """This person's Home tab; None when the bot has published none yet."""
        return self.state.homes.get(user)

    def view(self, user: str, view_id: str) -> View:
        """One of this person's modals, or their Home tab, by id; SlackError `not_found`."""
        home = self.home(user)
        for view in [*self.views(user), *([home] if home else [])]:
            if view.id == view_id:
                return view
        raise SlackError("not_found")

    @property
    def files(self) -> list[File]:
        """What the bot uploaded, oldest first."""
        return list(self.state.files)

    def file(self, file_id: str) -> File:
        """One file by id; SlackError `file_not_found`."""
        for file in self.state.files:
            if file.id == file_id:
                return file
        raise SlackError("file_not_found")

    def _visible(self, channel: str, user: str) -> list[Message]:
        messages = self.state.messages
        return [each for each in messages if each.channel == channel and each.to in (None, user)]
