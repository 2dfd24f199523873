"""Draws Block Kit: one template a block type, one an element type."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from bot.workspace.model import Message
from bot.workspace.page.mrkdwn import LINKS, Reader, mrkdwn, plain
from bot.workspace.page.rich_text import UndrawableError, rich_text

_BLOCKS = {"section", "header", "divider", "context", "actions"}
_ELEMENTS = {"button", "overflow", "static_select", "users_select", "datepicker"}

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Drawing:
    """One message as one person sees it.

    Attributes:
        templates: where `blocks/<type>.html` and `elements/<type>.html` are found.
        message: what is drawn.
        viewer: the id of the person who looks and clicks.
        people: id and real name of everyone whom a users_select offers.
        reader: names and zone for the texts.
        pane: where on the page; a message may stand in the timeline and in the thread.
    """

    templates: Environment
    message: Message
    viewer: str
    people: Mapping[str, str]
    reader: Reader
    pane: str = "timeline"

    def html(self) -> Markup:
        """The message's body: its blocks, or its text when it has none.

        Raises:
            UndrawableError: for a block or an element that the page does not know.
        """
        if not self.message.blocks:
            text = mrkdwn(self.message.text, self.reader)
            return Markup('<div class="text">{}</div>').format(text)
        return Markup().join(self.block(block) for block in self.message.blocks)

    def block(self, block: Json) -> Markup:
        """One block."""
        if block["type"] == "rich_text":
            html = Markup('<div class="text rich">{}</div>')
            return html.format(rich_text(block, self.reader))
        if block["type"] not in _BLOCKS:
            raise UndrawableError("block", block["type"])
        return self._render(f"blocks/{block['type']}.html", block=block)

    def element(self, element: Json, block: Json) -> Markup:
        """One interactive element, or a text in a context block."""
        if element["type"] in {"mrkdwn", "plain_text"}:
            return self.text(element)
        if element["type"] not in _ELEMENTS:
            raise UndrawableError("element", element["type"])
        return self._render(f"elements/{element['type']}.html", element=element, block=block)

    def text(self, text: Json) -> Markup:
        """A text object."""
        if text["type"] == "mrkdwn":
            return mrkdwn(text["text"], self.reader)
        if text["type"] == "plain_text":
            return plain(text["text"])
        raise UndrawableError("text", text["type"])

    def href(self, url: str) -> str:
        """The address that a link button opens; only what a browser opens harmlessly."""
        if not url.startswith(LINKS):
            raise UndrawableError("button with the address", url)
        return url

    def key(self, element: Json) -> str:
        """An id for the element that no other on the page has, alike from drawing to drawing."""
        return f"{self.pane}-{self.message.ts}-{element['action_id']}".replace(" ", "-")

    def click(self, element: Json, block: Json, **chosen: str) -> str:
        """What a use of this element sends, as JSON for `hx-vals`.

        Args:
            element: what is used.
            block: where it stands.
            chosen: `value` of a button, `selected` of a menu's line.
        """
        where = {"as": self.viewer, "channel": self.message.channel, "message": self.message.ts}
        which = {"action_id": element["action_id"], "block_id": block.get("block_id", "")}
        return json.dumps(where | which | chosen)

    def _render(self, template: str, **values: Json) -> Markup:
        html = self.templates.get_template(template).render(draw=self, **values)
        return Markup(html)  # noqa: S704 - Jinja has escaped it
