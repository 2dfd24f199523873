"""The language that somebody, or a channel, is spoken to in: the commands and their reader."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Question, Trouble
from bot.domain.languages import BOTH, read_language
from bot.domain.text import fold


@dataclass(frozen=True)
class ShowLanguage(Question):
    """Which language the speaker is spoken to in."""


@dataclass(frozen=True)
class ChooseLanguage(Command):
    """Speak a language with the speaker, "ja"; None is that of their Slack."""

    language: str | None


@dataclass(frozen=True)
class SetChannelLanguage(Command):
    """Post in this channel in a language, or in both."""

    language: str


_AUTOMATIC = {"auto", "automatic", "slack", "自動"}
_HERE = ("here ", "channel ", "このチャンネル ")


def language(rest: str) -> Command:
    """`language [ja|en|auto]`, and `language here ja|en|both` for the channel."""
    if not rest:
        return ShowLanguage()
    said = fold(rest)
    if said in _AUTOMATIC:
        return ChooseLanguage(None)
    here = next((each for each in _HERE if said.startswith(each)), None)
    found = read_language(said.removeprefix(here or ""))
    if found is None or (found == BOTH and not here):
        return BadCommand(Trouble.NOT_A_LANGUAGE, rest, "language")
    return SetChannelLanguage(found) if here else ChooseLanguage(found)


MENU = (MenuItem("language", "language [ja|en|auto]", language, ("言語", "言葉"), here=True),)
