"""Attacks on the bot at length: `python -m tests.attack [inputs [seed]]`, 100,000 by default.

The first input that breaks something ends it, told as small as it can be made.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, time

from tests.attack.run import attack
from tests.attack.targets import TARGETS
from tests.attack.victim import standing
from tests.serving import served


def main(inputs: int, first_seed: int) -> None:
    """Attack every target with its share of the inputs, and print the figures."""
    print(f"{inputs} inputs, from seed {first_seed}", flush=True)
    tried = 0
    for target in TARGETS:
        begun = perf_counter()
        # Each on a bot of its own: what one has made of the database hides nothing of the next.
        with served() as site, TemporaryDirectory() as folder, standing(site, Path(folder)) as bot:
            number = attack(bot, target, inputs * target.share // 100, first_seed)
        print(f"{target.name}: {number} inputs, {perf_counter() - begun:.0f} s", flush=True)
        tried += number
    print(f"{tried} inputs; no 5xx, nothing logged as an error, no effect without a right")


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    main(*words, *(100_000, int(time()))[len(words) :])
