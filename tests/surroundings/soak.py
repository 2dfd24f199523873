"""Twenty minutes in which people ask and change without a pause: what memory the processes take."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from bot.catalogue.loader import shipped
from tests.eventually import eventually
from tests.faults.slack import standing
from tests.surroundings import deployed

MINUTES = 20
WARM = 5  # minutes until everything is loaded and remembered
CLAIMERS = 4
CHANNELS = 200
FLAT = 1.05


def soak(place: Path) -> bool:
    """`dpc web` and `dpc worker`, with channels that are reminded and redrawn."""
    url = f"sqlite:///{place}/soak.db"
    with standing(deployed.Workspace()) as api_url:
        deployed.prepare(url, CHANNELS)
        with (
            deployed.at_home(deployed.variables(url, api_url)) as home,
            deployed.started(home, "web", "worker") as processes,
        ):
            base = f"http://127.0.0.1:{home.variables['PORT']}"
            eventually(lambda: deployed.is_ready(base), deployed.PATIENCE)
            ids = [deliverable.id for deliverable in shipped().deliverables[:CLAIMERS]]
            claimers = deployed.Claimers(base, ids)
            with claimers.at_work():
                taken = [_minute(processes) for _ in range(MINUTES)]
    warm, last = mean(taken[WARM : WARM + 3]), mean(taken[-3:])
    print(f"soak of {MINUTES} minutes, {claimers.told} changes: {taken[0]:.0f} MB in the first,")
    print(f"  {warm:.0f} MB once warm, {last:.0f} MB in the end", flush=True)
    return last <= FLAT * warm


def _minute(processes: Iterable[deployed.Process]) -> float:
    """Let a minute pass; the megabytes that the processes and their children take then."""
    time.sleep(60)  # what is tried is what time does
    ids = [each.pid for each in processes]
    children = [child for id in ids for child in _children(id)]
    return sum(map(_megabytes, [*ids, *children]))


def _children(id: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{id}/task/{id}/children").read_text().split()]


def _megabytes(id: int) -> float:
    found = re.search(r"VmRSS:\s*(\d+) kB", Path(f"/proc/{id}/status").read_text())
    return int(found[1]) / 1024 if found else 0
