"""Draws Block Kit: one template a block type, one an element type."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from bot.simulator import choices
from bot.simulator.page.ground import Json, Surface, ids_of
from bot.simulator.page.mrkdwn import LINKS, Reader, mrkdwn, plain
from bot.simulator.page.rich_text import UndrawableError, rich_text

_BLOCKS = {"section", "header", "divider", "context", "actions", "input"}
_ELEMENTS = {
    "button",
    "checkboxes",
    "datepicker",
    "multi_static_select",
    "overflow",
    "plain_text_input",
    "radio_buttons",
    "static_select",
    "url_text_input",
    "users_select",
}


@dataclass(frozen=True)
class Drawing:
    """Blocks as one person sees them.

    Attributes:
        templates: where `blocks/<type>.html` and `elements/<type>.html` are found.
        surface: what they stand on.
        people: id and real name of everyone whom a users_select offers.
        reader: names and zone for the texts.
    """

    templates: Environment
    surface: Surface
    people: Mapping[str, str]
    reader: Reader

    def blocks(self, blocks: Sequence[Json]) -> Markup:
        """Blocks, one after the other.

        Raises:
            UndrawableError: for a block or an element that the page does not know.
        """
        return Markup().join(self.block(block) for block in blocks)

    def paragraph(self, text: str) -> Markup:
        """What a message without blocks says."""
        return Markup('<div class="text">{}</div>').format(mrkdwn(text, self.reader))

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

    def key(self, element: Json, block: Json) -> str:
        """An id for the element that no other on the page has, alike from drawing to drawing."""
        return f"{self.surface.prefix}-{self.surface.keys[ids_of(element, block)]}"

    def name(self, element: Json, block: Json) -> str:
        """What a field is called when it is sent."""
        return json.dumps(ids_of(element, block)) if self.surface.is_form else "selected"

    def value(self, element: Json, block: Json) -> Any:
        """What the element shows: a text, an option's value, a list of these, or an empty text."""
        block_id, action_id = ids_of(element, block)
        shown = choices.current(element, self.surface.kept.get(block_id, {}).get(action_id, {}))
        if isinstance(shown, list):
            return [option["value"] for option in shown]
        return shown["value"] if isinstance(shown, dict) else shown or ""

    def click(self, element: Json, block: Json, **chosen: str) -> str:
        """What a use of this element sends, as JSON for `hx-vals`.

        Args:
            element: what is used.
            block: where it stands.
            chosen: `value` of a button, `selected` of a menu's line.
        """
        block_id, action_id = ids_of(element, block)
        which = {"action_id": action_id, "block_id": block_id}
        return json.dumps({**self.surface.where, **which, **chosen})

    def _render(self, template: str, **values: Json) -> Markup:
        html = self.templates.get_template(template).render(draw=self, **values)
        return Markup(html)  # noqa: S704 - Jinja has escaped it
