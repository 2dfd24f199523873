"""The pieces that answers are built of: each makes its blocks and its text from the same words.

What a caller passes is raw; escaping happens here, once. Blocks may be shared between messages:
nobody may change one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple, Protocol

from bot.render.kit import mentions
from bot.render.kit.mentions import readable
from bot.render.kit.message import Block
from bot.render.kit.words import escape

HEADER_LIMIT = 150
ROW = 5  # more buttons than this in a row are a wall on a phone


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on one page: blocks, the same as text, the deliverables in them.

    `plain` is the same in blocks that every workspace takes; None where `blocks` are such.
    """

    blocks: tuple[Block, ...]
    text: str
    shows: tuple[str, ...] = ()
    plain: tuple[Block, ...] | None = None

    @property
    def plainly(self) -> tuple[Block, ...]:
        """What every workspace takes."""
        return self.blocks if self.plain is None else self.plain

    @property
    def room(self) -> Room:
        """How much of a page it takes, whichever blocks are drawn."""
        return Room(max(len(self.blocks), len(self.plainly)), len(self.text) + 1)

    def cut(self, room: Room, *, alone: bool) -> tuple[Piece | None, Part | None]:
        """As in Part: a piece is whole on this page or on the next one."""
        return (self, None) if alone or self.room.fits(room) else (None, self)


class Room(NamedTuple):
    """How much a page holds, or a part of it takes: blocks, and characters of text."""

    blocks: int
    text: int

    def fits(self, other: Room) -> bool:
        """Whether there is as much in another."""
        return self.blocks <= other.blocks and self.text <= other.text

    def less(self, other: Room) -> Room:
        """What is left of it."""
        return Room(self.blocks - other.blocks, self.text - other.text)


class Part(Protocol):
    """What the body of an answer is made of: a piece, or what may go on on the next page."""

    def cut(self, room: Room, *, alone: bool) -> tuple[Piece | None, Part | None]:
        """Take what fits into a room, and what is left for the next page.

        If it is `alone`, there is nothing else on the page: then it takes something.
        """
        ...


class Styled(NamedTuple):
    """Words that a mark stands around in Slack's markup."""

    mark: str
    words: str


Words = str | Styled


def bold(words: str) -> Styled:
    """Words that stand out."""
    return Styled("*", words)


def code(words: str) -> Styled:
    """Words to be typed as they are."""
    return Styled("`", words)


def filled(message: str, **fields: Words) -> list[Words]:
    """Fill the fields of a message that is translated with words that keep their own style."""
    parts: list[Words] = []
    for words, name, _spec, _conversion in Formatter().parse(message):
        parts += [words] if words else []
        parts += [fields[name]] if name else []
    return parts


def headline(words: str, shows: tuple[str, ...] = ()) -> Piece:
    """The title of an answer; one that is too long for a header is a bold paragraph."""
    if len(words) > HEADER_LIMIT:
        return paragraph(bold(words), shows=shows)
    words = readable(words)
    block = {"type": "header", "text": {"type": "plain_text", "text": _unbroken(words)}}
    return Piece((block,), escape(words), shows)


def paragraph(*words: Words, beside: Block | None = None, shows: tuple[str, ...] = ()) -> Piece:
    """A paragraph, with a button beside it if one is given."""
    markup, text = _written(words)
    block: Block = {"type": "section", "text": markup}
    if beside is not None:
        block["accessory"] = beside
    return Piece((block,), text, shows)


def columns(*parts: Sequence[Words]) -> Piece:
    """Up to ten short paragraphs, two beside each other where there is room."""
    written = [_written(part) for part in parts]
    block: Block = {"type": "section", "fields": [markup for markup, _ in written]}
    return Piece((block,), "\n".join(text for _, text in written))


def small(*words: Words) -> Piece:
    """A line of small print."""
    markup, text = _written(words)
    return Piece(({"type": "context", "elements": [markup]},), text)


def divider() -> Piece:
    """A line across, which says nothing."""
    return Piece(({"type": "divider"},), "")


def prose(words: str) -> Piece:
    """A paragraph in which no word is markup: what people have typed at some length."""
    return rich([_section(*_runs(words))], words)


def linked(words: str, url: str, after: str = "", shows: tuple[str, ...] = ()) -> Piece:
    """Words, the address that they speak of, and the words after it if there are any."""
    section = _section(*_runs(words), {"type": "link", "url": url}, *_runs(after))
    return rich([section], words + url + after, shows)


def about_channel(message: str, channel: str, **fields: str) -> Piece:
    """A message with a `{channel}` in it, raw: its name, for those who may see the channel."""
    before, after = (part.format(**fields) for part in message.split("{channel}"))
    section = _section(*_runs(before), {"type": "channel", "channel_id": channel}, *_runs(after))
    blocks = rich([section], "").blocks
    return Piece(blocks, f"{escape(before)}<#{channel}>{escape(after)}")


def rich(elements: Sequence[Block], text: str, shows: tuple[str, ...] = ()) -> Piece:
    """Rich text, in which no word is markup; `text` is the same, raw."""
    return Piece(({"type": "rich_text", "elements": list(elements)},), escape(text), shows)


def rows(buttons: Sequence[Block], text: str = "") -> list[Piece]:
    """Buttons in rows; `text`, raw, says the same to those who only hear the message."""
    starts = range(0, len(buttons), ROW)
    blocks = [{"type": "actions", "elements": list(buttons[i : i + ROW])} for i in starts]
    return [Piece((block,), "" if i else escape(text)) for i, block in enumerate(blocks)]


def joined(*pieces: Piece) -> Piece:
    """Several pieces that stay together."""
    is_plain = all(piece.plain is None for piece in pieces)
    return Piece(
        tuple(block for piece in pieces for block in piece.blocks),
        "\n".join(piece.text for piece in pieces if piece.text),
        tuple(id for piece in pieces for id in piece.shows),
        None if is_plain else tuple(block for piece in pieces for block in piece.plainly),
    )


def _runs(words: str) -> list[Block]:
    """Words as elements of rich text; none for none."""
    runs = mentions.runs(words) if words else []
    return [run | {"text": _unbroken(run["text"])} if "text" in run else run for run in runs]


def _section(*elements: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def _written(words: Sequence[Words]) -> tuple[Block, str]:
    """The markup object, which converts no names (`verbatim`), and the text without marks."""
    marked, plain = [], []
    for part in words:
        mark, raw = ("", part) if isinstance(part, str) else part
        safe = escape(raw)
        marked.append(f"{mark}{safe}{mark}")
        plain.append(safe)
    markup = _unbroken("".join(marked))
    return {"type": "mrkdwn", "text": markup, "verbatim": True}, "".join(plain)


def _unbroken(words: str) -> str:
    """What is shown: no line of a phone begins with the point between two facts."""
    return words.replace(" · ", "\u00a0· ")
