"""The Home tab: what is next, what waits, what is mine, what nobody has taken."""

from __future__ import annotations

from bot.domain.commands.menu import spell_view
from bot.domain.commands.proposals import ShowProposal
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.home import HomeShown
from bot.domain.outcomes.seats import SideAsked
from bot.domain.sides import SEATS
from bot.domain.state import Proposal
from bot.render.home_overview import attention, numbers
from bot.render.kit.blocks import Piece, bold, divider, headline, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import assign_button
from bot.render.kit.cards import card
from bot.render.kit.dates import away
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed
from bot.render.kit.milestones import with_date
from bot.render.kit.pages import HOME, Draft
from bot.render.kit.quotes import source
from bot.render.kit.words import NAME, THE, deliverables, fact, shorten
from bot.render.lists import amount, more, nothing_led, own
from bot.render.milestones import details, line, nothing_ahead, what_to_do
from bot.render.seats import SIDE_WORDS, WHICH_SIDE, side_buttons, unsettled

# The first of each list: a front page is read in ten seconds, the rest is one click away.
MINE = 3
OPEN = 5
LATER = 3
PROPOSALS = 5


@draw.register
def home(shown: HomeShown, view: View) -> Draft:
    """The app's front page for one reader."""
    sections = [
        [small(_("What both sides agreed, who leads it, and when it is due.")), *_who(shown)],
        [*([unsettled(shown.unsettled)] if shown.unsettled else []), *_proposals(shown)],
        _attention(shown),
        _mine(shown, view),
        numbers(shown.overview),
        _next(shown, view),
        _open(shown, view),
        _later(shown),
    ]
    filled = [section for section in sections if section]
    body = [piece for section in filled for piece in (*section, divider())]
    quotes = shown.next.sentence is not None and not shown.next.ahead
    return Draft(
        headline(_("EU–Japan Digital Partnership")),
        body,
        buttons=[
            look(_("Topics"), "topics"),
            look(_("Stocktake"), "stocktake"),
            *([look(_("Settings"), "settings")] if shown.settles and not shown.unsettled else []),
            look(_("All commands"), "help"),
        ],
        foot=source(shown.next.statement) if quotes or shown.mine or shown.open else None,
        room=HOME,
    )


def _who(shown: HomeShown) -> list[Piece]:
    """Whom the reader acts for; the question, where they have not said."""
    if shown.side is None:
        asked = SideAsked(back=shown.view)
        return [paragraph(bold(_(WHICH_SIDE))), *rows(side_buttons(asked), _(SIDE_WORDS))]
    if shown.side not in SEATS:
        return []  # which is said where others see what they lead
    side = THE[shown.side]
    return [
        small(
            _("You coordinate {side}.").format(side=side)
            if shown.coordinates
            else _("You act for {side}.").format(side=side)
        )
    ]


def _attention(shown: HomeShown) -> list[Piece]:
    """What a coordinator looks after first: what is late and what is silent on their side."""
    if not shown.coordinates or shown.side is None:
        return []
    return attention(shown.side, shown.overview)


def _proposals(shown: HomeShown) -> list[Piece]:
    """What waits for the reader's decision."""
    waiting = shown.proposals
    heading = paragraph(bold(_("Waiting for your decision")))
    first = [_proposal(each) for each in waiting[:PROPOSALS]]
    left = len(waiting) - PROPOSALS
    rest = (
        [small(_("And {left} more, once these are decided").format(left=left))] if left > 0 else []
    )
    return [heading, *first, *rest] if waiting else []


def _proposal(waiting: Proposal) -> Piece:
    by, name = shorten(waiting.by_name, NAME), shorten(waiting.name, NAME)
    words = _("{by} proposes {name} as lead of {list}").format(
        by=by, name=name, list=listed(waiting.deliverables)
    )
    view = spell_view(ShowProposal(waiting.id))
    return paragraph(
        words, beside=look(_("Details"), view, spoken=_("Details: {words}").format(words=words))
    )


def _next(shown: HomeShown, view: View) -> list[Piece]:
    """The next meeting; what the statement promised last, where none lies ahead."""
    if not shown.next.ahead:
        return [nothing_ahead(shown.next), *rows(what_to_do(shown.next, view))]
    first = shown.next.ahead[0]
    soon = fact(away(first.when, shown.today)) if first.when.exact else ""
    words = f"{soon}\n{with_date(first)}"
    return [paragraph(bold(_("Next")), words, beside=details(first))]


def _mine(shown: HomeShown, view: View) -> list[Piece]:
    """What the reader leads or helps with, earliest date first."""
    if shown.mine:
        count = amount(shown.mine, view, shown.today)
        heading = paragraph(bold(_("Yours")), fact(count))
        first = [own(each, view, shown.today) for each in shown.mine[:MINE]]
        return [heading, *first, *more(len(shown.mine) - MINE, look(_("All of mine"), "mine"))]
    if shown.side is None or shown.coordinates:
        return []  # there is a question to answer first, or nothing to lead
    words, way = nothing_led(shown.side)
    return [paragraph(bold(_("Yours")), f"\n{words}", beside=way)]


def _open(shown: HomeShown, view: View) -> list[Piece]:
    """What nobody leads on the reader's side: to be claimed, or assigned by its coordinator."""
    if not shown.open or shown.side is None:
        return []
    everything = look(_("All without a lead"), f"unclaimed {shown.side}")
    heading = _("No lead for {side}").format(side=THE[shown.side])
    return [
        paragraph(bold(heading), fact(deliverables(len(shown.open)))),
        *(_vacant(each, shown, view) for each in shown.open[:OPEN]),
        *more(len(shown.open) - OPEN, everything),
    ]


def _vacant(vacant: Card, shown: HomeShown, view: View) -> Piece:
    return card(vacant, view, beside=assign_button(vacant, view) if shown.coordinates else None)


def _later(shown: HomeShown) -> list[Piece]:
    """The meetings after the next one."""
    later = shown.next.ahead[1:]
    if not later:
        return []
    rest = more(len(later) - LATER, look(_("All milestones"), "milestones"))
    return [paragraph(bold(_("After that"))), *(line(each) for each in later[:LATER]), *rest]
