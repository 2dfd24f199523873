"""What the bot bears: `python -m tests.load claims` or `python -m tests.load replays`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from tests.load import claims, replays
from tests.load.deployment import Deployment, databases, deployed

LOADS: dict[str, Callable[[Deployment], list[str]]] = {
    "claims": claims.report,
    "replays": replays.report,
}


def main(name: str) -> None:
    """Put one load on the bot, on each kind of database, and print the figures."""
    begun = time.process_time(), time.perf_counter()
    with databases() as urls:
        for kind, url in urls.items():
            with deployed(url) as deployment:
                for line in LOADS[name](deployment):
                    print(f"{kind}, {line}")
    used, passed = time.process_time() - begun[0], time.perf_counter() - begun[1]
    print(f"The client kept {used / passed:.0%} of a core busy.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOADS:
        sys.exit(f"usage: python -m tests.load {'|'.join(LOADS)}")
    main(sys.argv[1])
