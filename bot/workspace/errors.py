from collections.abc import Sequence


class SlackError(Exception):
    """Slack refuses, with one of its documented error codes."""

    def __init__(self, code: str, messages: Sequence[str] = ()) -> None:
        super().__init__(code, *messages)
        self.code = code
        self.messages = list(messages)
