"""What a renderer makes: a message for Slack."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from bot.domain.languages import ENGLISH
from bot.domain.outbox import Payload
from bot.render.kit.language import _, marked
from bot.render.kit.words import shorten

TITLE_LIMIT = 24

Block = dict[str, Any]

# The blocks of 2026 that we draw: not every workspace takes them yet.
NEW = frozenset({"alert", "container", "data_table", "data_visualization"})


@dataclass(frozen=True)
class Message:
    """A message: `text` carries its whole content for screen readers and notifications.

    `blocks` is Block Kit within Slack's limits; `shows` are the ids of the deliverables in it,
    so that a bare "claim" in its thread is understood. `view` is the command whose answer it
    is, at `page`, so that it can be drawn again; empty for what is over once it is said.
    `reader` is the Slack user for whom alone it is worded, None where it is for everybody.
    `plain` is the same in blocks that every workspace takes; None where `blocks` are such.
    `language` is what it is worded in.
    """

    text: str
    blocks: tuple[Block, ...]
    shows: tuple[str, ...] = ()
    view: str = ""
    page: int = 1
    reader: str | None = None
    plain: tuple[Block, ...] | None = None
    language: str = ENGLISH

    @classmethod
    def stored(cls, payload: Payload) -> Self:
        """The message that was kept in the outbox."""
        # What an earlier version has kept says nothing of the last two.
        plain = payload.get("plain")
        return cls(
            payload["text"],
            tuple(payload["blocks"]),
            tuple(payload["shows"]),
            payload["view"],
            payload["page"],
            payload.get("reader"),
            None if plain is None else tuple(plain),
            payload.get("language", ENGLISH),
        )

    def to_store(self) -> Payload:
        """The message as it is kept in the outbox."""
        return {
            "text": self.text,
            "blocks": self.blocks,
            "shows": self.shows,
            "view": self.view,
            "page": self.page,
            "reader": self.reader,
            "plain": self.plain,
            "language": self.language,
        }

    @cached_property
    def new(self) -> frozenset[str]:
        """The types of its blocks that a workspace may refuse."""
        return new_types(self.blocks) if self.plain is not None else frozenset()

    @cached_property
    def plainly(self) -> Message:
        """The same message, in blocks that every workspace takes."""
        return self if self.plain is None else replace(self, blocks=self.plain, plain=None)

    @cached_property
    def private_answer(self) -> str:
        """The JSON that answers a slash command privately; made once, as answers are kept."""
        return json.dumps({"response_type": "ephemeral", **self.payload()})

    def payload(self) -> dict[str, Any]:
        """The arguments of Slack's methods and the body of an answer."""
        return {"text": self.text, "blocks": list(self.blocks)}


@dataclass(frozen=True)
class Modal:
    """A dialog: a form to `submit`, or, without a word for that, an answer to `close`.

    Slack takes `title` and both words up to 24 characters; longer ones are cut. `callback` names
    it when it is submitted. `plain` is as in Message.
    """

    title: str
    blocks: tuple[Block, ...]
    submit: str = ""
    callback: str = "dpc.form"
    close: str = marked("Cancel")
    plain: tuple[Block, ...] | None = None

    @property
    def new(self) -> frozenset[str]:
        """As in Message."""
        return new_types(self.blocks) if self.plain is not None else frozenset()

    @property
    def plainly(self) -> Modal:
        """As in Message."""
        return self if self.plain is None else replace(self, blocks=self.plain, plain=None)

    def payload(self, private_metadata: str = "") -> dict[str, Any]:
        """The view for Slack's methods, with what it is to give back, of up to 3,000 characters."""
        view: dict[str, Any] = {
            "type": "modal",
            "callback_id": self.callback,
            "title": plain_text(shorten(self.title, TITLE_LIMIT)),
            "close": plain_text(shorten(_(self.close), TITLE_LIMIT)),
            "blocks": list(self.blocks),
            "private_metadata": private_metadata,
        }
        return view | (
            {"submit": plain_text(shorten(self.submit, TITLE_LIMIT))} if self.submit else {}
        )


def new_types(blocks: Iterable[Block]) -> frozenset[str]:
    """The types among blocks that a workspace may refuse."""
    return NEW.intersection(block["type"] for block in blocks)


def plain_text(words: str) -> Block:
    """A text object in which no word is markup."""
    return {"type": "plain_text", "text": words}
