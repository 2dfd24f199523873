"""Topics by what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import names
from bot.domain.outcomes import Kind, Outcome, TopicAsked
from bot.domain.statement import Topic
from bot.services.context import Context
from bot.services.missing import missing


def called(
    context: Context, said: Iterable[str], begun: str, ended: str = ""
) -> Outcome | tuple[Topic, ...]:
    """Look names up, each of which may hold several: the topics, or what to answer instead.

    The names stand between what the command is `begun` with and what it is `ended` with; a
    choice for a doubtful one keeps all the others.
    """
    known = context.catalogue.topics
    found = [each for name in said for each in names.resolve_topics(known, name)]
    clear = {m.topic.code: m.topic for _, m in found if isinstance(m, names.OneTopic)}
    for number, (name, match) in enumerate(found, start=1):
        match match:
            case names.SeveralTopics(several):
                before = " ".join([begun, *(f"{code}," for code in clear)])
                later = [each for each, m in found[number:] if not isinstance(m, names.OneTopic)]
                after = "".join(f', "{each}"' for each in later)
                return TopicAsked(name, tuple(several), before, f"{after} {ended}".rstrip())
            case names.NoTopic():
                return missing(context, name, Kind.TOPIC, tuple(context.catalogue.topic_by_code))
    return tuple(clear.values())
