"""What a button carries: a command in words, and the view that it was pressed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.domain.commands.base import Command
from bot.domain.commands.menu import parse, read_view

# A command may double in length as JSON, and a button's value ends at 2,000 characters.
COMMAND_LIMIT = 800


def meant(said: str) -> Command:
    """The command that a button carries, or whose answer a message shows."""
    return read_view(said) or parse(said)


class Act(StrEnum):
    """What pressing does; it is the first part of a button's action id ("dpc.do.claim.AI-2")."""

    LOOK = "look"  # show the command's answer
    DO = "do"  # carry the command out, then show the view as it has become
    POST = "post"  # post the command's answer in the channel
    FORM = "form"  # open a form
    PIN = "pin"  # pin the message that holds the button
    SEND = "send"  # send the command's answer as files, by direct message


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button.

    `command` is what to carry out, as somebody would type it, and `then` what to go on with
    after it. `view` is the command whose answer to show at last, empty where there is nothing
    to go back to, and `page` a page of it. `confirmed` is the revision that a preview shows.
    `thread` is where what is done is told, when the button itself stands in no thread.
    """

    command: str
    view: str = ""
    page: int = 1
    confirmed: int | None = None
    then: str = ""
    thread: str = ""

    def encode(self) -> str:
        """The value of a button; Slack allows 2,000 characters."""
        fields = ((name, getattr(self, name)) for name in self.__slots__)
        told = {name: value for name, value in fields if value not in ("", None)}
        told["command"] = self.command  # to say nothing is a command, too
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def decode(cls, value: str) -> Self | None:
        """The press that a button's value stands for; None if it is none of ours."""
        try:
            fields = json.loads(value)
            press = cls(**fields)
            said = "".join((press.command, press.view, press.then, press.thread))
            said.encode()  # JSON can spell half a character, which fits nowhere else
        except (ValueError, TypeError, RecursionError):
            return None
        numbers = type(press.page) is int and type(press.confirmed) in (int, type(None))
        return press if numbers and "\0" not in said else None
