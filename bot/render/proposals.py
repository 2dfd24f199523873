"""Proposals from one side to the other: private until they are accepted."""

from __future__ import annotations

from bot.domain.commands import DecideProposal
from bot.domain.outcomes import DecisionShown, ProposalDecided, ProposalShown, Proposed
from bot.domain.state import Proposal
from bot.domain.views import spell_view
from bot.render.assigning import changed, unchanged
from bot.render.blocks import ROW, paragraph, small
from bot.render.buttons import View, do, look
from bot.render.cards import named_all
from bot.render.message import Block
from bot.render.pages import Draft
from bot.render.quotes import quote, source
from bot.render.views import command_of
from bot.render.words import FOR, NAME, listed, shorten


def proposed(done: Proposed, _: View) -> Draft:
    """To whoever proposed: who decides, and that nobody else sees it before."""
    offer, decider = done.proposal, shorten(done.coordinator, NAME)
    lead = f"{shorten(offer.name, NAME)} as lead of {named_all(done.cards)} {FOR[offer.side]}"
    return Draft(
        paragraph(f"You proposed {lead}. {decider} decides; nobody else sees it before that.")
    )


def proposal(shown: ProposalShown, _: View) -> Draft:
    """To the coordinator who decides: what would change, what would not, and the two answers."""
    offer, cards = shown.proposal, [*shown.cards, *shown.kept]
    by, name = shorten(offer.by_name, NAME), shorten(offer.name, NAME)
    sentences = shown.sentences if len(cards) == 1 else ()
    accept = _answer("Accept", shown, accept=True) | {"style": "primary"}
    return Draft(
        paragraph(f"{by} proposes {name} as lead of {named_all(cards)} {FOR[offer.side]}."),
        [
            *(quote(each) for each in sentences),
            *changed(shown.cards, offer.side),
            *unchanged(shown.kept, offer.side),
            small("Nothing is changed yet, and nobody else sees this before you accept it."),
        ],
        buttons=[*([accept] if shown.cards else []), _answer("Decline", shown, accept=False)],
        foot=source(shown.statement) if sentences else None,
    )


def decided(done: ProposalDecided, _: View) -> Draft:
    """In place of the proposal: what the coordinator has decided, and what came of it."""
    offer = done.proposal
    if not offer.accepted:
        by = shorten(offer.by_name, NAME)
        return Draft(paragraph(f"You declined what {by} proposed: {_offered(offer)}."))
    ids = [each.deliverable.id for each in done.given]
    led = [id for id in offer.deliverables if id not in ids]
    kept = f" Not changed, being led by now: {listed(led)}." if led else ""
    given = f" {shorten(offer.name, NAME)} leads {listed(ids)} {FOR[offer.side]}." if ids else ""
    return Draft(paragraph(f"You accepted the proposal.{given}{kept}"))


def decision(shown: DecisionShown, _: View) -> Draft:
    """To whoever proposed: what the other side decided."""
    offer = shown.proposal
    verb = "accepted" if offer.accepted else "declined"
    by, ids = shorten(shown.decided_by, NAME), offer.deliverables
    return Draft(
        paragraph(f"{by} {verb} your proposal: {_offered(offer)}."),
        # More would be a wall; the ids stand in the sentence.
        buttons=[look(f"Open {id}", f"show {id}") for id in ids[:ROW]],
    )


def _offered(offer: Proposal) -> str:
    """What is proposed, in few words: "Tomek Wilczarski as lead of CYBER-1 for the EU"."""
    return f"{shorten(offer.name, NAME)} as lead of {listed(offer.deliverables)} {FOR[offer.side]}"


def _answer(label: str, shown: ProposalShown, *, accept: bool) -> Block:
    command = spell_view(DecideProposal(shown.proposal.id, accept))
    return do(label, command, view=command_of(shown))
