"""Draws Block Kit: one template a block type, one an element type."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from bot.simulator import choices
from bot.simulator.language import _
from bot.simulator.page import charts
from bot.simulator.page.ground import Json, Surface, ids_of
from bot.simulator.page.mrkdwn import LINKS, Reader, link, mrkdwn, plain
from bot.simulator.page.rich_text import UndrawableError, rich_text, written

_BLOCKS = {
    "actions",
    "alert",
    "card",
    "carousel",
    "container",
    "context",
    "context_actions",
    "data_table",
    "data_visualization",
    "divider",
    "header",
    "image",
    "input",
    "markdown",
    "plan",
    "section",
    "table",
    "task_card",
    "video",
}
_SHORT = 16  # characters
_ELEMENTS = {
    "button",
    "channels_select",
    "checkboxes",
    "conversations_select",
    "datepicker",
    "datetimepicker",
    "email_text_input",
    "feedback_buttons",
    "icon_button",
    "image",
    "multi_channels_select",
    "multi_conversations_select",
    "multi_static_select",
    "multi_users_select",
    "number_input",
    "overflow",
    "plain_text_input",
    "radio_buttons",
    "rich_text_input",
    "static_select",
    "timepicker",
    "url_text_input",
    "users_select",
    "workflow_button",
}


@dataclass(frozen=True)
class Drawing:
    """Blocks as one person sees them.

    Attributes:
        templates: where `blocks/<type>.html` and `elements/<type>.html` are found.
        surface: what they stand on.
        people: id and real name of everyone whom a users_select offers.
        reader: names and zone for the texts.
        channels: id and name of every channel that a menu of channels offers.
    """

    templates: Environment
    surface: Surface
    people: Mapping[str, str]
    reader: Reader
    channels: Mapping[str, str] = field(default_factory=dict)

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

    def words(self, text: str, *, in_svg: bool = False) -> Markup:
        """Bare words of a block, which have no markup."""
        return plain(text, "tspan" if in_svg else "span")

    def cell(self, cell: Json, block: Json) -> Markup:
        """A cell of a table."""
        if cell["type"] == "button":
            return self.element(cell, block)
        return self.block(cell) if cell["type"] == "rich_text" else plain(cell["text"])

    def is_short(self, cell: Json) -> bool:
        """Whether a cell is an id or a word, which is not to be broken at its hyphen."""
        text = written(cell) if cell["type"] == "rich_text" else cell["text"]
        return len(text) <= _SHORT

    def picture(self, image: Json) -> Markup:
        """A picture that the workspace holds, or the words for one that lies elsewhere.

        What lies elsewhere is not fetched: nothing that happens here is told to others.
        """
        file = image.get("slack_file")
        if file is None:
            shown = link(image["image_url"], image["alt_text"])
            html = Markup('<span class="elsewhere">{}</span>')
            return html.format(Markup.escape(_("Picture: {picture}")).format(picture=shown))
        id = file.get("id") or urlsplit(file["url"]).path.rpartition("/")[2]
        html = Markup('<img src="/files/{}?as={}" alt="{}" loading="lazy">')
        return html.format(id, self.surface.where["as"], image["alt_text"])

    def digest(self, block: Json) -> str:
        """An id for a block that is another whenever its content is."""
        saved = json.dumps(block, sort_keys=True)
        return f"{self.surface.prefix}-{sha256(saved.encode()).hexdigest()[:12]}"

    def href(self, url: str) -> str:
        """The address that a link button opens; only what a browser opens harmlessly."""
        if not url.startswith(LINKS):
            raise UndrawableError("button with the address", url)
        return url

    def key(self, element: Json, block: Json) -> str:
        """An id for the element that no other on the page has, alike from drawing to drawing."""
        return f"{self.surface.prefix}-{self.surface.keys[ids_of(element, block)]}"

    def name(self, element: Json, block: Json) -> str:
        """What a field is called when it is sent: with a zone, where an hour needs one."""
        zone = [str(self.reader.zone)] if element["type"] == "datetimepicker" else []
        if not self.surface.is_form:
            return " ".join(["selected", *zone])
        return json.dumps([*ids_of(element, block), *zone])

    def value(self, element: Json, block: Json) -> Any:
        """What the element shows: a text, an option's value, a list of these, or an empty text."""
        block_id, action_id = ids_of(element, block)
        shown = choices.current(element, self.surface.kept.get(block_id, {}).get(action_id, {}))
        if isinstance(shown, list):
            return [each["value"] if isinstance(each, dict) else each for each in shown]
        match element["type"]:
            case "datetimepicker" if shown:
                at = datetime.fromtimestamp(shown, self.reader.zone)
                return at.replace(tzinfo=None).isoformat(timespec="minutes")
            case "rich_text_input" if shown:
                return written(shown)
        return shown["value"] if isinstance(shown, dict) else shown or ""

    def options(self, element: Json) -> list[dict[str, Any]]:
        """The lines of a menu, whether or not they stand in groups."""
        return choices.options(element)

    def groups(self, element: Json) -> list[tuple[str, list[tuple[str, str]]]]:
        """The groups of a menu by title (none: an empty one), each line as value and words."""
        groups = element.get("option_groups") or [{"options": element["options"]}]
        return [
            (
                group["label"]["text"] if "label" in group else "",
                [(each["value"], each["text"]["text"]) for each in group["options"]],
            )
            for group in groups
        ]

    def is_ticked(self, element: Json) -> bool:
        """Whether any number of its lines can be chosen: then it is drawn as boxes to tick."""
        return choices.is_several(element)

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
        html = self.templates.get_template(template).render(draw=self, charts=charts, **values)
        return Markup(html)  # noqa: S704 - Jinja has escaped it
