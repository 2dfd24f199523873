"""What the bot says of itself, of its words, and of what it does not know."""

from __future__ import annotations

from bot.domain.commands.explanations import Subject
from bot.domain.outcomes.explanations import Explained
from bot.render.kit.blocks import headline, paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked
from bot.render.kit.pages import Draft

_HEADINGS = {
    Subject.READERS: marked("Who can read what is recorded here"),
    Subject.DATA: marked("What I keep"),
    Subject.RIGHTS: marked("Who may change what"),
    Subject.STRENGTH: marked("How strong a wording is"),
    Subject.WORDS: marked("What my words mean"),
    Subject.BEYOND: marked("I cannot answer that."),
}
_TOLD: dict[Subject, tuple[str, ...]] = {
    Subject.READERS: (
        marked(
            "Both sides can read what is recorded: leads, states, due dates, notes, links and the "
            "history. Posts in a channel hold no notes."
        ),
        marked(
            "One thing is private: a lead that you propose to the other side. Until it is decided, "
            "only you and that side's coordinator can see it."
        ),
        marked("Do not write here what only one side may know."),
    ),
    Subject.DATA: (
        marked(
            "I keep what people record, with their names and the history. It is in the database of "
            "the team that runs me, until 30 days after I am removed from this workspace."
        ),
        marked(
            "Slack sends me what is written where I am a member. I answer what is said to me, and "
            "do not keep the rest. What I say goes to Slack, and to calendars to which people "
            "subscribed."
        ),
        marked("For all else, such as my version, ask the team that runs me."),
    ),
    Subject.RIGHTS: (
        marked("Everybody here may read."),
        marked(
            "To change something, you choose the side that you work for. You can claim what has no "
            "lead on that side, and report on what you lead or help with."
        ),
        marked(
            "A side's coordinator may do so for the whole side, and leads nothing. Guests and "
            "people of a connected workspace can only read until an admin admits them."
        ),
    ),
    Subject.STRENGTH: (
        marked("Firm: a plain promise, such as “will” or “are committed to”."),
        marked("Continuing: it goes on with what exists, such as “continue” or “strengthen”."),
        marked("Exploratory: it will be looked into, such as “explore”."),
        marked("Permissive: it may be done; the text says “may”."),
        marked("Each is our reading. It stands under the quotation, in every topic."),
    ),
    Subject.WORDS: (
        marked("Statement: what the two sides have agreed, in words."),
        marked("Deliverable: a part of it that somebody can finish, such as CYBER-2."),
        marked("Lead: the person or unit that answers for a deliverable on one side."),
        marked("Coordinator: the person who looks after all that one side leads."),
        marked("Evidence: a link that shows progress."),
        marked("Milestone: a meeting, or another event that something is due by."),
    ),
    Subject.BEYOND: (
        marked(
            "I know what the statement says, and what was recorded on it here: who leads, how far "
            "each side is, what is due, what changed. I know nothing else, and write no texts."
        ),
    ),
}
_WAYS = {
    Subject.RIGHTS: (marked("Choose a side"), "side"),
    Subject.STRENGTH: (marked("Topics"), "topics"),
    Subject.BEYOND: (marked("Topics"), "topics"),
}


@draw.register
def explained(found: Explained, _view: View) -> Draft:
    """What there is to say, a paragraph a fact, and the way on."""
    way = _WAYS.get(found.subject)
    return Draft(
        headline(_(_HEADINGS[found.subject])),
        [paragraph(_(each)) for each in _TOLD[found.subject]],
        buttons=[
            *([look(_(way[0]), way[1])] if way else []),
            look(_("All commands"), "help"),
        ],
    )
