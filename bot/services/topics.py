"""Topics by what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import names
from bot.domain.outcomes import Kind, Outcome, TopicAsked
from bot.domain.statement import Topic
from bot.services.context import Context
from bot.services.missing import missing


def called(context: Context, said: Iterable[str], verb: str) -> Outcome | tuple[Topic, ...]:
    """Look names up, each of which may hold several: the topics, or what to answer instead.

    `verb` is the command that the names follow, with all else that it said; a choice of a topic
    completes it.
    """
    known = context.catalogue.topics
    found = [each for name in said for each in names.resolve_topics(known, name)]
    clear = {m.topic.code: m.topic for _, m in found if isinstance(m, names.OneTopic)}
    for name, match in found:
        match match:
            case names.SeveralTopics(several):
                begun = " ".join([verb, *(f"{code}," for code in clear)])
                return TopicAsked(name, several, begun)
            case names.NoTopic():
                return missing(context, name, Kind.TOPIC, tuple(context.catalogue.topic_by_code))
    return tuple(clear.values())
