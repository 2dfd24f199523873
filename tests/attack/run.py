"""Attacks on a target, as many as are wanted, by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.attack.targets import Target
from tests.attack.victim import Victim

# A longer run holds all its examples in memory.
AT_ONCE = 2_000


def attack(victim: Victim, target: Target, inputs: int, first_seed: int) -> int:
    """Try a target; AssertionError, with the least input that shows it, if something breaks.

    Returns:
        How many inputs were tried; a few may be too large to be made, and are left out.
    """
    tried = 0

    def check(sent: Any) -> None:
        nonlocal tried
        tried += 1
        target.check(victim, sent)

    for number in range(0, inputs, AT_ONCE):
        of_batch(target, check, min(AT_ONCE, inputs - number), first_seed + number)()
        victim.settle()
    return tried


def of_batch(
    target: Target, check: Callable[[Any], None], inputs: int, first_seed: int
) -> Callable[[], None]:
    """The Hypothesis test that tries so many inputs."""

    @seed(first_seed)
    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def tried(sent: Any) -> None:
        check(sent)

    return tried
