"""Topics: all of them with their progress, and one with every sentence of its section."""

from __future__ import annotations

from bot.domain.commands import SEATS
from bot.domain.forms import Form
from bot.domain.outcomes import Progress, TopicAsked, TopicShown, TopicsShown
from bot.domain.press import COMMAND_LIMIT
from bot.domain.statement import Topic
from bot.domain.status import Status
from bot.domain.stocktake import tally
from bot.render.blocks import Piece, bold, headline, paragraph, rows, small
from bot.render.buttons import View, form_button, look
from bot.render.cards import under_sentences
from bot.render.dates import spell, spell_day
from bot.render.message import Block
from bot.render.pages import Draft
from bot.render.quotes import source
from bot.render.standings import joint_status
from bot.render.words import SIDES, counted, listed, shorten

# What has come furthest first.
_REPORTED = [each for each in reversed(Status) if each is not Status.NOT_REPORTED]


def topics(shown: TopicsShown, _: View) -> Draft:
    """A line for each topic, with a button that opens it."""
    statement = shown.statement
    facts = f"Joint Statement of {spell_day(statement.held)}, {statement.place}"
    return Draft(
        headline(counted(len(shown.rows), "topic")),
        [small(facts), *(_row(progress) for progress in shown.rows)],
    )


def topic(shown: TopicShown, view: View) -> Draft:
    """The section, sentence by sentence, each with what it holds."""
    progress = shown.progress
    here, ahead = progress.topic, shown.next
    coming = f"next: {ahead.title}, {spell(ahead.when)}" if ahead else "no date ahead"
    stand = f"{_leads(progress)} · {_complete(progress)}"
    facts = f"{here.code} · {here.japanese} · {stand} · {coming}"
    assign = form_button(
        "Assign…", Form.ASSIGN, here.code, view=view, spoken=f"Assign {here.title}…"
    )
    return Draft(
        headline(f"{here.title} · §{here.number}"),
        [
            small(facts),
            *_others(shown),
            *under_sentences(shown.sentences, progress.cards, view),
        ],
        buttons=[
            *(open_topic(other, f"Or {other.title}?") for other in shown.others),
            *([assign] if view.viewer else []),
        ],
        foot=source(shown.statement),
    )


def topic_asked(asked: TopicAsked, _: View) -> Draft:
    """A choice: the words fit several topics."""
    titles = listed([each.title for each in asked.topics], "or")
    head = paragraph(f"“{shorten(asked.said)}” fits more than one topic. Which one?")
    said = {each.title: f"{asked.begun} {each.code}{asked.ended}" for each in asked.topics}
    if any(len(command) > COMMAND_LIMIT for command in said.values()):
        return Draft(head, [paragraph(f"Say it again with {titles}.")])
    return Draft(head, rows([look(title, command) for title, command in said.items()], titles))


def open_topic(topic: Topic, label: str, spoken: str | None = None) -> Block:
    """A button that shows a topic; `spoken` is its label out of context."""
    return look(label, f"topic {topic.code}", spoken=spoken)


def _row(progress: Progress) -> Piece:
    here = progress.topic
    count = counted(len(progress.cards), "deliverable")
    stand = f"{count} · {_leads(progress)}\n{_reported(progress)}"
    words = f" · {here.code} · §{here.number}\n{stand}"
    beside = open_topic(here, "Open", spoken=f"Open {here.title}")
    return paragraph(bold(here.title), words, beside=beside)


def _leads(progress: Progress) -> str:
    tallies = [(SIDES[side], tally(progress.cards, side)) for side in SEATS]
    return "Leads: " + ", ".join(f"{who} {each.led}/{each.deliverables}" for who, each in tallies)


def _complete(progress: Progress) -> str:
    """How much both sides report as complete."""
    return f"{sum(joint_status(card) is Status.COMPLETE for card in progress.cards)} complete"


def _reported(progress: Progress) -> str:
    """How far each side is with what it has reported: "… · EU 1 in progress, 2 complete"."""
    told = []
    for side in SEATS:
        states = tally(progress.cards, side).statuses
        known = [f"{states[each]} {each}" for each in _REPORTED if states.get(each)]
        told += [f"{SIDES[side]} {', '.join(known)}"] if known else []
    complete = _complete(progress)
    return (
        " · ".join([f"{complete} on both sides", *told])
        if told
        else f"{complete}, nothing reported"
    )


def _others(shown: TopicShown) -> list[Piece]:
    """What else a doubtful word may have meant, with how to say it; a button says the same."""
    if not shown.others:
        return []
    ways = listed([f"{each.title} (topic {each.code})" for each in shown.others], "or")
    return [small(f"Or did you mean {ways}?")]
