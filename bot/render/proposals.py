"""Proposals from one side to the other: private until they are accepted."""

from __future__ import annotations

from bot.domain.commands.menu import spell_view
from bot.domain.commands.proposals import DecideProposal
from bot.domain.outcomes.proposals import DecisionShown, ProposalDecided, ProposalShown, Proposed
from bot.domain.state import Proposal
from bot.render.assignments import changed, unchanged
from bot.render.kit.blocks import ROW, paragraph, small
from bot.render.kit.buttons import View, do, look
from bot.render.kit.cards import named_all
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import quote, source
from bot.render.kit.words import NAME, THE, shorten


@draw.register
def proposed(done: Proposed, _view: View) -> Draft:
    """To whoever proposed: who decides, and that nobody else sees it before."""
    offer, decider = done.proposal, shorten(done.coordinator, NAME)
    name, what, side = shorten(offer.name, NAME), named_all(done.cards), THE[offer.side]
    return Draft(
        paragraph(
            _(
                "You proposed {name} as lead of {what} for {side}. {decider} decides. Nobody "
                "else sees it before that."
            ).format(name=name, what=what, side=side, decider=decider)
        )
    )


@draw.register
def proposal(shown: ProposalShown, _view: View) -> Draft:
    """To the coordinator who decides: what would change, what would not, and the two answers."""
    offer, cards = shown.proposal, [*shown.cards, *shown.kept]
    by, name = shorten(offer.by_name, NAME), shorten(offer.name, NAME)
    sentences = shown.sentences if len(cards) == 1 else ()
    accept = _answer(_("Accept"), shown, accept=True) | {"style": "primary"}
    return Draft(
        paragraph(
            _("{by} proposes {name} as lead of {what} for {side}.").format(
                by=by, name=name, what=named_all(cards), side=THE[offer.side]
            )
        ),
        [
            *(quote(each) for each in sentences),
            *changed(shown.cards, offer.side),
            *unchanged(shown.kept, offer.side),
            small(_("Nothing has changed yet. Nobody else sees this before you accept it.")),
        ],
        buttons=[*([accept] if shown.cards else []), _answer(_("Decline"), shown, accept=False)],
        foot=source(shown.statement) if sentences else None,
    )


@draw.register
def decided(done: ProposalDecided, _view: View) -> Draft:
    """In place of the proposal: what the coordinator has decided, and what came of it."""
    offer = done.proposal
    if not offer.accepted:
        by = shorten(offer.by_name, NAME)
        return Draft(
            paragraph(
                _("You declined what {by} proposed: {offer}.").format(by=by, offer=_offered(offer))
            )
        )
    ids = [each.deliverable.id for each in done.given]
    led = [id for id in offer.deliverables if id not in ids]
    words = [_("You accepted the proposal.")]
    if ids:
        words.append(
            _("{name} leads {list} for {side}.").format(
                name=shorten(offer.name, NAME), list=listed(ids), side=THE[offer.side]
            )
        )
    if led:
        words.append(
            _("Not changed, because somebody leads it already: {list}.").format(list=listed(led))
        )
    return Draft(paragraph(together(*words)))


@draw.register
def decision(shown: DecisionShown, _view: View) -> Draft:
    """To whoever proposed: what the other side decided."""
    offer = shown.proposal
    by, ids, offered = shorten(shown.decided_by, NAME), offer.deliverables, _offered(offer)
    sentence = (
        _("{by} accepted your proposal: {offered}.").format(by=by, offered=offered)
        if offer.accepted
        else _("{by} declined your proposal: {offered}.").format(by=by, offered=offered)
    )
    return Draft(
        paragraph(sentence),
        # More would be a wall; the ids stand in the sentence.
        buttons=[look(_("Details of {id}").format(id=id), f"show {id}") for id in ids[:ROW]],
    )


def _offered(offer: Proposal) -> str:
    """What is proposed, in few words: "Tomek Wilczarski as lead of CYBER-1 for the EU"."""
    name, ids, side = shorten(offer.name, NAME), listed(offer.deliverables), THE[offer.side]
    return _("{name} as lead of {ids} for {side}").format(name=name, ids=ids, side=side)


def _answer(label: str, shown: ProposalShown, *, accept: bool) -> Block:
    command = spell_view(DecideProposal(shown.proposal.id, accept))
    return do(label, command, view=shown.view)
