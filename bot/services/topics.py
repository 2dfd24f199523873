"""Topics by what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import names
from bot.domain.outcomes import NotFound, Outcome, TopicAsked
from bot.domain.statement import Topic
from bot.services.context import Context


def called(context: Context, said: Iterable[str], verb: str) -> Outcome | tuple[Topic, ...]:
    """Look several names up, each topic once: the topics, or what to answer instead.

    `verb` is the command that the names follow; a choice of one of them completes it.
    """
    topics: dict[str, Topic] = {}
    for name in said:
        match names.resolve_topic(context.catalogue.topics, name):
            case names.OneTopic(topic, _):
                topics[topic.code] = topic
            case names.SeveralTopics(several):
                begun = " ".join([verb, *(f"{code}," for code in topics)])
                return TopicAsked(name, tuple(several), begun)
            case _:
                return NotFound(name, tuple(context.catalogue.topic_by_code))
    return tuple(topics.values())
