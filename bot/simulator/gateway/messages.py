"""What people do in conversations: they write, command and click."""

import uuid

from bot.simulator import choices
from bot.simulator.errors import SlackError
from bot.simulator.gateway import interactions
from bot.simulator.gateway.connection import CLICK, Connection
from bot.simulator.gateway.responses import payload_of
from bot.simulator.gateway.typed import as_sent, escape
from bot.simulator.language import marked

COMMAND = "/dpc"
_REMEMBERED = 40  # characters of what somebody wrote: enough for a command
_UNKNOWN = marked(
    "{command} is not a valid command. In Slack, all messages that start with the "
    '"/" character are interpreted as commands.'
)


class Messages(Connection):
    """Everything that begins in a channel, a thread or a direct conversation."""

    async def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> None:
        """A person posts what they typed: it appears, and the events go out behind it.

        Nothing but white space is not sent. SlackError `not_in_channel`, or as `Slack.post`.
        """
        at = self._slack.joined(user, channel)
        if text.strip():
            self._slack.remember(text.strip()[:_REMEMBERED])
            sent = as_sent(self._slack.state, text)
            own = str(uuid.uuid4())
            self._slack.post(user, at.id, sent, thread_ts=thread_ts, client_msg_id=own)

    async def command(
        self, user: str, channel: str, text: str, thread_ts: str | None = None
    ) -> None:
        """A person enters a slash command; returns when its answer is shown.

        `text` is the whole line, "/dpc topic cyber". Whatever fails is told to that person by an
        ephemeral message, as is a command in a thread, or of a person of another workspace, which
        Slack refuses. SlackError `channel_not_found` or `not_in_channel`.
        """
        word, *rest = text.split(maxsplit=1)
        if word != COMMAND or self._slack.person(user).team_id:
            refusal = self._worded(user, _UNKNOWN, command=escape(word))
        elif thread_ts:
            words = marked("{command} is not supported in threads. Sorry!")
            refusal = self._worded(user, words, command=COMMAND)
        elif error := await self._ask(user, channel, "".join(rest).rstrip()):
            words = marked('{command} failed with the error "{error}"')
            refusal = self._worded(user, words, command=COMMAND, error=error)
        else:
            return
        self._tell(user, channel, refusal, thread_ts)

    async def click(
        self,
        user: str,
        channel: str,
        message_ts: str,
        action_id: str,
        block_id: str,
        value: str | None = None,
        selected: choices.Given = None,
    ) -> None:
        """A person uses an element of a message; returns when the bot has taken it.

        Args:
            user: who clicks.
            channel: where the message is.
            message_ts: which message, ephemeral or not.
            action_id: which element …
            block_id: … of which block.
            value: a button's value as it was drawn; None: as it is now.
            selected: an option's value (several where any number is chosen), a user's id, or a
                date (YYYY-MM-DD).

        Raises:
            LookupError: when the message has no such element (any more).
            SlackError: `channel_not_found`, `not_in_channel`, or `message_not_found`, also for an
                ephemeral message that is another's.
        """
        at = self._slack.joined(user, channel)
        message = self._slack.visible(user, channel, message_ts)
        action = choices.action(message.blocks, block_id, action_id, value, selected)
        self._slack.remember(str(action.get("text", {}).get("text", "")))
        chosen = self._chosen[user, channel, message_ts]
        chosen.setdefault(block_id, {})[action_id] = action
        state, person = self._slack.state, self._slack.person(user)
        values = choices.values(message.blocks, chosen)
        place = interactions.on_message(state, at, message, values)
        url = {"response_url": self.responses.issue(user, channel, message_ts)}
        trigger = self._slack.triggers.issue(user)
        exchange = await self._interact(
            interactions.block_actions(state, person, place | url, action, trigger)
        )
        if exchange.failure:
            words = self._worded(user, CLICK, failure=exchange.failure)
            self._tell(user, channel, words, message.thread_ts)

    async def _ask(self, user: str, channel: str, text: str) -> str | None:
        """Sends a command and shows its answer; returns Slack's word for what went wrong."""
        state = self._slack.state
        self._slack.remember(text[:_REMEMBERED])
        form = interactions.command_form(
            state,
            self._slack.person(user),
            self._slack.joined(user, channel),
            COMMAND,
            as_sent(state, text),
            self.responses.issue(user, channel),
            self._slack.triggers.issue(user),
        )
        exchange = await self._sender.send("command", form)
        if exchange.failure:
            is_late = exchange.failure in ("http_timeout", "timeout")
            return "operation_timeout" if is_late else "dispatch_failed"
        if not exchange.response.strip():
            return None
        try:
            is_json = exchange.content_type.startswith("application/json")
            body = payload_of(exchange.response) if is_json else {"text": exchange.response}
            self.responses.show(user, channel, body)
        except SlackError as refused:
            self._slack.problem(f"The answer to {COMMAND} cannot be shown: {refused}")
            return "invalid_command_response"
        return None
