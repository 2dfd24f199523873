"""From a draft to a message: cut into pages within Slack's limits, and never cut short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.render.kit.blocks import Part, Piece, Room, joined, rows, small
from bot.render.kit.buttons import View, look, post
from bot.render.kit.language import _, current
from bot.render.kit.message import Block, Message

ROOM_FOR_ROWS = 3  # one of buttons that turn the page, two of others
ROOM_FOR_TURNING = 80  # the number of the page, in words


MESSAGE = Room(blocks=45, text=3900)  # Slack takes 50 blocks, and advises 4,000 characters
HOME = Room(blocks=95, text=40_000)  # Slack takes 100 blocks, and no text beside them


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is cut: `head` opens and `foot` ends each page, `body` lies between.

    Where it `goes_on`, more follows than was read, on later pages than the body fills.
    `buttons` stand at the end of each page, which holds as much as there is `room`; so do those
    of `undo`, which stay with the head where the answer is told above another.
    """

    head: Piece
    body: Sequence[Part] = ()
    buttons: Sequence[Block] = ()
    foot: Piece | None = None
    room: Room = MESSAGE
    undo: Sequence[Block] = ()
    goes_on: bool = False


def lay_out(draft: Draft, view: View, *, notice: Piece | None, postable: bool) -> Message:
    """Make the message that shows the view's page, or the nearest that there is.

    `notice` stands above it; `postable` adds the button that posts the page for all.
    """
    top = [draft.head] if notice is None else [notice, draft.head]
    bottom = [] if draft.foot is None else [draft.foot]
    pages = _cut(draft.body, [*top, *bottom], draft.room)
    page = min(max(view.page, 1), len(pages))
    turning = _turning(view, page, len(pages), draft.goes_on) if len(pages) > 1 else []
    posting = [post(view.command, page)] if postable and view.command and view.fits else []
    buttons = rows([*draft.buttons, *draft.undo, *posting])
    whole = joined(*top, *pages[page - 1], *turning, *buttons, *bottom)
    shows = tuple(dict.fromkeys(whole.shows))
    return Message(
        whole.text,
        whole.blocks,
        shows,
        view.command,
        page,
        view.viewer,
        whole.plain,
        current(),
    )


def _cut(body: Sequence[Part], frame: Iterable[Piece], room: Room) -> list[list[Piece]]:
    """Fill page after page; `frame` is what stands on each of them."""
    whole = room.less(joined(*frame).room).less(Room(ROOM_FOR_ROWS, ROOM_FOR_TURNING))
    pages: list[list[Piece]] = [[]]
    left = whole
    for part in body:
        rest: Part | None = part
        while rest is not None:
            piece, rest = rest.cut(left, alone=not pages[-1])
            if piece is not None:
                pages[-1].append(piece)
                left = left.less(piece.room)
            if rest is not None:
                pages.append([])
                left = whole
    return pages


def _turning(view: View, page: int, pages: int, goes_on: bool) -> list[Piece]:
    """Which page this is, of how many if that is known, and the buttons to the others."""
    number = _("Page {page}") if goes_on else _("Page {page} of {pages}")
    number = number.format(page=page, pages=pages)
    if not view.fits:
        fewer = _("Page {page} of {pages}. Ask with fewer words to see the others.")
        return [small(fewer.format(page=page, pages=pages))]
    buttons = []
    if page > 1:
        buttons.append(look(_("Previous page"), view.command, page=page - 1))
    if page < pages:
        label = _("Next page ({page})") if goes_on else _("Next page ({page} of {pages})")
        label = label.format(page=page + 1, pages=pages)
        buttons.append(look(label, view.command, page=page + 1))
    return rows(buttons, number)
