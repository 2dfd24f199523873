"""The languages that people and channels are spoken to in."""

from __future__ import annotations

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.languages import ChooseLanguage, SetChannelLanguage, ShowLanguage
from bot.domain.languages import BOTH, ENGLISH, JAPANESE, spoken
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Misunderstood, Refused
from bot.domain.outcomes.languages import ChannelLanguageSet, LanguageShown
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.services.context import Context
from bot.services.usecases import confides, owns, writes
from storage import languages


@confides(ShowLanguage)
def show(context: Context, _: ShowLanguage) -> LanguageShown:
    """Which language the asker is spoken to in, and who says so."""
    chosen = languages.of_team(context.conn, context.team).get(context.user)
    return LanguageShown(chosen or own_language(context), chosen is not None)


@owns(ChooseLanguage)
def choose(context: Context, command: ChooseLanguage) -> Outcome:
    """Speak a language with the asker from now on; their Home tab is drawn anew."""
    conn, team, user = context.conn, context.team, context.user
    context.concerned.add(user)
    if command.language is None:
        languages.remove(conn, team, user)
        return LanguageShown(spoken(context.profile.locale, context.languages), False, True)
    if command.language not in context.languages:
        return _unknown(command.language)
    languages.put(conn, team, user, command.language, user, context.now)
    return LanguageShown(command.language, True, True)


@writes(SetChannelLanguage)
def set_for_channel(context: Context, command: SetChannelLanguage) -> Outcome:
    """Post in a language in this channel from now on; what was posted keeps its own."""
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    if context.direct:
        return Refused(Rule.NOT_A_CHANNEL)
    known = (*context.languages, *([BOTH] if JAPANESE in context.languages else []))
    if command.language not in known:
        return _unknown(command.language)
    in_channel(context, command.language)
    return ChannelLanguageSet(command.language, context.profile.name)


def in_channel(context: Context, language: str | None) -> str:
    """Settle the language of the request's channel, and say which one it is.

    A `language` that is named, or else the one that was chosen before, or else the asker's.
    """
    channel = context.request.channel
    before = languages.of_team(context.conn, context.team).get(channel)
    settled = language or before or own_language(context)
    if settled != before:
        languages.put(context.conn, context.team, channel, settled, context.user, context.now)
        context.note(f"channel {channel}", "language", before, settled)
    return settled


def own_language(context: Context) -> str:
    """The language that the asker is spoken to in."""
    locale = context.state.locales.get(context.user) or context.profile.locale
    return spoken(locale or ENGLISH, context.languages)


def _unknown(said: str) -> Misunderstood:
    return Misunderstood(BadCommand(Trouble.NOT_A_LANGUAGE, said, "language"))
