"""A disk that is full: a small one in memory, which takes root to be made."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from bot.catalogue.loader import shipped
from tests.eventually import eventually
from tests.faults.slack import standing
from tests.surroundings import deployed

SIZE = 8  # megabytes
ROUNDS = 100


def missing() -> str | None:
    """What keeps it from being tried, if anything."""
    return None if os.getuid() == 0 else "root"


def full(place: Path) -> bool:
    """The database's disk, and then the folder of what is measured, have no room left."""
    return all([_run(place / "data", is_data=True), _run(place / "temporary", is_data=False)])


def _run(place: Path, *, is_data: bool) -> bool:
    """Ask and change before it is full, while it is, and once there is room again."""
    with (
        _small(place),
        deployed.at_home({}) as other,
        standing(deployed.Workspace()) as api_url,
    ):
        url = f"sqlite:///{place if is_data else other.folder}/full.db"
        deployed.prepare(url)
        settings = deployed.variables(url, api_url) | {
            "TMPDIR": str(other.folder if is_data else place)
        }
        with deployed.at_home(settings) as home, deployed.started(home, "web"):
            base = f"http://127.0.0.1:{home.variables['PORT']}"
            eventually(lambda: deployed.is_ready(base), deployed.PATIENCE)
            with httpx.Client(base_url=base, timeout=30) as http:
                before = _ask_and_change(http, "U1")
                with _filled(place):
                    meanwhile = _ask_and_change(http, "U2")
                    ready = http.get("/readyz")
                after = _ask_and_change(http, "U3")
        saved = deployed.changes(url)
    answered = before[0] + meanwhile[0] + after[0]
    told = before[1] + meanwhile[1] + after[1]
    name = "the database's disk" if is_data else "the temporary folder"
    print(f"{name} full: {answered} of {3 * ROUNDS} questions answered; {told} changes were")
    print(f"  acknowledged, {meanwhile[1]} of them meanwhile, {saved} kept; /readyz: {ready.text}")
    return answered == 3 * ROUNDS and saved >= told and after[1] == 2 * ROUNDS


def _ask_and_change(http: httpx.Client, user: str) -> tuple[int, int]:
    """Ask, claim and hand back again and again; how many were answered, and how many done."""
    answered = done = 0
    id = shipped().deliverables[0].id
    for _ in range(ROUNDS):
        answered += '"10 topics' in deployed.say(http, "topics", user)[1]
        done += '"You lead ' in deployed.say(http, f"claim {id}", user)[1]
        done += '"You released ' in deployed.say(http, f"release {id}", user)[1]
    return answered, done


@contextmanager
def _small(place: Path) -> Iterator[None]:
    """A disk of some megabytes at a place."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "dpc-small", str(place)]
    subprocess.run(mount, check=True)  # noqa: S603 (our own words)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)  # noqa: S603, S607


@contextmanager
def _filled(place: Path) -> Iterator[None]:
    """Take all the room there is, for a while."""
    filler = place / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)) == 4096:
            pass
    try:
        yield
    finally:
        filler.unlink()
