"""Attacks on the bot at length: `python -m tests.attack [inputs [seed]]`, 100,000 by default.

The first input that breaks something ends it, told as small as it can be made.
"""

from __future__ import annotations

import sys
from time import perf_counter, time

from bot import logs
from tests.attack.run import attack
from tests.attack.targets import TARGETS, Target
from tests.attack.victim import standing
from tests.load.deployment import databases
from tests.serving import served


def main(inputs: int, first_seed: int) -> None:
    """Attack every target with its share of the inputs, and print the figures."""
    logs.configure("ERROR")  # what the bot calls an error is heard by the victim, too
    print(f"{inputs} inputs, from seed {first_seed}", flush=True)
    tried = 0
    for target in TARGETS:
        begun = perf_counter()
        number = _attack(target, inputs * target.share // 100, first_seed)
        print(f"{target.name}: {number} inputs, {perf_counter() - begun:.0f} s", flush=True)
        tried += number
    print(f"{tried} inputs; no 5xx, nothing logged as an error, no effect without a right")


def _attack(target: Target, inputs: int, first_seed: int) -> int:
    """Half of the inputs on each kind of database: what was tried before hides nothing there."""
    tried = 0
    with served() as site, databases() as urls:
        for at, url in enumerate(urls.values()):
            with standing(site, url) as victim:
                tried += attack(victim, target, inputs // len(urls), first_seed + at * inputs)
    return tried


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    main(*words, *(100_000, int(time()))[len(words) :])
