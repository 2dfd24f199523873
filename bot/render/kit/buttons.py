"""The buttons: each carries a command, and where to go back to (see domain/commands/press.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.commands.forms import OpenForm
from bot.domain.commands.menu import spell_view
from bot.domain.commands.press import COMMAND_LIMIT, Act, Press
from bot.domain.commands.undo import UndoSigned
from bot.domain.forms import Form
from bot.domain.state import Signature
from bot.render.kit.language import _, remembered
from bot.render.kit.mentions import readable
from bot.render.kit.message import Block
from bot.render.kit.words import shorten

LABEL_LIMIT = 75
ID_LIMIT = 255
_WORD = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class View:
    """Where buttons stand: on a page of the answer to `command`, before one reader or all.

    `viewer` is the Slack user who alone reads the answer, None where everybody does.
    """

    command: str = ""
    page: int = 1
    viewer: str | None = None

    @property
    def fits(self) -> bool:
        """Whether a button can carry the command."""
        return len(self.command) <= COMMAND_LIMIT

    @property
    def back(self) -> str:
        """The command by which a button leads back here; empty where it cannot carry it."""
        return self.command if self.fits else ""


@remembered(maxsize=4096)
def look(label: str, command: str, *, page: int = 1, spoken: str | None = None) -> Block:
    """A button that shows the answer to `command`; `spoken` is its label out of context."""
    name = command if page == 1 else f"page {page}"
    return _button(Act.LOOK, name, label, Press(command, page=page), spoken)


@remembered(maxsize=4096)
def do(
    label: str,
    command: str,
    *,
    view: str = "",
    page: int = 1,
    confirmed: int | None = None,
    then: str = "",
    thread: str = "",
    spoken: str | None = None,
) -> Block:
    """A button that carries out `command`, and `then` what follows, and shows `view` at `page`."""
    press = Press(command, view, page, confirmed, then, thread)
    return _button(Act.DO, command, label, press, spoken)


@remembered(maxsize=4096)
def post(command: str, page: int) -> Block:
    """The button that posts the answer to `command` for all to read."""
    return _button(Act.POST, "", _("Post in channel"), Press(command, page=page))


def pin(label: str) -> Block:
    """A button that pins the message in which it stands."""
    return _button(Act.PIN, "", label, Press("overview"))


def undo(signature: Signature | None, view: View, label: str = "") -> list[Block]:
    """To the person who made a change: a button that takes it back; none for any other reader."""
    if signature is None or view.viewer != signature.by:
        return []
    command = spell_view(UndoSigned(signature.by, signature.at))
    return [do(label or _("Undo"), command, view=view.back, page=view.page)]


def send(label: str, command: str) -> Block:
    """A button that sends the answer to `command` as files, by direct message."""
    return _button(Act.SEND, command, label, Press(command))


def form_button(
    label: str, form: Form, about: str = "", *, view: View, spoken: str | None = None
) -> Block:
    """A button that opens a form on `about`; what is sent off is then shown in the `view`."""
    command = spell_view(OpenForm(form, about))
    press = Press(command, view.back, view.page)
    return _button(Act.FORM, command.partition(" ")[2], label, press, spoken)


def _button(act: Act, name: str, label: str, press: Press, spoken: str | None = None) -> Block:
    """A button; its action id is made of the act and the first three words of its name.

    A longer name adds its last word, which is where the buttons of a choice differ.
    """
    words = _WORD.findall(name)
    button: Block = {
        "type": "button",
        "action_id": ".".join(["dpc", act, *words[:3], *words[3:][-1:]])[:ID_LIMIT],
        "text": {"type": "plain_text", "text": shorten(readable(label), LABEL_LIMIT)},
        "value": press.encode(),
    }
    if spoken:
        button["accessibility_label"] = shorten(readable(spoken), LABEL_LIMIT)
    return button
