"""Slack's mrkdwn, and plain text, as safe HTML.

Nothing here marks a string as safe: what people wrote only ever goes through the escaping of
`Markup.format` and `Markup.join`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import groupby

from markupsafe import Markup

from bot.simulator.language import dated, pgettext

_EMOJI = {
    "+1": "👍", "-1": "👎", "bell": "🔔", "bulb": "💡", "bust_in_silhouette": "👤",
    "calendar": "📆", "clipboard": "📋", "clock9": "🕘", "eyes": "👀", "flag-eu": "🇪🇺",
    "flag-jp": "🇯🇵", "hourglass_flowing_sand": "⏳", "information_source": "ℹ️",
    "large_green_circle": "🟢", "link": "🔗", "lock": "🔒", "mag": "🔍", "no_entry": "⛔",
    "page_facing_up": "📄", "pencil2": "✏️", "pushpin": "📌", "question": "❓", "scroll": "📜",
    "seedling": "🌱", "smile": "😄", "star": "⭐", "tada": "🎉", "thumbsup": "👍",
    "warning": "⚠️", "wave": "👋", "white_check_mark": "✅", "white_circle": "⚪", "x": "❌",
}  # fmt: skip

_JAPANESE = "々〆\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f"
_PIECE = re.compile(rf"(?P<japanese>[{_JAPANESE}]+)|:(?P<emoji>[a-z0-9_+-]+):")

_FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)


def _between(mark: str, name: str) -> str:
    """A pattern for text between two marks on one line, at the edges of words as in Slack."""
    m = re.escape(mark)
    return rf"(?<!\w){m}(?=\S)(?P<{name}>(?:<[^<>\n]*>|[^{m}<\n])+)(?<=\S){m}(?!\w)"


_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`|<(?P<entity>[^<>\n]+)>|"
    + "|".join([_between("*", "strong"), _between("_", "em"), _between("~", "s")])
)
LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Reader:
    """Whoever a text is drawn for.

    Attributes:
        names: what the ids of people and channels are called.
        zone: in which dates with an hour are shown.
    """

    names: Mapping[str, str]
    zone: tzinfo


def plain(text: str, tag: str = "span") -> Markup:
    """Text without markup: escaped, with emoji and with Japanese marked as such, by this tag."""
    parts: list[str] = []
    position = 0
    for match in _PIECE.finditer(text):
        parts.append(text[position : match.start()])
        if match["japanese"]:
            parts.append(_in_japanese(match["japanese"], tag))
        else:
            parts.append(emoji(match["emoji"]))
        position = match.end()
    return Markup().join([*parts, text[position:]])


def literal(text: str) -> Markup:
    """Text that is shown to the letter: escaped, with Japanese marked as such."""
    pieces = re.split(f"([{_JAPANESE}]+)", text)
    return Markup().join(
        _in_japanese(piece, "span") if number % 2 else piece for number, piece in enumerate(pieces)
    )


def is_japanese(text: str) -> bool:
    """Whether most of a text is in Japanese, for what can only have one language."""
    return 2 * sum(map(len, re.findall(f"[{_JAPANESE}]+", text))) >= max(len(text), 1)


def _in_japanese(text: str, tag: str) -> Markup:
    return Markup('<{0} lang="ja">{1}</{0}>').format(tag, text)


def emoji(name: str) -> str:
    """The character of a short code, or the code itself where it is not known."""
    return _EMOJI.get(name, f":{name}:")


def mrkdwn(text: str, reader: Reader) -> Markup:
    """A mrkdwn text as HTML: quotes and fenced code are blocks, all else is inline."""
    parts: list[Markup] = []
    for number, part in enumerate(_FENCE.split(text)):
        if number % 2:
            parts.append(Markup("<pre>{}</pre>").format(literal(_unescape(part))))
            continue
        for quoted, lines in groupby(part.strip("\n").split("\n"), _is_quoted):
            if quoted:
                inner = "\n".join(re.sub(r"^(&gt;|>) ?", "", line) for line in lines)
                parts.append(Markup("<blockquote>{}</blockquote>").format(_inline(inner, reader)))
            else:
                parts.append(_inline("\n".join(lines), reader))
    return Markup().join(parts)


def _is_quoted(line: str) -> bool:
    return line.startswith(("&gt;", ">"))


def _inline(text: str, reader: Reader) -> Markup:
    parts: list[Markup] = []
    position = 0
    for match in _INLINE.finditer(text):
        parts.append(plain(_unescape(text[position : match.start()])))
        kind = match.lastgroup or ""
        body = match[kind]
        if kind == "code":
            parts.append(Markup("<code>{}</code>").format(literal(_unescape(body))))
        elif kind == "entity":
            parts.append(_entity(body, reader))
        else:
            parts.append(Markup("<{0}>{1}</{0}>").format(kind, _inline(body, reader)))
        position = match.end()
    return Markup().join([*parts, plain(_unescape(text[position:]))])


def _unescape(text: str) -> str:
    """Slack escapes three characters in mrkdwn, and only these."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _entity(body: str, reader: Reader) -> Markup:
    """What stands between < and >: a person, a channel, a special word, or a link."""
    target, _, label = (_unescape(part) for part in body.partition("|"))
    if target.startswith("@"):
        return mention("@" + reader.names.get(target[1:], label or target[1:]))
    if target.startswith("#"):
        return mention("#" + reader.names.get(target[1:], label or target[1:]))
    if target.startswith("!date^"):
        seconds, pattern = [*target.split("^"), "", ""][1:3]
        return moment(seconds, pattern, label, reader)
    if target.startswith("!"):
        return mention(label or "@" + target[1:])
    return link(target, label)


def mention(text: str) -> Markup:
    """A name that stands out, such as "@Anna Example" or "#council"."""
    return Markup('<span class="mention">{}</span>').format(plain(text))


def link(url: str, label: str) -> Markup:
    """A link that opens apart; the bare text where the address is of no harmless kind."""
    if not url.startswith(LINKS):
        return plain(f"<{url}|{label}>" if label else f"<{url}>")
    html = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
    return html.format(url, plain(label or url))


_DATES: dict[str, Callable[[datetime], str]] = {
    "date_num": lambda at: f"{at:%Y-%m-%d}",
    "date_slash": lambda at: dated(at, pgettext("pattern: a day in numbers", "dd/MM/y")),
    "date": lambda at: dated(at, pgettext("pattern: a day", "d MMMM y")),
    "date_short": lambda at: dated(at, pgettext("pattern: a day in few letters", "d MMM y")),
    "date_long": lambda at: dated(at, pgettext("pattern: a day in full", "EEEE d MMMM y")),
    "time": lambda at: f"{at:%H:%M}",
    "time_secs": lambda at: f"{at:%H:%M:%S}",
}


def moment(seconds: str, pattern: str, fallback: str, reader: Reader) -> Markup:
    """Slack's date entity in the reader's zone; the fallback where it cannot be read.

    Args:
        seconds: since the epoch, as written.
        pattern: with Slack's places, such as "{date_short} at {time}".
        fallback: shown for a bad number or an unknown place.
        reader: whose zone it is shown in.
    """
    try:
        at = datetime.fromtimestamp(int(seconds), UTC).astimezone(reader.zone)
        shown = re.sub(r"\{(\w+?)(?:_pretty)?\}", lambda place: _DATES[place[1]](at), pattern)
    except (ValueError, OverflowError, OSError, KeyError):
        return plain(fallback)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(), plain(shown))
