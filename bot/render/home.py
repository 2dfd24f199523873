"""The Home tab: what is next, what waits, what is mine, what nobody has taken."""

from __future__ import annotations

from bot.domain.commands.menu import spell_view
from bot.domain.commands.proposals import ShowProposal
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.home import HomeShown
from bot.domain.outcomes.seats import SideAsked
from bot.domain.sides import SEATS
from bot.domain.state import Proposal
from bot.render.kit.blocks import Piece, bold, divider, headline, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import assign_button
from bot.render.kit.cards import card
from bot.render.kit.dates import away, spell
from bot.render.kit.drawing import draw
from bot.render.kit.pages import HOME, Draft
from bot.render.kit.quotes import source
from bot.render.kit.words import NAME, THE, counted, listed, shorten
from bot.render.lists import more, nothing_led, number_late, own
from bot.render.milestones import line, nothing_ahead, what_to_do
from bot.render.seats import SIDE_WORDS, WHICH_SIDE, side_buttons, unsettled

# The first of each list: a front page is read in ten seconds, the rest is one click away.
MINE = 10
OPEN = 5
LATER = 3
PROPOSALS = 5


@draw.register
def home(shown: HomeShown, view: View) -> Draft:
    """The app's front page for one reader."""
    sections = [
        [small("What both sides agreed, who leads it, and when it is due."), *_who(shown)],
        [*([unsettled(shown.unsettled)] if shown.unsettled else []), *_proposals(shown)],
        _next(shown, view),
        _mine(shown, view),
        _open(shown, view),
        _later(shown),
    ]
    filled = [section for section in sections if section]
    body = [piece for section in filled for piece in (*section, divider())]
    quotes = shown.next.sentence is not None and not shown.next.ahead
    return Draft(
        headline("EU–Japan Digital Partnership"),
        body,
        buttons=[
            look("All topics", "topics"),
            look("Stocktake", "stocktake"),
            *([look("Settings", "settings")] if shown.settles and not shown.unsettled else []),
            look("All commands", "help"),
        ],
        foot=source(shown.next.statement) if quotes or shown.mine or shown.open else None,
        room=HOME,
    )


def _who(shown: HomeShown) -> list[Piece]:
    """Whom the reader acts for; the question, where they have not said."""
    if shown.side is None:
        asked = SideAsked(back=shown.view)
        return [paragraph(bold(WHICH_SIDE)), *rows(side_buttons(asked), SIDE_WORDS)]
    if shown.side not in SEATS:
        return []  # which is said where others see what they lead
    side = THE[shown.side]
    return [small(f"You coordinate {side}." if shown.coordinates else f"You act for {side}.")]


def _proposals(shown: HomeShown) -> list[Piece]:
    """What waits for the reader's decision."""
    waiting = shown.proposals
    title = paragraph(bold("Waiting for your decision"))
    first = [_proposal(each) for each in waiting[:PROPOSALS]]
    left = len(waiting) - PROPOSALS
    rest = [small(f"And {left} more, once these are decided")] if left > 0 else []
    return [title, *first, *rest] if waiting else []


def _proposal(waiting: Proposal) -> Piece:
    by, name = shorten(waiting.by_name, NAME), shorten(waiting.name, NAME)
    words = f"{by} proposes {name} as lead of {listed(waiting.deliverables)}"
    view = spell_view(ShowProposal(waiting.id))
    return paragraph(words, beside=look("Details", view, spoken=f"Details: {words}"))


def _next(shown: HomeShown, view: View) -> list[Piece]:
    """The next meeting; what the statement promised last, where none lies ahead."""
    if not shown.next.ahead:
        return [nothing_ahead(shown.next), *rows(what_to_do(shown.next, view))]
    first = shown.next.ahead[0]
    soon = f" · {away(first.when, shown.today)}" if first.when.exact else ""
    words = f"{soon}\n{first.title}, {spell(first.when)}"
    beside = look("Details", f"show {first.id}", spoken=f"Details of {first.title}")
    return [paragraph(bold("Next"), words, beside=beside)]


def _mine(shown: HomeShown, view: View) -> list[Piece]:
    """What the reader leads or helps with, earliest date first."""
    if shown.mine:
        count = counted(len(shown.mine), "deliverable")
        late = number_late(shown.mine, view, shown.today)
        title = paragraph(bold("Yours"), f" · {count}{f', {late} late' if late else ''}")
        first = [own(each, view, shown.today) for each in shown.mine[:MINE]]
        return [title, *first, *more(len(shown.mine) - MINE, look("All of mine", "mine"))]
    if shown.side is None or shown.coordinates:
        return []  # there is a question to answer first, or nothing to lead
    words, way = nothing_led(shown.side)
    return [paragraph(bold("Yours"), f"\n{words}", beside=way)]


def _open(shown: HomeShown, view: View) -> list[Piece]:
    """What nobody leads on the reader's side: to be claimed, or assigned by its coordinator."""
    if not shown.open or shown.side is None:
        return []
    everything = look("All without a lead", f"unclaimed {shown.side}")
    title, count = f"No lead for {THE[shown.side]}", counted(len(shown.open), "deliverable")
    return [
        paragraph(bold(title), f" · {count}"),
        *(_vacant(each, shown, view) for each in shown.open[:OPEN]),
        *more(len(shown.open) - OPEN, everything),
    ]


def _vacant(vacant: Card, shown: HomeShown, view: View) -> Piece:
    return card(vacant, view, beside=assign_button(vacant, view) if shown.coordinates else None)


def _later(shown: HomeShown) -> list[Piece]:
    """The meetings after the next one."""
    _, *later = shown.next.ahead or (None,)
    if not later:
        return []
    rest = more(len(later) - LATER, look("All milestones", "milestones"))
    return [paragraph(bold("After that")), *(line(each) for each in later[:LATER]), *rest]
