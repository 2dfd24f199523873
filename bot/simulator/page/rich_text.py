"""Draws Slack's rich_text block as safe HTML."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.simulator.page.mrkdwn import Reader, emoji, link, mention, moment, plain

Element = Mapping[str, Any]


class UndrawableError(ValueError):
    """The page has no drawing for this block or element; it is never skipped in silence."""

    def __init__(self, place: str, kind: object) -> None:
        super().__init__(f"no drawing for {place} of type {kind!r}")


def _text(element: Element, reader: Reader) -> Markup:
    return plain(element["text"])


def _link(element: Element, reader: Reader) -> Markup:
    return link(element["url"], element.get("text", ""))


def _user(element: Element, reader: Reader) -> Markup:
    return mention("@" + reader.names.get(element["user_id"], element["user_id"]))


def _channel(element: Element, reader: Reader) -> Markup:
    return mention("#" + reader.names.get(element["channel_id"], element["channel_id"]))


def _broadcast(element: Element, reader: Reader) -> Markup:
    return mention("@" + element["range"])


def _emoji(element: Element, reader: Reader) -> Markup:
    return plain(emoji(element["name"]))


def _date(element: Element, reader: Reader) -> Markup:
    fallback = element.get("fallback", "")
    return moment(str(element["timestamp"]), element["format"], fallback, reader)


def _color(element: Element, reader: Reader) -> Markup:
    html = Markup('<svg class="sample" viewBox="0 0 10 10" aria-hidden="true">{}</svg> {}')
    square = Markup('<rect width="10" height="10" rx="2" fill="{}"/>').format(element["value"])
    return html.format(square, plain(element["value"]))


def _team(element: Element, reader: Reader) -> Markup:
    return mention("@" + element["team_id"])


def _usergroup(element: Element, reader: Reader) -> Markup:
    return mention("@" + element["usergroup_id"])


_INLINE: dict[str, Callable[[Element, Reader], Markup]] = {
    "text": _text,
    "link": _link,
    "user": _user,
    "channel": _channel,
    "broadcast": _broadcast,
    "emoji": _emoji,
    "date": _date,
    "color": _color,
    "team": _team,
    "usergroup": _usergroup,
}
# Innermost first.
_STYLES = {"code": "code", "strike": "s", "italic": "em", "bold": "strong"}


def _styled(html: Markup, element: Element) -> Markup:
    styles = {name for name, on in element.get("style", {}).items() if on}
    for unknown in styles - _STYLES.keys():
        raise UndrawableError("rich_text style", unknown)
    for name, tag in _STYLES.items():
        if name in styles:
            html = Markup("<{0}>{1}</{0}>").format(tag, html)
    return html


def _inline(elements: list[Element], reader: Reader) -> Markup:
    parts: list[Markup] = []
    for element in elements:
        draw = _INLINE.get(element["type"])
        if draw is None:
            raise UndrawableError("rich_text element", element["type"])
        parts.append(_styled(draw(element, reader), element))
    return Markup().join(parts)


def _section(part: Element, reader: Reader) -> Markup:
    return Markup("<p>{}</p>").format(_inline(part["elements"], reader))


def _quote(part: Element, reader: Reader) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(_inline(part["elements"], reader))


def _preformatted(part: Element, reader: Reader) -> Markup:
    return Markup("<pre>{}</pre>").format(_inline(part["elements"], reader))


def _list(part: Element, reader: Reader) -> Markup:
    items = Markup().join(
        Markup("<li>{}</li>").format(_inline(item["elements"], reader)) for item in part["elements"]
    )
    indent = part.get("indent", 0)
    if part["style"] == "ordered":
        html = Markup('<ol class="indent-{}" start="{}">{}</ol>')
        return html.format(indent, part.get("offset", 0) + 1, items)
    return Markup('<ul class="indent-{}">{}</ul>').format(indent, items)


_PARTS: dict[str, Callable[[Element, Reader], Markup]] = {
    "rich_text_section": _section,
    "rich_text_quote": _quote,
    "rich_text_preformatted": _preformatted,
    "rich_text_list": _list,
}


def rich_text(block: Element, reader: Reader) -> Markup:
    """A rich_text block as HTML.

    Raises:
        UndrawableError: for a part, an element or a style that is not known here.
    """
    parts: list[Markup] = []
    for part in block["elements"]:
        draw = _PARTS.get(part["type"])
        if draw is None:
            raise UndrawableError("rich_text part", part["type"])
        parts.append(draw(part, reader))
    return Markup().join(parts)


def written(block: Element) -> str:
    """The words of a rich_text block without any markup, a line for each of its parts."""
    return "\n".join(
        "".join(element.get("text", "") for element in part["elements"])
        for part in block["elements"]
    )
