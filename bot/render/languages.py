"""The languages that people and channels chose."""

from __future__ import annotations

from bot.domain.languages import BOTH, ENGLISH, JAPANESE
from bot.domain.outcomes.languages import ChannelLanguageSet, LanguageShown
from bot.render.kit.blocks import paragraph, small
from bot.render.kit.buttons import View, do
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, called, languages, marked, speaking
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, shorten

_IN_CHANNEL = {
    ENGLISH: marked("Posts in this channel are in English."),
    JAPANESE: marked("Posts in this channel are in Japanese."),
    BOTH: marked("Posts in this channel are in English and Japanese."),
}


@draw.register
def language(shown: LanguageShown, view: View) -> Draft:
    """Which language it is, told in that language, and the way to each other one."""
    with speaking(shown.language):
        others = [each for each in languages() if each != shown.language]
        buttons = [
            do(called(each), f"language {each}", view=view.command, spoken=called(each))
            for each in others
        ]
        if shown.chosen:
            automatic = _("As my Slack is set")
            buttons.append(do(automatic, "language auto", view=view.command))
        return Draft(paragraph(_told(shown)), [small(_only_yours())], buttons=buttons)


@draw.register
def channel_language(done: ChannelLanguageSet, _view: View) -> Draft:
    """The language of the channel's posts, and who has set it."""
    name = shorten(done.name, NAME)
    return Draft(
        paragraph(in_channel(done.language)),
        [small(_("{name} set it so.").format(name=name))],
        buttons=channel_buttons(done.language),
    )


def in_channel(language: str) -> str:
    """In which language a channel's posts are, in a sentence."""
    told = _IN_CHANNEL.get(language)
    if told:
        return _(told)
    return _("Posts in this channel are in: {language}.").format(language=called(language))


def channel_buttons(language: str) -> list[Block]:
    """The buttons that choose another language for the channel."""
    every = [*languages(), *([BOTH] if JAPANESE in languages() else [])]
    names = {BOTH: _("Both languages")}
    return [
        do(names.get(each) or called(each), f"language here {each}")
        for each in every
        if each != language
    ]


def _told(shown: LanguageShown) -> str:
    name = called(shown.language)
    if shown.chosen and shown.changed:
        return _("I speak {language} with you from now on.").format(language=name)
    if shown.chosen:
        return _("I speak {language} with you, as you chose.").format(language=name)
    return _("I speak {language} with you, as your Slack is set.").format(language=name)


def _only_yours() -> str:
    return _("This is for you alone. What all read in a channel has the channel's language.")
