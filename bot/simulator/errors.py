from collections.abc import Mapping, Sequence
from types import MappingProxyType


class SlackError(Exception):
    """Slack refuses, with one of its documented error codes."""

    def __init__(
        self,
        code: str,
        messages: Sequence[str] = (),
        details: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        """Takes the code, what is wrong in words, and keys that the answer has beside the code."""
        super().__init__(code, *messages)
        self.code = code
        self.messages = list(messages)
        self.details = dict(details)
