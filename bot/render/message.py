"""What a renderer makes: a message for Slack."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

Block = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A message: `text` carries its whole content for screen readers and notifications.

    `blocks` is Block Kit within Slack's limits; `shows` are the ids of the deliverables in it,
    so that a bare "claim" in its thread is understood. `view` is the command whose answer it
    is, at `page`, so that it can be drawn again; empty for what is over once it is said.
    """

    text: str
    blocks: tuple[Block, ...]
    shows: tuple[str, ...] = ()
    view: str = ""
    page: int = 1

    @classmethod
    def stored(cls, payload: Mapping[str, Any]) -> Self:
        """The message that was kept in the outbox."""
        return cls(
            payload["text"],
            tuple(payload["blocks"]),
            tuple(payload["shows"]),
            payload["view"],
            payload["page"],
        )

    def to_store(self) -> dict[str, Any]:
        """The message as it is kept in the outbox."""
        return asdict(self)

    @cached_property
    def private_answer(self) -> str:
        """The JSON that answers a slash command privately; made once, as answers are kept."""
        return json.dumps({"response_type": "ephemeral", **self.payload()})

    def payload(self) -> dict[str, Any]:
        """The arguments of Slack's methods and the body of an answer."""
        return {"text": self.text, "blocks": list(self.blocks)}
