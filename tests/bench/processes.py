"""What processes use, with their children: by /proc, as Linux tells it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What processes have used so far: milliseconds of CPU, and how often one of them woke up."""

    cpu: float = 0.0
    wakes: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.cpu + other.cpu, self.wakes + other.wakes)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.cpu - other.cpu, self.wakes - other.wakes)


def children(of: int | None = None) -> set[int]:
    """The ids of the children of a process; of this one, unless another is named."""
    found = set[int]()
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            if int(_stat(each)[1]) == (of or os.getpid()):
                found.add(int(each.parent.name))
    return found


def cost(process: int) -> Cost:
    """Of a process and its children."""
    folder = Path(f"/proc/{process}")
    stat = _stat(folder / "stat")
    threads = [each.read_text() for each in folder.glob("task/*/status")]
    wakes = sum(int(each.split("\nvoluntary_ctxt_switches:")[1].split()[0]) for each in threads)
    own = Cost(1000 * (int(stat[11]) + int(stat[12])) / _TICKS, wakes)
    return sum((cost(each) for each in children(process)), own)


def memory(process: int) -> float:
    """Its share of the memory (PSS), and that of its children, in MiB."""
    said = Path(f"/proc/{process}/smaps_rollup").read_text()
    own = int(said.split("\nPss:")[1].split()[0]) / 1024
    return own + sum(map(memory, children(process)))


def _stat(file: Path) -> list[str]:
    """What follows a process's name, which may hold anything."""
    return file.read_text().rpartition(")")[2].split()
