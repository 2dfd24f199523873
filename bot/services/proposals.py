"""Proposals: one side names a lead for seats of the other, whose coordinator decides.

Nothing of it is shown to anybody else before it is accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands.assignments import Assign
from bot.domain.commands.proposals import DecideProposal, ShowDecision, ShowProposal
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound, Refused
from bot.domain.outcomes.proposals import DecisionShown, ProposalDecided, ProposalShown, Proposed
from bot.domain.people import is_user_id
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import Side
from bot.domain.state import Proposal
from bot.domain.statement import Deliverable
from bot.services.context import Context
from bot.services.notifications import tell
from bot.services.people import unfit
from bot.services.seats import give, holder, name
from bot.services.usecases import reads, writes
from storage import coordinators, people, proposals


def propose(context: Context, command: Assign, side: Side, asked: Sequence[Deliverable]) -> Outcome:
    """Put a lead for seats of the other side to its coordinator; the same one once only."""
    conn, team = context.conn, context.team
    coordinator = coordinators.of_team(conn, team).get(side)
    if coordinator is None:
        return Refused(Rule.NO_COORDINATOR)
    ids, to = tuple(each.id for each in asked), holder(command)
    waiting = proposals.open_for(conn, team, side)
    same = (p for p in waiting if (p.deliverables, p.holder, p.by) == (ids, to, context.user))
    proposal = next(same, None) or _add(context, command, side, ids)
    return Proposed(proposal, context.cards(asked), coordinator.name)


@writes(DecideProposal)
def decide(context: Context, command: DecideProposal) -> Outcome:
    """Accept or decline; what is accepted is given as if the coordinator had assigned it."""
    proposal = proposals.get(context.conn, context.team, command.number)
    if proposal is None:
        return NotFound(str(command.number))
    if rule := _undecidable(context, proposal, accept=command.accept):
        return Refused(rule, proposal.side)
    user = proposal.holder if is_user_id(proposal.holder) else None
    unit = None if user else proposal.holder
    free: list[Deliverable] = []
    if command.accept:
        given = Assign(proposal.deliverables, None, user, unit, proposal.side)
        note = f"proposed by {proposal.by_name}"
        free = give(context, given, proposal.side, _open(context, proposal), note)
    proposals.decide(context.conn, context.team, proposal.id, command.accept, context.user)
    decided = replace(proposal, accepted=command.accept, decided_by=context.user)
    what = "accepted" if command.accept else "declined"
    context.note(f"proposal {proposal.id}", "proposal", None, what)
    tell(context, proposal.by, ShowDecision(proposal.id))
    return ProposalDecided(decided, context.cards(free))


@reads(ShowProposal)
def show(context: Context, command: ShowProposal) -> Outcome:
    """What is proposed, as it stands now, or what became of it."""
    proposal = proposals.get(context.conn, context.team, command.number)
    if proposal is None:
        return NotFound(str(command.number))
    cards = context.cards_of(proposal.deliverables)
    if proposal.accepted is not None:
        led = (c for c in cards if (s := c.seat(proposal.side)) and s.holder == proposal.holder)
        return ProposalDecided(proposal, tuple(led) if proposal.accepted else ())
    free = tuple(card for card in cards if card.seat(proposal.side) is None)
    refs = dict.fromkeys(ref for card in free for ref in card.deliverable.sentences)
    return ProposalShown(
        context.catalogue.statement,
        proposal,
        free,
        tuple(card for card in cards if card not in free),
        tuple(context.catalogue.sentence_by_ref[ref] for ref in refs),
    )


@reads(ShowDecision)
def show_decision(context: Context, command: ShowDecision) -> Outcome:
    """What the other side decided, for whoever proposed it."""
    proposal = proposals.get(context.conn, context.team, command.number)
    if proposal is None or proposal.decided_by is None:
        return NotFound(str(command.number))
    decided_by = people.name_of(context.conn, context.team, proposal.decided_by)
    return DecisionShown(proposal, decided_by)


def _add(context: Context, command: Assign, side: Side, ids: tuple[str, ...]) -> Proposal:
    conn, team, to, called = context.conn, context.team, holder(command), name(context, command)
    by, by_name, at = context.user, context.profile.name, context.now
    number = proposals.add(conn, team, side, ids, to, called, by, by_name, at)
    context.note(f"proposal {number}", "proposal", None, f"{to} for {', '.join(ids)}")
    coordinator = coordinators.of_team(conn, team)[side]
    tell(context, coordinator.user, ShowProposal(number))
    return Proposal(number, side, ids, to, called, by, by_name, at)


def _open(context: Context, proposal: Proposal) -> list[Deliverable]:
    known, taken = context.catalogue.deliverable_by_id, context.state.seats
    ids = (id for id in proposal.deliverables if id in known)
    return [known[id] for id in ids if (id, proposal.side) not in taken]


def _undecidable(context: Context, proposal: Proposal, *, accept: bool) -> Rule | None:
    """Why the asker cannot decide it so; None where they can."""
    if rule := refusal(context.actor, Deed.DECIDE, proposal.side):
        return rule
    if proposal.accepted is not None:
        return Rule.DECIDED
    if accept and is_user_id(proposal.holder):
        return unfit(context, proposal.holder, proposal.side)
    return None
