"""Proves that a statement says what became of every promise that those before it left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.catalogue.checks.flaw import Flaw, Place
from bot.domain.series import Series
from bot.domain.statement import Catalogue


def life_flaws(catalogue: Catalogue, before: Series) -> Iterator[Flaw]:
    """Yield promises without an answer, with two, or whose answer and wording contradict.

    And a statement that is not later than those `before` it.
    """
    last = before.statement
    if catalogue.statement.held <= last.held:
        what = (
            f"it was held on {catalogue.statement.held}, and {last.slug} on {last.held}: statements"
            " are told apart by their days, and follow each other"
        )
        yield Flaw(("statement", "held"), what)
    open_ids = {each.id for each in before.deliverables}
    count = Counter(each.id for each in catalogue.earlier)
    for id in sorted(open_ids - count.keys()):
        yield Flaw(("earlier",), f"{id} was open: add what became of it")
    promised = {each.id for each in catalogue.deliverables}
    for i, each in enumerate(catalogue.earlier):
        place: Place = ("earlier", i, "id")
        if each.id not in open_ids:
            yield Flaw(place, f"{each.id} is no promise that was open: remove it")
        elif count[each.id] > 1:
            yield Flaw(place, f"{each.id} stands twice: remove one")
        elif each.decision.rewords and each.id not in promised:
            yield Flaw(
                place, f"{each.id} is {each.decision}, but no deliverable is called so: add it"
            )
        elif not each.decision.rewords and each.id in catalogue.deliverable_by_id:
            what = f"{each.id} is {each.decision}, and a deliverable has its id: remove one"
            yield Flaw(place, what)
