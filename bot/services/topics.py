"""Topics by what people call them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import names
from bot.domain.outcomes import NotFound, Outcome, TopicAsked
from bot.domain.statement import Topic
from bot.services.context import Context


def called(
    context: Context, said: Sequence[str], begun: str, ended: str = ""
) -> Outcome | tuple[Topic, ...]:
    """Look several names up, each topic once: the topics, or what to answer instead.

    The names stand between what the command is `begun` with and what it is `ended` with; a
    choice for a doubtful one keeps all the others.
    """
    topics: dict[str, Topic] = {}
    for number, name in enumerate(said, start=1):
        match names.resolve_topic(context.catalogue.topics, name):
            case names.OneTopic(topic, _):
                topics[topic.code] = topic
            case names.SeveralTopics(several):
                before = " ".join([begun, *(f"{code}," for code in topics)])
                after = "".join(f', "{other}"' for other in said[number:])
                rest = f"{after} {ended}".rstrip()
                return TopicAsked(name, tuple(several), before, rest)
            case _:
                return NotFound(name, tuple(context.catalogue.topic_by_code))
    return tuple(topics.values())
