"""What a renderer makes: a message for Slack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message: `text` carries its whole content for screen readers and notifications.

    `blocks` is Block Kit within Slack's limits; `shows` are the ids of the deliverables in it,
    so that a bare "claim" in its thread is understood.
    """

    text: str
    blocks: tuple[Block, ...]
    shows: tuple[str, ...] = ()

    @classmethod
    def stored(cls, payload: Mapping[str, Any]) -> Self:
        """The message that was kept in the outbox."""
        return cls(payload["text"], tuple(payload["blocks"]), tuple(payload.get("shows", ())))

    def payload(self) -> dict[str, Any]:
        """The arguments of Slack's methods and the body of an answer."""
        return {"text": self.text, "blocks": list(self.blocks)}
